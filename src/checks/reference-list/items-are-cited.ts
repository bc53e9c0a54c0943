import type { Check, Finding } from "../check.ts";

const sea =
  "@book{asadi2017,\n  author = {Asadi, Mina},\n  title = {The Sea},\n  publisher = {Harbour},\n  address = {Bergen},\n  year = {2017}\n}\n";
const harbours =
  "@book{bahari2018,\n  author = {Bahari, Reza},\n  title = {Harbours of the North},\n  publisher = {Quay},\n  address = {Tehran},\n  year = {2018}\n}\n";

export const itemsAreCited: Check = {
  id: "reference-list/items-are-cited",
  severity: "warning",
  summary: "Every work of the bibliography is cited, by its key or by name and year.",
  why: "A work that nobody cites is left over from an earlier version, or its citation was lost.",
  remedy: "Cite it, list it under nocite, or delete it.",
  basis: "House",
  example: {
    bad: "# Introduction\n\nThe sea is wide [@asadi2017].\n",
    good: "# Introduction\n\nThe sea is wide [@asadi2017; @bahari2018].\n",
    beside: { "references.bib": `${sea}\n${harbours}` },
  },
  run: ({ citations: { citations, items }, manuscript: { divisions, metadata } }) => {
    if (metadata.nocite.includes("*")) return [];
    const texts = new Set(divisions.map(({ file }) => file));
    const meant = new Set([...metadata.nocite, ...citations.flatMap(({ candidates }) => candidates)]);
    return items
      .filter(({ id, place }) => !meant.has(id) && !texts.has(place.file))
      .map(
        ({ id, place }): Finding => ({
          place,
          message: `"${id}" is in the bibliography and is never cited; it is left out of the reference list.`,
        }),
      );
  },
};
