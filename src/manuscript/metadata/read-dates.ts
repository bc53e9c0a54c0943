import type { IsoDate, Metadata } from "../../model/metadata.ts";
import { parseDate } from "./dates.ts";
import { asFields, asText, type Field, type Fields } from "./field.ts";
import type { Reporter } from "./reporter.ts";

/** `dates` with `received`, `accepted` and `published`, or these keys alone; `date` is the day of publication. */
export function readDates(fields: Fields, language: string, reporter: Reporter): Metadata["dates"] {
  const inner = asFields(fields.get("dates"));
  const take = (name: keyof Metadata["dates"], ...others: readonly string[]): IsoDate | undefined => {
    const found = [name, ...others]
      .map((key) => inner?.get(key) ?? fields.get(key))
      .find((field) => field !== undefined);
    reporter.keep(`dates.${name}`, found);
    return found === undefined ? undefined : readDate(found, language, reporter);
  };
  reporter.keep("dates", fields.get("dates"));
  const received = take("received");
  const accepted = take("accepted");
  const published = take("published", "date");
  return {
    ...(received === undefined ? {} : { received }),
    ...(accepted === undefined ? {} : { accepted }),
    ...(published === undefined ? {} : { published }),
  };
}

function readDate(field: Field, language: string, reporter: Reporter): IsoDate | undefined {
  const text = asText(field)?.trim() ?? "";
  if (text === "") return undefined;
  const date = parseDate(text, language);
  if (typeof date === "object") return date.iso;
  if (date === "computed")
    reporter.report(field.place, { ...computed, message: `${computed.message} "${text}".` });
  else
    reporter.report(field.place, {
      check: "metadata/dates-are-understood",
      severity: "error",
      message: `The date is "${text}"${date === "ambiguous" ? ", which can be read in two ways" : ""}; a date such as "2026-03-09" was expected.`,
      help: "Write the date as year, month and day with hyphens.",
    });
  return undefined;
}

/** A build of the same manuscript is the same tomorrow, so today's date can be no part of it. */
const computed = {
  check: "metadata/date-is-fixed",
  severity: "advice",
  message: "The date is left out, since it depends on the day of the build:",
  help: "Write the date of publication, such as `2026-03-09`.",
} as const;
