import type { Check, Finding } from "../check.ts";

export const abstractHasNone: Check = {
  id: "citations/abstract-has-none",
  severity: "advice",
  summary: "The abstract cites no work.",
  why: "Abstracts are read alone, in databases that print no reference list.",
  remedy: "Name what is meant in words, or cite it in the introduction.",
  basis: "APA 7, section 2.9",
  example: {
    file: "publication.yaml",
    bad: "kind: article\ntitle: Tides of the inner bay\nauthors:\n  - name: Ada Lovelace\n    orcid: 0000-0002-1825-0097\n    affiliation: Institute of Tides, Bergen, Norway\n    email: ada@example.org\n    corresponding: true\nabstract: The bay was measured for a year, and its tides are smaller than was thought [@hill2020].\nkeywords: [tides, bays, measurement]\nlanguage: en-GB\ndates:\n  published: 2026-03-09\nlicence: CC-BY-4.0\nbody:\n  - text.md\n",
    good: "kind: article\ntitle: Tides of the inner bay\nauthors:\n  - name: Ada Lovelace\n    orcid: 0000-0002-1825-0097\n    affiliation: Institute of Tides, Bergen, Norway\n    email: ada@example.org\n    corresponding: true\nabstract: The bay was measured for a year, and its tides are smaller than was thought.\nkeywords: [tides, bays, measurement]\nlanguage: en-GB\ndates:\n  published: 2026-03-09\nlicence: CC-BY-4.0\nbody:\n  - text.md\n",
    beside: {
      "text.md": "# Tides\n\nThe bay is small [@hill2020].\n",
      "references.bib":
        "@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}\n",
    },
  },
  run: ({ manuscript }) => {
    const abstracts = new Set(
      manuscript.divisions.filter(({ kind }) => kind === "abstract").map(({ id }) => id),
    );
    return manuscript.citations
      .filter(({ division }) => abstracts.has(division))
      .map(
        ({ place, citations }): Finding => ({
          place,
          message: `The abstract cites ${citations.map(({ citationId }) => `"@${citationId}"`).join(", ")}; an abstract that stands alone was expected.`,
        }),
      );
  },
};
