import { stringify } from "yaml";
import { readTypedList } from "./citations/typed-list/read-typed-list.ts";
import { asPrinted, withoutMarkup } from "./import/references/aligned-text.ts";
import { chooseStyle, type StyleTrial } from "./import/references/choose-style.ts";
import { type CitationRegion, citationRegions } from "./import/references/citation-regions.ts";
import { textPositions } from "./import/references/edit-text.ts";
import { lostWords } from "./import/references/kept-words.ts";
import { type KeyedForm, keyedForms } from "./import/references/keyed-forms.ts";
import { listNotice } from "./import/references/notices.ts";
import { numericCitations } from "./import/references/numeric-citations.ts";
import {
  bibliography,
  type Found,
  file,
  settle,
  settleNumbers,
  type Works,
} from "./import/references/settle.ts";
import { type ListTaken, takeOutList } from "./import/references/take-out-list.ts";
import type { Item } from "./model/bibliography.ts";
import type { CitationRecord } from "./model/citation-table.ts";
import type { ImportDraft } from "./model/import.ts";
import type { Folder } from "./model/tools.ts";
import { type Examined, examine } from "./preparing.ts";
import type { Toolbox } from "./tools/toolbox.ts";
import { namesReferenceList } from "./tree/reference-list-heading.ts";
import { inlineText } from "./tree/text.ts";

export type LinkOptions = {
  /** `exact`: only citations that agree with their item; `near`: those that come near one, too, each with its query. */
  readonly link: "exact" | "near";
};

type Tools = Pick<Toolbox, "pandoc" | "citationStyles" | "subsetFont">;

/** In the order in which they are preferred. */
const styles: readonly string[] = ["apa", "chicago-author-date", "harvard", "vancouver"];

/**
 * Makes items of a typed reference list, and keyed citations of the typed ones that mean an item and print the same by
 * key. Everything else stays as typed, with a query where it is doubtful.
 */
export async function linkReferences(
  draft: ImportDraft,
  options: LinkOptions,
  tools: Tools,
): Promise<ImportDraft> {
  if (draft.items.length === 0 && !hasListHeading(draft.text)) return draft;
  const drafted = await examineText(draft.metadata, draft.text, draft.items, tools);
  if (drafted === null) return draft;
  const list = draft.items.length > 0 ? noList : typedList(draft.text, drafted);
  const items = draft.items.length > 0 ? draft.items : list.entries.map(({ item }) => item);
  if (items.length === 0)
    return list.reason === null ? draft : { ...draft, notices: [...draft.notices, listNotice(list.reason)] };
  const numeric = await keyNumbers(draft, list, tools);
  if (numeric !== null) return numeric;
  const found = typedCitations(draft.text, drafted, options);
  const trials: StyleTrial[] = [];
  for (const style of stylesFor(draft)) trials.push(await tryStyle(style, found, { items, list }, tools));
  return settle(draft, found, { items, list }, chooseStyle(trials), options.link === "near");
}

function hasListHeading(text: string): boolean {
  return text
    .split("\n")
    .some((line) => /^#/.test(line) && namesReferenceList(line.replace(/^#+ |\s*\{[^}]*\}\s*$/g, "")));
}

const noList: ListTaken = { lines: null, entries: [], reason: null };

type Drafted = { readonly examined: Examined; readonly frontLines: number };
/** A style that was chosen before is the only one. */
function stylesFor({ metadata }: ImportDraft): readonly string[] {
  const chosen = metadata["citation-style"];
  return typeof chosen === "string" ? [chosen] : styles;
}

async function examineText(
  metadata: ImportDraft["metadata"],
  text: string,
  items: readonly Item[],
  tools: Tools,
): Promise<Drafted | null> {
  const works = items.length === 0 ? {} : { bibliography, nocite: "*" };
  const front = `---\n${stringify({ title: "Draft", ...metadata, ...works })}---\n\n`;
  const encoder = new TextEncoder();
  const files = new Map([
    [file, encoder.encode(`${front}${text}`)],
    ...(items.length === 0 ? [] : [[bibliography, encoder.encode(JSON.stringify(items))] as const]),
  ]);
  const folder: Folder = {
    name: "import",
    paths: [...files.keys()].sort(),
    read: async (path) => files.get(path) ?? new Uint8Array(),
  };
  const { value } = await examine(
    async () => ({ folder, document: file }),
    tools,
    async (_, work) => work(),
  );
  return value === null ? null : { examined: value, frontLines: front.split("\n").length - 1 };
}

function typedList(text: string, { examined, frontLines }: Drafted): ListTaken {
  const { manuscript, passages } = examined.subject;
  const { value } = readTypedList(manuscript, passages);
  const entries = value.entries.map(({ place, ...entry }) => ({
    ...entry,
    line: place.line - frontLines,
    column: place.column,
  }));
  const written = passages
    .filter(({ kind }) => kind !== "note")
    .map((passage) => ({ line: passage.place.line - frontLines, text: passage.text }));
  return takeOutList(text, entries, value.bibliography.items, written);
}

const never = new Set(["missing", "ambiguous", "wrong-author", "secondary", "scripture"]);

function canBeLinked({ verdict, item }: CitationRecord, { link }: LinkOptions): boolean {
  return item !== null && (verdict === "exact" || (link === "near" && !never.has(verdict)));
}

function typedCitations(text: string, { examined, frontLines }: Drafted, options: LinkOptions): Found {
  const positions = textPositions(text);
  const typed = examined.subject.citations.citations
    .filter(({ kind }) => kind === "typed")
    .map((record) => ({
      record,
      offset: positions.offset(record.place.line - frontLines, record.place.column),
    }));
  const offsets = new Map(typed.map(({ record, offset }) => [record, offset]));
  const regions = citationRegions(
    text,
    typed.map(({ record }) => record),
    (record) => offsets.get(record) ?? 0,
  ).filter(({ citations }) => citations.every(({ record }) => canBeLinked(record, options)));
  return { text, typed, regions, forms: regions.map((region) => keyedForms(text, region)) };
}

/** Sets every form in a paragraph of its own, and the list, in one style. */
async function tryStyle(
  style: string,
  { text, regions, forms }: Found,
  { items, list }: Works,
  tools: Tools,
): Promise<StyleTrial> {
  const clusters = forms.flatMap((own) => own.map(({ cluster }) => cluster));
  const set = await examineText(
    { "citation-style": style },
    ["So is the list.\n", ...clusters.map((cluster) => `Set ${cluster} so.\n`)].join("\n"),
    items,
    tools,
  );
  const printed = printedByLine(set);
  let line = 3;
  const fitting = forms.map((own, index): KeyedForm | null => {
    const typed = typedText(text, regions[index]);
    const fits = own.map(({ typedBefore }) => {
      const cluster = printed.get(line);
      line += 2;
      const before = withoutMarkup(typedBefore);
      return cluster !== undefined && asPrinted(`${before} ${cluster}`) === typed;
    });
    return own[fits.indexOf(true)] ?? null;
  });
  const entries = entriesOf(set);
  return {
    style,
    fitting,
    whole: fitting.filter((form, index) => form !== null && form === forms[index]?.[0]).length,
    printed: entries,
    losing: list.entries.filter(({ id, text: own }) => lostWords(own, entries.get(id) ?? "").length > 0)
      .length,
  };
}

/** Lines of the text with one citation, and how that prints. */
function printedByLine(set: Drafted | null): ReadonlyMap<number, string> {
  const printed = new Map<number, string>();
  if (set === null) return printed;
  const { manuscript, apparatus } = set.examined.parts;
  for (const { id, place } of manuscript.citations) {
    const line = place.line - set.frontLines;
    const own = inlineText(apparatus.citations.get(id) ?? []);
    printed.set(line, printed.has(line) ? `${printed.get(line)} ${own}` : own);
  }
  return printed;
}

function typedText(text: string, region: CitationRegion | undefined): string {
  return region === undefined ? "" : asPrinted(withoutMarkup(text.slice(region.start, region.close + 1)));
}

/** Works of a numbered list keep their numbers, which citations by key print again. */
async function keyNumbers(draft: ImportDraft, list: ListTaken, tools: Tools): Promise<ImportDraft | null> {
  if (list.lines === null || draft.metadata["citation-style"] !== undefined) return null;
  const positions = textPositions(draft.text);
  const [from, to] = [positions.lineStart(list.lines.first), positions.lineStart(list.lines.last + 1)];
  const numeric = numericCitations(draft.text, list.entries, from, to);
  if (numeric === null) return null;
  const entries = list.entries.map((entry, index) => ({ ...entry, item: labelled(entry.item, index) }));
  const text = numeric.citations.map(({ cluster }) => `Set ${cluster} so.\n`).join("\n");
  const items = entries.map(({ item }) => item);
  const set = await examineText({ "citation-style": numeric.style }, text, items, tools);
  const printed = printedByLine(set);
  const same = numeric.citations.filter(
    ({ typed }, index) => withoutSpaces(printed.get(1 + 2 * index) ?? "") === withoutSpaces(typed),
  );
  const kept = { style: numeric.style, citations: same };
  return settleNumbers(draft, { ...list, entries }, kept, numeric.citations, entriesOf(set));
}

/** The styles with numbers list works in the order of their labels (CSL 1.0.2, `citation-label`). */
function labelled(item: Item, index: number): Item {
  return { ...item, "citation-label": String(index + 1).padStart(5, "0") };
}

function withoutSpaces(text: string): string {
  return asPrinted(text).replaceAll(" ", "");
}

function entriesOf(set: Drafted | null): ReadonlyMap<string, string> {
  const list = set?.examined.parts.apparatus.referenceList ?? [];
  return new Map(list.map(({ key, content }) => [key, inlineText(content)]));
}
