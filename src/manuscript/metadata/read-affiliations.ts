import type { Affiliation } from "../../model/metadata.ts";
import { asFields, asList, asText, type Field, type Fields } from "./field.ts";
import type { Reporter } from "./reporter.ts";
import { affiliationSchema } from "./schema.ts";

/** The publication's institutions, and the names by which authors refer to them. */
export type Affiliations = {
  readonly list: readonly Affiliation[];
  /** The affiliation's index; -1 where none has that name. */
  readonly find: (reference: string) => number;
  /** The index of an institution that an author brings along; one of the same name is not listed twice. */
  readonly add: (affiliation: Affiliation, item: Field) => number;
};

const affiliationKeys = ["name", "city", "country", "ror"] as const;

export function readAffiliations(field: Field | undefined, reporter: Reporter): Affiliations {
  const list: Affiliation[] = [];
  const names = new Map<string, number>();
  const append = (affiliation: Affiliation, item: Field): number => {
    const index = list.push(affiliation) - 1;
    reporter.keep(`affiliations.${index}`, item);
    const fields = asFields(item);
    for (const key of affiliationKeys) reporter.keep(`affiliations.${index}.${key}`, fields?.get(key));
    return index;
  };
  const add = (affiliation: Affiliation, item: Field): number => {
    const known = list.findIndex(({ name }) => name === affiliation.name);
    return known >= 0 ? known : append(affiliation, item);
  };
  reporter.keep("affiliations", field);
  for (const item of asList(field)) {
    const affiliation = readAffiliation(item, reporter);
    if (affiliation === null) continue;
    const index = append(affiliation, item);
    const fields = asFields(item);
    for (const key of ["index", "id", "ref"]) {
      const name = asText(fields?.get(key));
      if (name !== null) names.set(name.trim(), index);
    }
  }
  // Without names of their own they are counted.
  if (names.size === 0) for (const index of list.keys()) names.set(`${index + 1}`, index);
  // Where the list gives no numbers, its order does.
  if (names.size === 0) for (const index of list.keys()) names.set(String(index + 1), index);
  return { list, find: (reference) => names.get(reference.trim()) ?? -1, add };
}

/** An institution by name, or with `name` (or `department` and `university`), `city`, `country`, `ror`. */
export function readAffiliation(item: Field, reporter: Reporter): Affiliation | null {
  const fields = asFields(item);
  const text = fields === null ? asText(item) : nameOf(fields);
  const name = reporter.accept(
    "name",
    affiliationSchema.shape.name,
    text?.replace(/\s+/g, " ").trim(),
    item.place,
  );
  if (name === undefined) return null;
  const { city, country, ror } = affiliationSchema.shape;
  const take = (key: string, schema: typeof city): string | undefined => {
    const field = fields?.get(key);
    const value = key === "ror" ? rorAddress(asText(field)) : asText(field);
    return field === undefined ? undefined : reporter.accept(key, schema, value, field.place);
  };
  const found = { city: take("city", city), country: take("country", country), ror: take("ror", ror) };
  return {
    name,
    ...(found.city === undefined ? {} : { city: found.city }),
    ...(found.country === undefined ? {} : { country: found.country }),
    ...(found.ror === undefined ? {} : { ror: found.ror }),
  };
}

function nameOf(fields: Fields): string | null {
  const parts = ["department", "group", "name", "university", "institution"].flatMap(
    (key) => asText(fields.get(key)) ?? [],
  );
  return parts.length === 0 ? null : parts.join(", ");
}

function rorAddress(text: string | null): string | null {
  return text !== null && /^0[a-z0-9]{8}$/.test(text) ? `https://ror.org/${text}` : text;
}
