import type { Contributor, ContributorRole, Metadata } from "../../model/metadata.ts";
import { asList, asText, type Fields } from "./field.ts";
import { parseName, splitNames } from "./names.ts";
import type { Reporter } from "./reporter.ts";

/** Keys of those who made the publication with its authors, in the order in which they are printed. */
const roles = [
  ["editors", "editor"],
  ["translators", "translator"],
  ["illustrators", "illustrator"],
] as const satisfies readonly (readonly [key: string, role: ContributorRole])[];

/** Editors, translators and illustrators; names as of authors: "Ada Lovelace" or "Lovelace, Ada". */
export function readContributors(fields: Fields, reporter: Reporter): Pick<Metadata, "contributors"> {
  const contributors = roles.flatMap(([key, role]) => {
    const field = fields.get(key);
    reporter.keep(key, field);
    return asList(field)
      .flatMap((item) => splitNames(asText(item) ?? ""))
      .map((text): Contributor => ({ role, ...parseName(text) }));
  });
  return contributors.length === 0 ? {} : { contributors };
}
