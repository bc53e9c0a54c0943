import type { Apparatus, ReferenceListEntry } from "../model/apparatus.ts";
import type { Item } from "../model/bibliography.ts";
import type { Checked, Diagnostic } from "../model/diagnostic.ts";
import type { CitationCluster, Id, Manuscript } from "../model/manuscript.ts";
import type { Block, Citation, Inline, PandocDocument } from "../model/pandoc.ts";
import type { Pandoc } from "../model/tools.ts";
import { mapInlines } from "../tree/walk.ts";
import type { CitationStyle } from "./citation-style.ts";
import { nearestKeys } from "./nearest-keys.ts";

/**
 * Runs the citation style once over all clusters, in document order, and takes from it every citation's text and the
 * reference list. A key that is in no bibliography is set as `[?key]` and reported; the others of its cluster are set.
 */
export async function cite(
  manuscript: Manuscript,
  style: CitationStyle,
  pandoc: Pandoc,
): Promise<Checked<Apparatus>> {
  const items = new Map(manuscript.bibliography.items.map((item) => [item.id, item]));
  const used = usedItems(manuscript, items);
  const names = safeNames(used);
  const diagnostics = [...unknownKeys(manuscript, items), ...uncited(manuscript, used)];
  if (used.length === 0) return { value: withoutItems(manuscript, style), diagnostics };
  const { output } = await pandoc(request(manuscript, style, used, names));
  const document: PandocDocument = JSON.parse(output);
  const ids = new Map([...names].map(([, { safe, id }]) => [`#ref-${safe}`, `#${id}`]));
  const citations = new Map<Id, readonly Inline[]>();
  for (const [index, cluster] of manuscript.citations.entries()) {
    const rendered = relink(renderedIn(document.blocks[index]), ids, "citation-link");
    citations.set(cluster.id, withUnknown(cluster, rendered, items));
  }
  const list = document.blocks.find((block) => block.t === "Div" && block.c[0][0] === "refs");
  const keys = new Map([...names].map(([key, { safe, id }]) => [`ref-${safe}`, { key, id }]));
  return {
    value: {
      citations,
      referenceList: list?.t === "Div" ? list.c[1].flatMap((entry) => listEntry(entry, keys, ids)) : [],
      citationsAreNotes: style.citationsAreNotes,
      hangingIndent: list?.t === "Div" && list.c[0][1].includes("hanging-indent"),
    },
    diagnostics,
  };
}

type Names = ReadonlyMap<string, { readonly safe: string; readonly id: Id }>;

/** Keys may hold any sign; Pandoc gets plain ones, and the editions XML names that are unique. */
function safeNames(items: readonly Item[]): Names {
  const taken = new Set<string>();
  return new Map(
    items.map(({ id: key }, index) => {
      const base = `ref-${key.normalize("NFC").replace(/[^\p{L}\p{N}_.-]+/gu, "-")}`;
      const id = taken.has(base) ? `${base}-${index}` : base;
      taken.add(id);
      return [key, { safe: `item${index}`, id }];
    }),
  );
}

/** In the bibliography's order: sorting by the style must not depend on the order of citing where it says nothing. */
function usedItems(
  { citations, metadata, bibliography }: Manuscript,
  items: ReadonlyMap<string, Item>,
): readonly Item[] {
  if (metadata.nocite.includes("*")) return bibliography.items;
  const cited = new Set([
    ...citations.flatMap((cluster) => cluster.citations.map(({ citationId }) => citationId)),
    ...metadata.nocite,
  ]);
  return [...items.values()].filter(({ id }) => cited.has(id));
}

function request(
  { citations, metadata }: Manuscript,
  style: CitationStyle,
  items: readonly Item[],
  names: Names,
) {
  const named = items.map((item) => ({ ...item, id: names.get(item.id)?.safe }));
  const files: Record<string, string> = { "references.json": JSON.stringify(named) };
  if (style.csl !== null) files["style.csl"] = style.csl;
  const nocite = items.filter(({ id }) => metadata.nocite.includes(id) || metadata.nocite.includes("*"));
  const input = {
    "pandoc-api-version": [1, 23, 1],
    meta: {
      nocite: {
        t: "MetaInlines",
        c: nocite.map(({ id }) => citeOf([plainCitation(names.get(id)?.safe ?? "")])),
      },
    },
    blocks: citations.map((cluster) => paragraphOf(cluster, names, style)),
  };
  return {
    options: {
      from: "json",
      to: "json",
      citeproc: true,
      bibliography: ["references.json"],
      metadata: { "link-citations": true, lang: metadata.language },
      ...(style.csl !== null && { csl: "style.csl" }),
    },
    input: JSON.stringify(input),
    files,
  };
}

/** A cluster in a note stands in a note here, too: a note style would otherwise make a note in the note. */
function paragraphOf(cluster: CitationCluster, names: Names, style: CitationStyle): Block {
  const known = cluster.citations.flatMap((citation) => {
    const name = names.get(citation.citationId);
    return name === undefined ? [] : [{ ...citation, citationId: name.safe }];
  });
  const content: readonly Inline[] = known.length === 0 ? [] : [citeOf(known)];
  if (cluster.note === null || !style.citationsAreNotes) return { t: "Para", c: content };
  return { t: "Para", c: [{ t: "Note", c: [{ t: "Para", c: content }] }] };
}

function citeOf(citations: readonly Citation[]): Inline {
  return { t: "Cite", c: [citations, [{ t: "Str", c: "?" }]] };
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

/** The inlines the style put in the cluster's place. */
function renderedIn(block: Block | undefined): readonly Inline[] {
  if (block?.t !== "Para" && block?.t !== "Plain") return [];
  return block.c.flatMap((inline): readonly Inline[] => {
    if (inline.t === "Cite") return inline.c[1];
    if (inline.t !== "Note") return [inline];
    const inner = inline.c.flatMap((each) => renderedIn(each));
    const isOurs = inline.c.length === 1 && inline.c[0]?.t === "Para" && inline.c[0].c[0]?.t === "Cite";
    return isOurs ? inner : [inline];
  });
}

function relink(
  inlines: readonly Inline[],
  ids: ReadonlyMap<string, string>,
  name: string,
): readonly Inline[] {
  return mapInlines(inlines, {
    inline: (inline) => {
      if (inline.t !== "Link") return inline.t === "RawInline" ? [] : inline;
      const target = ids.get(inline.c[2][0]);
      return target === undefined ? inline : { ...inline, c: [["", [name], []], inline.c[1], [target, ""]] };
    },
  });
}

/** Unknown keys are set where nobody can miss them, beside what the cluster has else. */
function withUnknown(
  cluster: CitationCluster,
  rendered: readonly Inline[],
  items: ReadonlyMap<string, Item>,
): readonly Inline[] {
  const unknown = cluster.citations.filter(({ citationId }) => !items.has(citationId));
  const marks = unknown.flatMap(({ citationId }, index): readonly Inline[] => {
    const mark: Inline = { t: "Span", c: [["", ["unresolved"], []], [{ t: "Str", c: `[?${citationId}]` }]] };
    return index === 0 && rendered.length === 0 ? [mark] : [{ t: "Space" }, mark];
  });
  return [...rendered, ...marks];
}

function withoutItems(manuscript: Manuscript, style: CitationStyle): Apparatus {
  const none = new Map<string, Item>();
  const citations = new Map(
    manuscript.citations.map((cluster) => [cluster.id, withUnknown(cluster, [], none)]),
  );
  return { citations, referenceList: [], citationsAreNotes: style.citationsAreNotes, hangingIndent: false };
}

function listEntry(
  block: Block,
  keys: ReadonlyMap<string, { readonly key: string; readonly id: Id }>,
  ids: ReadonlyMap<string, string>,
): readonly ReferenceListEntry[] {
  if (block.t !== "Div") return [];
  const known = keys.get(block.c[0][0]);
  if (known === undefined) return [];
  const inlines = block.c[1].flatMap((inner) =>
    inner.t === "Para" || inner.t === "Plain" ? inner.c : inner.t === "Div" ? divInlines(inner) : [],
  );
  const label = inlines.flatMap((inline) =>
    hasClass(inline, "csl-left-margin") && inline.t === "Span" ? inline.c[1] : [],
  );
  const content = inlines.flatMap((inline) => {
    if (hasClass(inline, "csl-left-margin")) return [];
    return hasClass(inline, "csl-right-inline") && inline.t === "Span" ? inline.c[1] : [inline];
  });
  return [
    { ...known, label: relink(label, ids, "citation-link"), content: relink(content, ids, "citation-link") },
  ];
}

function divInlines(block: Extract<Block, { t: "Div" }>): readonly Inline[] {
  const inner = block.c[1].flatMap((each) => (each.t === "Para" || each.t === "Plain" ? each.c : []));
  return [{ t: "Span", c: [["", block.c[0][1], []], inner] }];
}

function hasClass(inline: Inline, name: string): boolean {
  return inline.t === "Span" && inline.c[0][1].includes(name);
}

function unknownKeys(
  { citations, bibliography }: Manuscript,
  items: ReadonlyMap<string, Item>,
): readonly Diagnostic[] {
  return citations.flatMap((cluster) =>
    cluster.citations
      .filter(({ citationId }) => !items.has(citationId))
      .map(({ citationId }): Diagnostic => {
        const near = nearestKeys(citationId, bibliography.items);
        return {
          check: "citations/key-is-known",
          severity: "error",
          place: cluster.place,
          message: `"${citationId}" is cited; the bibliography has no entry with this key.`,
          help:
            near.length === 0
              ? "Add the entry, or correct the key."
              : `Did you mean ${near.map((key) => `"${key}"`).join(" or ")}? Otherwise add the entry.`,
        };
      }),
  );
}

function uncited({ bibliography, metadata }: Manuscript, used: readonly Item[]): readonly Diagnostic[] {
  if (metadata.nocite.includes("*")) return [];
  const cited = new Set(used.map(({ id }) => id));
  return bibliography.items.flatMap(({ id }): Diagnostic[] => {
    const place = bibliography.places.get(id);
    if (cited.has(id) || place === undefined) return [];
    return [
      {
        check: "reference-list/items-are-cited",
        severity: "warning",
        place,
        message: `"${id}" is in the bibliography and is not cited; it is not in the reference list.`,
        help: "Cite it, list it under nocite, or delete it.",
      },
    ];
  });
}
