import type { Apparatus } from "../model/apparatus.ts";
import type { Item } from "../model/bibliography.ts";
import type { Checked, Diagnostic } from "../model/diagnostic.ts";
import type { CitationCluster, Id, Manuscript } from "../model/manuscript.ts";
import type { Block, Inline, PandocDocument } from "../model/pandoc.ts";
import type { Pandoc, PandocResult } from "../model/tools.ts";
import { visitBlocks } from "../tree/walk.ts";
import { citationFindings, styleFindings, wholePlace } from "./citation-findings.ts";
import { nameItems } from "./citation-names.ts";
import { citationRequest } from "./citation-request.ts";
import { type CitationStyle, chicago } from "./citation-style.ts";
import { refusal } from "./convert-entries.ts";
import { takeFormulas } from "./formulas-in-items.ts";
import { type ItemFinder, itemFinder } from "./item-finder.ts";
import { renderedList } from "./rendered-list.ts";
import { renderedText, withUnknownKeys } from "./rendered-text.ts";
import { separateCitations } from "./separate-citations.ts";
import { withTypedEntries } from "./typed-entry.ts";

/**
 * Runs the citation style once over all clusters, in document order, and takes from it every citation's text and the
 * reference list. Only cited items and those under `nocite` are sent. A key that no item has is set as `[?key]` and
 * reported; the others of its cluster are set.
 */
export async function cite(
  manuscript: Manuscript,
  style: CitationStyle,
  pandoc: Pandoc,
): Promise<Checked<Apparatus>> {
  const find = itemFinder(manuscript.bibliography);
  const keys = citedKeys(manuscript);
  const used = usedItems(manuscript, keys, find);
  const findings = citationFindings(manuscript, find);
  if (used.length === 0 && keys.length === 0)
    return { value: { ...nothing, citationsAreNotes: style.citationsAreNotes }, diagnostics: findings };
  const names = nameItems(used, keys, find);
  const { items, formulas } = takeFormulas(used);
  const rendered = await render(
    style,
    manuscript,
    (csl) => citationRequest(manuscript, items, names, csl),
    pandoc,
  );
  const citations = new Map<Id, readonly Inline[]>();
  for (const [index, cluster] of rendered.clusters.entries()) {
    const text = renderedText(rendered.texts[index] ?? [], names, formulas);
    citations.set(cluster.id, withUnknownKeys(text, unknownIn(cluster, find)));
  }
  const list = renderedList(rendered.blocks, names, formulas);
  return {
    value: {
      citations,
      hangingIndent: list.hangingIndent,
      referenceList: withTypedEntries(list.referenceList, used),
      citationsAreNotes: rendered.citationsAreNotes,
    },
    diagnostics: [...findings, ...rendered.diagnostics],
  };
}

const nothing: Apparatus = {
  citations: new Map(),
  referenceList: [],
  citationsAreNotes: false,
  hangingIndent: false,
};

function citedKeys({ citations }: Manuscript): readonly string[] {
  const keys = citations.flatMap((cluster) => separateCitations(cluster.citations));
  return [...new Set(keys.map(({ citationId }) => citationId))];
}

/** In the bibliography's order: where the style's sorting says nothing, the order must not depend on the citing. */
function usedItems(
  { metadata, bibliography }: Manuscript,
  keys: readonly string[],
  find: ItemFinder,
): readonly Item[] {
  if (metadata.nocite.includes("*")) return bibliography.items;
  const used = new Set([...keys, ...metadata.nocite].map(find));
  return bibliography.items.filter((item) => used.has(item));
}

function unknownIn({ citations }: CitationCluster, find: ItemFinder): readonly string[] {
  const keys = separateCitations(citations).map(({ citationId }) => citationId);
  return [...new Set(keys.filter((key) => find(key) === null))];
}

type Rendered = {
  readonly clusters: readonly CitationCluster[];
  /** In the order of `clusters`. */
  readonly texts: readonly (readonly Inline[])[];
  readonly blocks: readonly Block[];
  readonly citationsAreNotes: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

type Ask = (csl: string | null) => ReturnType<typeof citationRequest>;

/** A style that Pandoc cannot read is a finding, and Chicago author-date takes its place. */
async function render(
  style: CitationStyle,
  manuscript: Manuscript,
  ask: Ask,
  pandoc: Pandoc,
): Promise<Rendered> {
  const { request, clusters } = ask(style.csl);
  let result: PandocResult;
  try {
    result = await pandoc(request);
  } catch (error) {
    const reason = refusal(error);
    if (reason === null || style.csl === null) throw error;
    const standIn = await render(chicago, manuscript, ask, pandoc);
    return { ...standIn, diagnostics: [unreadableStyle(manuscript, error), ...standIn.diagnostics] };
  }
  const document: PandocDocument = JSON.parse(result.output);
  const texts = citationTexts(document.blocks);
  if (texts.length !== clusters.length)
    throw new Error(`${clusters.length} citations went through Pandoc, ${texts.length} came back`);
  return {
    clusters,
    texts,
    blocks: document.blocks,
    citationsAreNotes: style.citationsAreNotes,
    diagnostics: styleFindings(result.warnings, wholePlace(manuscript)),
  };
}

function citationTexts(blocks: readonly Block[]): readonly (readonly Inline[])[] {
  const texts: (readonly Inline[])[] = [];
  visitBlocks(blocks, {
    inline: (inline) => {
      if (inline.t === "Cite") texts.push(inline.c[1]);
    },
  });
  return texts;
}

function unreadableStyle(manuscript: Manuscript, error: unknown): Diagnostic {
  const said =
    error instanceof Error ? error.message.replace(/^Pandoc refused its input: (ERROR: )?/, "") : "";
  return {
    check: "metadata/citation-style-is-valid",
    severity: "error",
    place: wholePlace(manuscript),
    message: `The style "${manuscript.metadata.citationStyle}" was expected to be valid CSL; Pandoc says "${said}".`,
    help: "Correct the style or name another; Chicago author-date is used.",
  };
}
