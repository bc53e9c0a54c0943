import type { Direction } from "../../model/metadata.ts";
import type { Place } from "../../model/place.ts";
import { asText, type Fields } from "./field.ts";
import { canonicalLanguage, directionOf, nearestLanguage } from "./languages.ts";
import type { Reporter } from "./reporter.ts";
import { metadataSchema } from "./schema.ts";

const fallback = "en";

/** The language from the metadata, else from the file's name; English where neither tells. */
export function readLanguage(
  fields: Fields,
  fromName: string | undefined,
  whole: Place,
  reporter: Reporter,
): { readonly language: string; readonly direction: Direction } {
  reporter.keep("language", fields.get("language"));
  reporter.keep("direction", fields.get("direction"));
  const language = languageOf(fields, fromName, whole, reporter);
  const field = fields.get("direction");
  const direction =
    field === undefined
      ? undefined
      : reporter.accept(
          "direction",
          metadataSchema.shape.direction,
          asText(field)?.toLowerCase(),
          field.place,
        );
  return { language, direction: direction ?? directionOf(language) };
}

function languageOf(fields: Fields, fromName: string | undefined, whole: Place, reporter: Reporter): string {
  const field = fields.get("language");
  const written = asText(field)?.trim() ?? "";
  if (field === undefined || written === "") {
    if (fromName !== undefined) return fromName;
    reporter.report(whole, unsaid);
    return fallback;
  }
  const known = canonicalLanguage(written);
  if (known !== null) return known;
  const near = nearestLanguage(written);
  reporter.report(field.place, {
    check: "metadata/language-is-known",
    severity: "error",
    message: `The language is "${written}"; a language tag (BCP 47) such as "en-GB" was expected.`,
    help: near === null ? "Write the tag of the language." : `Did you mean "${near.tag}" (${near.name})?`,
  });
  return fallback;
}

const unsaid = {
  check: "metadata/language-is-given",
  severity: "advice",
  message: "Nothing says which language the text is in; it is taken for English.",
  help: "Add `language: en`, or the tag of the language.",
} as const;
