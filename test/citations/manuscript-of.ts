import type { Bibliography } from "../../src/model/bibliography.ts";
import type { CitationCluster, Manuscript } from "../../src/model/manuscript.ts";
import type { Metadata } from "../../src/model/metadata.ts";
import type { Inline, PandocDocument } from "../../src/model/pandoc.ts";
import type { Place } from "../../src/model/place.ts";
import type { Pandoc } from "../../src/model/tools.ts";
import { mapBlocks, visitBlocks, visitInlines } from "../../src/tree/walk.ts";

/** The least a manuscript needs to be cited: Markdown with the ids that the parser gives, places by paragraph. */
export async function manuscriptOf(
  markdown: string,
  bibliography: Bibliography,
  pandoc: Pandoc,
  settings: Partial<Metadata> = {},
): Promise<Manuscript> {
  const { output } = await pandoc({ options: { from: "markdown", to: "json" }, input: markdown });
  const document: PandocDocument = JSON.parse(output);
  let count = 0;
  const wrap = (kind: string, inline: Inline): Inline => {
    count += 1;
    return { t: "Span", c: [[`${kind}-${count}`, [kind], []], [inline]] };
  };
  const blocks = mapBlocks(document.blocks, {
    inline: (inline) =>
      inline.t === "Cite" ? wrap("citation", inline) : inline.t === "Note" ? wrap("note", inline) : inline,
  });
  const citations: CitationCluster[] = [];
  const noteOf = new Map<string, string>();
  const place = (line: number): Place => ({ file: "article.md", line, column: 1, certainty: "exact" });
  for (const [index, block] of blocks.entries())
    visitBlocks([block], {
      inline: (inline) => {
        if (inline.t !== "Span") return;
        const [[id, classes], content] = inline.c;
        if (classes.includes("note"))
          visitInlines(content, { inline: (inner) => inner.t === "Span" && noteOf.set(inner.c[0][0], id) });
        const cite = content[0];
        if (!classes.includes("citation") || cite?.t !== "Cite") return;
        const note = noteOf.get(id) ?? null;
        citations.push({ id, division: "article", place: place(index + 1), citations: cite.c[0], note });
      },
    });
  return {
    metadata: { ...metadata, ...settings },
    divisions: [
      { id: "article", role: "body", kind: "article", file: "article.md", blocks, place: place(1) },
    ],
    headings: [],
    figures: [],
    tables: [],
    equations: [],
    notes: [],
    images: [],
    links: [],
    crossReferences: [],
    citations,
    queries: [],
    bibliography,
  };
}

const metadata: Metadata = {
  kind: "article",
  title: "Title",
  authors: [],
  affiliations: [],
  keywords: [],
  language: "en",
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
