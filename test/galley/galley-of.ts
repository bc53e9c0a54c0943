import { citationStyle } from "../../src/citations/citation-style.ts";
import { cite } from "../../src/citations/cite.ts";
import { readBibliography } from "../../src/citations/read-bibliography.ts";
import { setGalley } from "../../src/galley/set.ts";
import { parseManuscript } from "../../src/manuscript/parse.ts";
import { readTrees } from "../../src/manuscript/parsing/read-trees.ts";
import { typesetMathematics } from "../../src/mathematics/typeset.ts";
import type { Galley } from "../../src/model/galley.ts";
import type { DivisionKind, DivisionRole } from "../../src/model/manuscript.ts";
import type { Metadata } from "../../src/model/metadata.ts";
import type { DivisionSource } from "../../src/model/reading.ts";
import type { Pandoc } from "../../src/model/tools.ts";
import { numberManuscript } from "../../src/numbering/number.ts";
import { formulasIn } from "../../src/tree/formulas.ts";

export type DivisionText = {
  readonly role?: DivisionRole;
  readonly kind?: DivisionKind;
  readonly text: string;
};

const metadata: Metadata = {
  kind: "article",
  title: "A title",
  authors: [],
  affiliations: [],
  keywords: [],
  language: "en-GB",
  direction: "ltr",
  journal: {},
  dates: {},
  funding: [],
  citationStyle: "chicago-author-date",
  bibliography: [],
  nocite: [],
  editions: ["pdf", "epub"],
  settings: {
    numberDepth: 3,
    contents: false,
    contentsDepth: 3,
    trim: { width: 210, height: 297 },
    hyphenate: true,
  },
};

/** Carries Markdown through every stage up to the galley; images are missing, since there are no files. */
export async function galleyOf(
  divisions: readonly DivisionText[],
  given: Partial<Metadata>,
  bibtex: string,
  pandoc: Pandoc,
): Promise<Galley> {
  const sources = divisions.map(({ role = "body", kind = "article", text }, index): DivisionSource => {
    const path = `division-${index + 1}.md`;
    return { role, kind, source: { path, text }, markdown: text };
  });
  const reading = {
    slug: "test",
    metadata: { ...metadata, ...given },
    divisions: sources,
    fieldPlaces: new Map(),
  };
  const bytes = new TextEncoder().encode(bibtex);
  const bibliography = await readBibliography([{ path: "references.bib", bytes }], pandoc);
  const { value: manuscript } = parseManuscript(
    reading,
    await readTrees(sources, pandoc),
    bibliography.value,
  );
  const place = { file: "division-1.md", line: 1, column: 1, certainty: "exact" } as const;
  const style = citationStyle(
    reading.metadata.citationStyle,
    new Map([["chicago-author-date", null]]),
    place,
  );
  const apparatus = await cite(manuscript, style.value, pandoc);
  const formulas = manuscript.divisions.flatMap(({ blocks }) => formulasIn(blocks));
  const mathematics = await typesetMathematics(formulas, pandoc);
  return setGalley({
    manuscript,
    numbering: numberManuscript(manuscript, style.value.citationsAreNotes),
    apparatus: apparatus.value,
    mathematics: mathematics.value,
    resources: new Map(),
    title: [{ t: "Str", c: "Title" }],
    subtitle: [],
  });
}
