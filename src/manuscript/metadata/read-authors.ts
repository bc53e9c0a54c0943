import type { Author } from "../../model/metadata.ts";
import { nearestWord } from "../nearest.ts";
import { asFields, asFlag, asList, asText, type Field, type Fields, fieldAt } from "./field.ts";
import { authorOtherNames, authorToolKeys } from "./known-keys.ts";
import { hasOrcidCheckDigit, isKeyNotName, type Name, parseName, splitNames, splitNotes } from "./names.ts";
import { type Affiliations, readAffiliation } from "./read-affiliations.ts";
import type { Reporter } from "./reporter.ts";
import { authorKeys, authorSchema } from "./schema.ts";

/** The authors in their order, as JOSS, Quarto, Manubot, Pandoc and Hugo write them. */
export function readAuthors(
  field: Field | undefined,
  affiliations: Affiliations,
  reporter: Reporter,
): readonly Author[] {
  const authors: Author[] = [];
  reporter.keep("authors", field);
  for (const item of asList(field)) {
    const written = asFields(item);
    if (written !== null) {
      const fields = rename(written, reporter);
      const author = readAuthor(item, fields, affiliations, reporter);
      if (author !== null) keepPlaces(authors.push(author) - 1, item, fields, reporter);
    } else
      for (const name of splitNames(splitNotes(asText(item) ?? "").name))
        reporter.keep(`authors.${authors.push(namedAuthor(name, item, reporter)) - 1}`, item);
  }
  return authors;
}

/** Keys of an author and what they are called in `Author`. */
const placedKeys = [
  ["name", "name"],
  ["given", "given"],
  ["family", "family"],
  ["orcid", "orcid"],
  ["email", "email"],
  ["corresponding", "corresponding"],
  ["equal-contribution", "equalContribution"],
  ["affiliations", "affiliations"],
  ["roles", "roles"],
] as const;

function keepPlaces(index: number, item: Field, fields: Fields, reporter: Reporter): void {
  reporter.keep(`authors.${index}`, item);
  for (const [key, name] of placedKeys) reporter.keep(`authors.${index}.${name}`, fields.get(key));
}

function namedAuthor(text: string, item: Field, reporter: Reporter): Author {
  reportKey(text, item, reporter);
  return {
    ...printedName(parseName(text)),
    corresponding: false,
    equalContribution: false,
    affiliations: [],
    roles: [],
  };
}

function printedName({ name, given, family }: Name): Pick<Author, "name" | "given" | "family" | "literal"> {
  return given === undefined || family === undefined ? { name, literal: name } : { name, given, family };
}

function readAuthor(
  item: Field,
  fields: Fields,
  affiliations: Affiliations,
  reporter: Reporter,
): Author | null {
  const { name: whole, notes } = splitNotes(wholeName(fields));
  const name = nameOf(fields, whole);
  if (name === null) {
    reporter.report(item.place, nameless);
    return null;
  }
  reportKey(name.name, item, reporter);
  const email = emailOf(fields, notes, reporter);
  const orcid = orcidOf(fields, reporter);
  const says = (pattern: RegExp): boolean => notes.some((note) => pattern.test(note));
  return {
    ...printedName(name),
    ...(orcid === undefined ? {} : { orcid }),
    ...(email === undefined ? {} : { email }),
    corresponding: isSet(fields, "corresponding") || says(/correspond/i),
    equalContribution: isSet(fields, "equal-contribution") || says(/equal|co-first/i),
    affiliations: affiliationsOf(fields, affiliations, reporter),
    roles: asList(fields.get("roles")).flatMap(
      (role) => asText(role) ?? asText(asFields(role)?.get("role")) ?? [],
    ),
  };
}

/** Keys as ours; unknown ones are reported. */
function rename(fields: Fields, reporter: Reporter): Fields {
  const renamed = new Map<string, Field>();
  for (const [key, field] of fields) {
    const name = authorOtherNames.get(key) ?? key;
    if (authorKeys.includes(name) || name === "particle" || name === "suffix") renamed.set(name, field);
    else if (authorToolKeys.has(key)) renamed.set(key, field);
    else {
      const near = nearestWord(key, authorKeys);
      reporter.report(field.keyPlace, {
        check: "metadata/keys-are-known",
        severity: "warning",
        message: `"${key}" is no key of an author's; it was left out.`,
        help: near === null ? "Delete the key." : `Did you mean "${near}"?`,
      });
    }
  }
  return renamed;
}

function wholeName(fields: Fields): string {
  return asText(fields.get("name")) ?? "";
}

/** Quarto's `name` may itself have parts. */
function nameOf(fields: Fields, whole: string): Name | null {
  const inner = asFields(fields.get("name")) ?? fields;
  const part = (key: string): string => (asText(inner.get(key)) ?? asText(fields.get(key)) ?? "").trim();
  const given = part("given");
  const family = [part("particle"), part("family")].filter((word) => word !== "").join(" ");
  const printed = whole === "" ? asText(inner.get("literal")) : whole;
  const tail = part("suffix") === "" ? "" : ` ${part("suffix")}`;
  if (given !== "" && family !== "") return { name: printed ?? `${given} ${family}${tail}`, given, family };
  const name = printed ?? `${given}${family}`;
  return name === "" ? null : parseName(name);
}

function emailOf(fields: Fields, notes: readonly string[], reporter: Reporter): string | undefined {
  const field = fields.get("email");
  const noted = notes.flatMap((note) => /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(note)?.[0] ?? []).at(0);
  if (field === undefined) return noted;
  return reporter.accept("email", authorSchema.shape.email, asText(field)?.trim(), field.place) ?? noted;
}

function orcidOf(fields: Fields, reporter: Reporter): string | undefined {
  const field = fields.get("orcid");
  const written = asText(field)?.trim();
  if (field === undefined || written === undefined) return undefined;
  const bare = written.replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i, "").toUpperCase();
  const orcid = reporter.accept("orcid", authorSchema.shape.orcid, bare, field.place);
  if (orcid === undefined || hasOrcidCheckDigit(orcid)) return orcid;
  reporter.report(field.place, {
    check: "metadata/orcid-is-valid",
    severity: "warning",
    message: `The ORCID is "${orcid}", whose last digit does not fit the others; it was left out.`,
    help: "Copy the ORCID from the author's page at orcid.org.",
  });
  return undefined;
}

function isSet(fields: Fields, key: string): boolean {
  const field = fields.get(key) ?? fieldAt(fields, "attributes", key);
  if (asFields(field) !== null) return true;
  return asFlag(field) ?? (asText(field) !== null && asText(field) !== "");
}

/** Numbers or names of listed institutions, `"1, 2"` too; otherwise institutions written out. */
function affiliationsOf(fields: Fields, affiliations: Affiliations, reporter: Reporter): readonly number[] {
  const found = asList(fields.get("affiliations")).flatMap((item) => {
    const inner = asFields(item);
    const reference = inner === null ? asText(item) : asText(inner.get("ref"));
    const known = reference === null ? [] : listed(reference, affiliations);
    if (known.length > 0)
      return known.flatMap((entry) => entry.index ?? reportUnlisted(entry.name, item, reporter));
    const own = readAffiliation(item, reporter);
    return own === null ? [] : [affiliations.add(own, item)];
  });
  return [...new Set(found)];
}

type Reference = { readonly name: string; readonly index: number | null };

/** Empty where the text is no list of references but an institution's name. */
function listed(text: string, affiliations: Affiliations): readonly Reference[] {
  const whole = affiliations.find(text);
  if (whole >= 0) return [{ name: text, index: whole }];
  const parts = text.split(/[,;]\s*/).filter((part) => part.trim() !== "");
  const isReference = (part: string): boolean => affiliations.find(part) >= 0 || /^\s*\d+\s*$/.test(part);
  if (!parts.every(isReference)) return [];
  return parts.map((name) => ({
    name: name.trim(),
    index: affiliations.find(name) >= 0 ? affiliations.find(name) : null,
  }));
}

function reportUnlisted(name: string, item: Field, reporter: Reporter): readonly number[] {
  reporter.report(item.place, {
    check: "metadata/affiliation-is-listed",
    severity: "error",
    message: `The author refers to affiliation "${name}", and no affiliation of that number is listed.`,
    help: "Add it to `affiliations`, or correct the number.",
  });
  return [];
}

function reportKey(name: string, item: Field, reporter: Reporter): void {
  if (!isKeyNotName(name)) return;
  reporter.report(item.place, {
    check: "metadata/author-names-are-written-out",
    severity: "warning",
    message: `The author is "${name}", which looks like a key; a name as it is to be printed was expected.`,
    help: "Write the name out, such as `Ada Lovelace`.",
  });
}

const nameless = {
  check: "metadata/authors-have-names",
  severity: "error",
  message: "The author has no name; `name`, or `given` and `family`, was expected.",
  help: "Add `name:`.",
} as const;
