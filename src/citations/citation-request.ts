import type { Item } from "../model/bibliography.ts";
import type { CitationCluster, Id, Manuscript } from "../model/manuscript.ts";
import type { Block, Citation, Inline } from "../model/pandoc.ts";
import type { PandocRequest } from "../model/tools.ts";
import { visitBlocks } from "../tree/walk.ts";
import type { CitationNames } from "./citation-names.ts";
import { separateCitations } from "./separate-citations.ts";

export type CitationRequest = {
  readonly request: PandocRequest;
  /** The clusters in the order they stand in the request. */
  readonly clusters: readonly CitationCluster[];
};

/**
 * One document for Pandoc's citeproc: a paragraph for each cluster in document order and a note for each note, empty
 * ones too, since styles count notes ("see note 3"). All and only `items` can be cited in it.
 */
export function citationRequest(
  manuscript: Manuscript,
  items: readonly Item[],
  names: CitationNames,
  csl: string | null,
): CitationRequest {
  const { language, nocite } = manuscript.metadata;
  const { blocks, clusters } = layOut(manuscript, names);
  const listed = nocite.includes("*") ? items.map(({ id }) => id) : nocite;
  const hidden = listed.map(names.nameOf).filter((name) => names.items.has(name));
  const named = items.map((item) => ({ ...item, id: names.nameOf(item.id) }));
  const input = {
    "pandoc-api-version": [1, 23, 1],
    meta: { nocite: { t: "MetaInlines", c: [citeOf(hidden.map(plainCitation))] } },
    blocks,
  };
  const request: PandocRequest = {
    options: {
      from: "json",
      to: "json",
      citeproc: true,
      bibliography: ["references.json"],
      metadata: { "link-citations": true, lang: language },
      ...(csl !== null && { csl: "style.csl" }),
    },
    input: JSON.stringify(input),
    files: { "references.json": JSON.stringify(named), ...(csl !== null && { "style.csl": csl }) },
  };
  return { request, clusters };
}

type Layout = { readonly blocks: readonly Block[]; readonly clusters: readonly CitationCluster[] };

function layOut({ divisions, citations }: Manuscript, names: CitationNames): Layout {
  const byId = new Map(citations.map((cluster) => [cluster.id, cluster]));
  const clusters: CitationCluster[] = [];
  const blocks: Block[] = [];
  const notes = new Map<Id, Inline[]>();
  for (const division of divisions)
    visitBlocks(division.blocks, {
      inline: (inline) => {
        if (inline.t !== "Span") return;
        const [[id, classes], content] = inline.c;
        if (classes.includes("note")) {
          const inlines: Inline[] = startsWithCitation(content[0]) ? [] : [{ t: "Str", c: "…" }];
          notes.set(id, inlines);
          blocks.push({ t: "Para", c: [{ t: "Note", c: [{ t: "Para", c: inlines }] }] });
        }
        const cluster = byId.get(id);
        if (cluster === undefined) return;
        const cited = citeOf(separateCitations(cluster.citations).map((each) => renamed(each, names)));
        clusters.push(cluster);
        const note = cluster.note === null ? undefined : notes.get(cluster.note);
        if (note === undefined) blocks.push({ t: "Para", c: [cited] });
        else note.push(cited);
      },
    });
  return { blocks, clusters };
}

/** In a note style, Pandoc sets a citation inside a note in brackets, but not one that the note begins with. */
function startsWithCitation(note: Inline | undefined): boolean {
  const first = note?.t === "Note" ? note.c[0] : undefined;
  const inline = first?.t === "Para" || first?.t === "Plain" ? first.c[0] : undefined;
  return inline?.t === "Span" && inline.c[0][1].includes("citation");
}

function renamed(citation: Citation, { nameOf }: CitationNames): Citation {
  return { ...citation, citationId: nameOf(citation.citationId) };
}

function citeOf(citations: readonly Citation[]): Inline {
  return { t: "Cite", c: [citations, []] };
}

function plainCitation(citationId: string): Citation {
  return {
    citationId,
    citationPrefix: [],
    citationSuffix: [],
    citationMode: { t: "NormalCitation" },
    citationNoteNum: 0,
    citationHash: 0,
  };
}
