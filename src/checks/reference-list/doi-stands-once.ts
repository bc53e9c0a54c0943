import type { Check, Finding } from "../check.ts";
import { doiOf, fieldOf } from "./item-values.ts";
import { type ListedWork, listedWorks } from "./listed-works.ts";

const entry = (more: string): string =>
  `@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}, doi = {10.1000/182}${more}}\n`;

export const doiStandsOnce: Check = {
  id: "reference-list/doi-stands-once",
  severity: "advice",
  summary: "An entry that has a DOI does not give it a second time as its address.",
  why: "Styles that print the DOI and the address print the same link twice.",
  remedy: "Delete the address; the link is made from the DOI.",
  basis: "Crossref, DOI display guidelines",
  example: {
    file: "references.bib",
    bad: entry(", url = {https://doi.org/10.1000/182}"),
    good: entry(""),
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  /** One finding for a file: databases write all their entries so. */
  run: (subject) => {
    const byFile = Map.groupBy(listedWorks(subject).filter(repeatsDoi), ({ place }) => place.file);
    return [...byFile.values()].flatMap(([first, ...others]): readonly Finding[] => {
      if (first === undefined) return [];
      const ids = [first, ...others].map(({ item }) => `"${item.id}"`);
      const rest = ids.length > most ? ` and ${ids.length - most} more` : "";
      return [
        {
          place: first.placeOf("URL"),
          message: `Besides the DOI, the address repeats it in ${ids.slice(0, most).join(", ")}${rest}; the DOI alone was expected.`,
        },
      ];
    });
  },
};

const most = 5;

function repeatsDoi({ item, typed }: ListedWork): boolean {
  const doi = doiOf(item);
  const [, repeated] = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/(10\.\S+)$/i.exec(fieldOf(item, "URL")) ?? [];
  return !typed && doi !== "" && repeated?.toLowerCase() === doi;
}
