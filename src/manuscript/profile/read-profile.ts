import type { z } from "zod";
import type { Checked, Diagnostic } from "../../model/diagnostic.ts";
import type { Bounds, Profile } from "../../model/profile.ts";
import type { Source } from "../../model/source.ts";
import { findingAt } from "../finding.ts";
import { asFields, type Field, type Fields, plain } from "../metadata/field.ts";
import { readYaml } from "../metadata/read-yaml.ts";
import { nearestWord } from "../nearest.ts";
import { profileSchema } from "./profile-schema.ts";

type Written = z.infer<typeof profileSchema>;

/** Reads a journal's profile. A key that is not understood is reported and left out; the rest holds. */
export function readProfile({ path, text }: Source): Checked<Profile> {
  const { value: fields, diagnostics } = readYaml({ file: path, text, firstLine: 1 });
  const found: Diagnostic[] = [...diagnostics];
  const written = understood(fields, path, found);
  return { value: profileOf(written, path), diagnostics: found };
}

/** The keys that the schema takes, each for itself. */
function understood(fields: Fields, path: string, found: Diagnostic[]): Written {
  const taken: Record<string, unknown> = {};
  for (const [key, field] of fields) {
    const schema = isKey(key) ? profileSchema.shape[key] : undefined;
    if (schema === undefined) found.push(unknownKey(key, field));
    else {
      const parsed = schema.safeParse(plain(field));
      if (parsed.success) taken[key] = parsed.data;
      else found.push(...parsed.error.issues.map((issue) => refused(key, field, issue, schema.description)));
    }
  }
  const whole = profileSchema.safeParse(taken);
  if (whole.success) return whole.data;
  throw new Error(`The parts of "${path}" hold and the whole does not: ${whole.error.message}`);
}

function isKey(key: string): key is keyof typeof profileSchema.shape {
  return Object.hasOwn(profileSchema.shape, key);
}

function unknownKey(key: string, { keyPlace }: Field): Diagnostic {
  const near = nearestWord(key, Object.keys(profileSchema.shape));
  return findingAt(keyPlace, {
    check: "configuration/profile-is-understood",
    severity: "error",
    message: `"${key}" is no key of a profile.`,
    help: near === null ? "Delete the key." : `Did you mean "${near}"?`,
  });
}

function refused(
  key: string,
  field: Field,
  issue: z.core.$ZodIssue,
  expected: string | undefined,
): Diagnostic {
  const inside = issue.path.map(String);
  const at = inside.reduce<Field>((outer, name) => asFields(outer)?.get(name) ?? outer, field);
  const name = [key, ...inside].join(".");
  return findingAt(at.place, {
    check: "configuration/profile-is-understood",
    severity: "error",
    message: `"${name}" is not as it should be; ${expected ?? "another value"} was expected.`,
    help: "Correct the value or delete the key.",
  });
}

function profileOf(written: Written, path: string): Profile {
  const { limits = {}, style = {}, severities = {}, sections = [] } = written;
  return {
    name: written.name ?? path,
    severities: new Map(Object.entries(severities)),
    sections: sections.map((section) => {
      if (typeof section === "string") return { headings: [section], required: true };
      return { headings: [section.heading].flat(), required: section.required ?? true };
    }),
    limits: {
      ...(limits["abstract-words"] && { abstractWords: boundsOf(limits["abstract-words"]) }),
      ...(limits.keywords && { keywords: boundsOf(limits.keywords) }),
      ...(limits["title-words"] && { titleWords: boundsOf(limits["title-words"]) }),
      ...(limits.words && { words: boundsOf(limits.words) }),
      ...(limits["figure-resolution"] && { figureResolution: boundsOf(limits["figure-resolution"]) }),
    },
    ...(written["citation-style"] !== undefined && { citationStyle: written["citation-style"] }),
    style: {
      ...(style["heading-case"] !== undefined && { headingCase: style["heading-case"] }),
      ...(style["serial-comma"] !== undefined && { serialComma: style["serial-comma"] }),
      ...(style.spelling !== undefined && { spelling: style.spelling }),
      ...(style["quotation-marks"] !== undefined && { quotationMarks: style["quotation-marks"] }),
      ...(style.dashes !== undefined && { dashes: style.dashes }),
      ...(style["citation-order"] !== undefined && { citationOrder: style["citation-order"] }),
      ...(style.avoid !== undefined && { avoid: new Map(Object.entries(style.avoid)) }),
    },
  };
}

type WrittenBounds = { readonly least?: number | undefined; readonly most?: number | undefined };

function boundsOf({ least, most }: WrittenBounds): Bounds {
  return { ...(least !== undefined && { least }), ...(most !== undefined && { most }) };
}
