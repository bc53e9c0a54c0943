import type { Item } from "../../model/bibliography.ts";
import type { CitationRecord } from "../../model/citation-table.ts";
import type { ImportDraft } from "../../model/import.ts";
import type { StyleTrial } from "./choose-style.ts";
import type { CitationRegion } from "./citation-regions.ts";
import { editText, textPositions } from "./edit-text.ts";
import { lostWords } from "./kept-words.ts";
import type { KeyedForm } from "./keyed-forms.ts";
import {
  citationQuery,
  entryNotice,
  leftNotice,
  linkedNotice,
  listNotice,
  numberNotice,
  styleNotice,
} from "./notices.ts";
import type { NumericCitations } from "./numeric-citations.ts";
import { sourcePlaces } from "./source-places.ts";
import type { ListedEntry, ListTaken } from "./take-out-list.ts";

export const file = "article.md";
export const bibliography = "references.json";

/** The works of a draft, and the typed list they were read from. */
export type Works = { readonly items: readonly Item[]; readonly list: ListTaken };
/** The typed citations of a text, and how each group of them could be written by key. */
export type Found = {
  readonly text: string;
  readonly typed: readonly { readonly record: CitationRecord; readonly offset: number }[];
  readonly regions: readonly CitationRegion[];
  readonly forms: readonly (readonly KeyedForm[])[];
};

/** A draft whose citations by numbers are keyed. */
export function settleNumbers(
  draft: ImportDraft,
  list: ListTaken,
  { style, citations }: NumericCitations,
  all: NumericCitations["citations"],
  printed: ReadonlyMap<string, string>,
): ImportDraft {
  const edits = citations.map(({ start, end, cluster }) => ({ start, end, text: cluster }));
  const { text, offsetOf } = editText(draft.text, [...edits, ...listCut(draft.text, list)]);
  const after = textPositions(text);
  const before = textPositions(draft.text);
  const sourceAt = sourcePlaces(draft);
  const settled = new Set(citations);
  const placeOf = (offset: number) => ({
    file,
    ...after.position(offsetOf(offset)),
    certainty: "exact" as const,
  });
  const { items, notices } = settleList(list, printed, sourceAt);
  return {
    ...draft,
    metadata: { ...draft.metadata, bibliography, "citation-style": style, nocite: "*" },
    text: `${text.trimEnd()}\n`,
    items,
    notices: [
      ...draft.notices,
      ...notices,
      styleNotice(style, citations.length, all.length),
      ...all.map((citation) =>
        numberNotice(
          citation,
          settled.has(citation),
          placeOf(citation.start),
          sourceAt(before.position(citation.start).line),
        ),
      ),
    ],
  };
}

/** The typed list goes where all its entries are items. */
function listCut(text: string, { lines }: ListTaken) {
  if (lines === null) return [];
  const { lineStart } = textPositions(text);
  return [{ start: lineStart(lines.first), end: lineStart(lines.last + 1), text: "" }];
}

/** Where the style would leave out words of more than a third of the entries, all print as they were typed. */
function settleList(
  { entries }: ListTaken,
  printed: ReadonlyMap<string, string>,
  sourceAt: ReturnType<typeof sourcePlaces>,
) {
  const lost = entries.map(({ id, text }) => lostWords(text, printed.get(id) ?? ""));
  const all = lost.filter((words) => words.length > 0).length * 3 > entries.length;
  return {
    items: entries.map((entry, index) => itemOf(entry, all || (lost[index] ?? []).length > 0)),
    notices: entries.map((entry, index) => entryNotice(entry, lost[index] ?? [], sourceAt(entry.line))),
  };
}

/**
 * A draft whose citations are keyed where a form prints as typed. Of citations that only come near their item, with `takesNear`,
 * the best form is taken though it prints otherwise.
 */
export function settle(
  draft: ImportDraft,
  { text, typed, regions, forms }: Found,
  { items, list }: Works,
  chosen: StyleTrial | null,
  takesNear: boolean,
): ImportDraft {
  const linked = regions.flatMap((region, index) => {
    const isNear = region.citations.some(({ record }) => record.verdict !== "exact");
    const form = chosen?.fitting[index] ?? (isNear && takesNear ? forms[index]?.[0] : undefined);
    return form === undefined || form === null ? [] : [{ region, form }];
  });
  const edits = linked.map(({ region: { start, close }, form: { typedBefore, cluster } }) => ({
    start,
    end: close + 1,
    text: `${typedBefore}${cluster}`,
  }));
  const edited = editText(text, [...edits, ...listCut(text, list)]);
  const after = textPositions(edited.text);
  const before = textPositions(text);
  const sourceAt = sourcePlaces(draft);
  const placed = typed.map(({ record, offset }) => ({
    record,
    source: sourceAt(before.position(offset).line),
    place: { file, ...after.position(edited.offsetOf(offset)), certainty: "exact" as const },
  }));
  const keyed = new Set(linked.flatMap(({ region }) => region.citations.map(({ record }) => record)));
  const listed = settleList(list, chosen?.printed ?? new Map(), sourceAt);
  const exact = regions.filter(({ citations }) =>
    citations.every(({ record }) => record.verdict === "exact"),
  );
  return {
    ...draft,
    metadata: {
      ...draft.metadata,
      bibliography,
      ...(chosen !== null &&
        (linked.length > 0 || list.lines !== null) && { "citation-style": chosen.style }),
      // A typed list has works that nothing cites, too.
      ...(list.lines !== null && { nocite: "*" }),
    },
    text: `${edited.text.trimEnd()}\n`,
    items: draft.items.length > 0 ? items : listed.items,
    notices: [
      ...draft.notices,
      ...listed.notices,
      ...(list.reason === null ? [] : [listNotice(list.reason)]),
      ...(chosen === null || exact.length === 0
        ? []
        : [styleNotice(chosen.style, chosen.fitting.filter((form) => form !== null).length, exact.length)]),
      ...placed.filter(({ record }) => keyed.has(record)).map(linkedNotice),
      ...placed.filter(({ record }) => record.verdict === "exact" && !keyed.has(record)).map(leftNotice),
    ],
    queries: [...draft.queries, ...placed.flatMap((one) => citationQuery(one) ?? [])],
  };
}

function itemOf({ item, asTyped }: ListedEntry, printsAsTyped: boolean): Item {
  return printsAsTyped ? { ...item, "as-typed": asTyped } : item;
}
