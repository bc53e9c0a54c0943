import { editionNames } from "../language/edition-names.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { EditionKind } from "../model/metadata.ts";
import type { Place } from "../model/place.ts";
import { normalise } from "./normalise.ts";
import type { Mark, Passage } from "./passage.ts";
import { pieceAt, quote, type Range, type Text, wordsIn } from "./text.ts";
import { compareStreams, type Difference, type Doubled, type EditionLine } from "./text-differences.ts";

/** The text of an edition as it is read: lines of pages, or text blocks of an e-book's documents. */
export type EditionText = {
  readonly kind: EditionKind;
  readonly lines: readonly EditionLine[];
  /** What a page or document is called in messages, `page 12`. */
  readonly nameOf: (page: number) => string;
};

export type ComparedText = {
  readonly findings: readonly Diagnostic[];
  /** Page, from 0, each heading and caption is set on; those that are missing are absent. */
  readonly pages: ReadonlyMap<string, number>;
};

const mostWords = 8;
const wordsBefore = 4;
const help =
  "Build again; if it stays, simplify the block named here and report it, since an edition may not change the text.";

/**
 * Compares every word of an edition with texts of the galley, each of which keeps its order; one finding a passage.
 * Text of the edition's own, such as list markers and repeated table heads, may stand between.
 */
export function compareText(passages: readonly (readonly Passage[])[], edition: EditionText): ComparedText {
  const comparison = compareStreams(passages, edition.lines, edition.kind === "pdf");
  const pages = new Map<string, number>();
  for (const [stream, list] of passages.entries()) {
    const starts = startsOf(list);
    for (const [index, { role, id }] of list.entries()) {
      const isListed = role === "heading" || (role === "caption" && id !== "");
      const page = isListed ? comparison.pageOf(stream, starts[index] ?? 0) : null;
      if (page !== null) pages.set(id, page);
    }
  }
  const reports = firstOfPassage(comparison.differences).map((group) =>
    report(group, comparison.edition, edition),
  );
  const doubled = comparison.doubled.map((each) => doubledFound(each, comparison.edition, edition));
  return { findings: [...reports, ...doubled], pages };
}

function startsOf(passages: readonly Passage[]): readonly number[] {
  let at = 0;
  return passages.map(({ raw }) => {
    const start = at;
    at += normalise(raw).length;
    return start;
  });
}

/** What one passage lacks: the first of its differences, and how many words are missing in all. */
type Group = { readonly first: Difference; readonly passage: Passage; readonly words: number };

function firstOfPassage(differences: readonly Difference[]): readonly Group[] {
  const groups = new Map<Passage, Group>();
  for (const each of differences.flatMap(byPassage)) {
    const passage = each.stream.pieces[pieceAt(each.stream, each.expected.start)];
    if (passage === undefined) continue;
    const words = wordsIn(each.stream, each.expected).length;
    const known = groups.get(passage);
    groups.set(
      passage,
      known === undefined ? { first: each, passage, words } : { ...known, words: known.words + words },
    );
  }
  return [...groups.values()];
}

/** Cuts what is missing where a passage ends. */
function byPassage(difference: Difference): readonly Difference[] {
  const { stream, expected } = difference;
  if (expected.start === expected.end) return [difference];
  const parts: Difference[] = [];
  for (let index = pieceAt(stream, expected.start); index < stream.pieces.length; index += 1) {
    const start = Math.max(expected.start, stream.starts[index] ?? 0);
    const end = Math.min(expected.end, stream.starts[index + 1] ?? 0);
    if (start >= expected.end) break;
    if (start < end) parts.push({ ...difference, expected: { start, end } });
  }
  return parts;
}

function report({ first, passage, words }: Group, text: Text<EditionLine>, edition: EditionText): Diagnostic {
  const { check, place } = subjectOf(first, passage);
  const page = edition.nameOf(text.pieces[pieceAt(text, Math.max(0, first.at - 1))]?.page ?? 0);
  return {
    check,
    severity: "error",
    place,
    message: message(first, words, text, `${editionNames[edition.kind]}, ${page}`),
    help,
  };
}

function message(
  { stream, expected, found }: Difference,
  words: number,
  text: Text<EditionLine>,
  where: string,
): string {
  if (found !== null) {
    // A changed number says little without the label it belongs to.
    const before = expected.start - labelStart(stream, expected.start);
    const wanted = quote(stream, around({ start: expected.start - before, end: expected.end }), mostWords);
    const has = quote(text, around({ start: found.start - before, end: found.end }), mostWords);
    const after = afterWords(stream, expected.start - before);
    return `The ${where}, has "${has}"${after}, where "${wanted}" was expected.`;
  }
  const lost = quote(stream, expected, mostWords);
  const count = words === 1 ? "1 word" : `${words} words`;
  return `The ${where}, lacks "${lost}" (${count})${afterWords(stream, expected.start)}; every word of the text was expected in its order.`;
}

function labelStart(stream: Text<Passage>, offset: number): number {
  const index = pieceAt(stream, offset);
  const start = stream.starts[index] ?? 0;
  const passage = stream.pieces[index];
  const mark = passage === undefined ? null : markAt(passage, offset - start);
  return mark === null || mark.kind === "citation" || passage === undefined
    ? offset
    : start + normalise(passage.raw.slice(0, mark.start)).length;
}

function afterWords(stream: Text<Passage>, offset: number): string {
  const words = wordsIn(stream, { start: Math.max(0, offset - 60), end: offset })
    .filter(({ end }) => end <= offset)
    .slice(-wordsBefore)
    .map((word) => word.text);
  return words.length === 0 ? "" : ` after "${words.join(" ")}"`;
}

function around({ start, end }: Range): Range {
  return end > start ? { start, end } : { start: Math.max(0, start - 1), end: end + 1 };
}

/** What the words belong to decides what the finding is called and where it is. */
function subjectOf(
  { stream, expected }: Difference,
  passage: Passage,
): { readonly check: string; readonly place: Place } {
  const mark = markAt(passage, expected.start - (stream.starts[pieceAt(stream, expected.start)] ?? 0));
  const check = mark === null ? checks[passage.role] : markChecks[mark.kind];
  return { check: check ?? "audit/text-is-complete", place: mark?.place ?? passage.place };
}

function markAt({ raw, marks }: Passage, offset: number): Mark | null {
  return (
    marks.find(({ start, end }) => {
      const from = normalise(raw.slice(0, start)).length;
      return offset >= from && offset < from + normalise(raw.slice(start, end)).length;
    }) ?? null
  );
}

const checks: Readonly<Partial<Record<Passage["role"], string>>> = {
  heading: "audit/headings-agree",
  caption: "audit/labels-agree",
  entry: "audit/reference-list-agrees",
  contents: "audit/contents-page-numbers-agree",
};

const markChecks: Readonly<Record<Mark["kind"], string>> = {
  "heading-number": "audit/headings-agree",
  "caption-label": "audit/labels-agree",
  "equation-number": "audit/labels-agree",
  "cross-reference": "audit/labels-agree",
  citation: "audit/reference-list-agrees",
};

function doubledFound(
  { stream, expected, at }: Doubled,
  text: Text<EditionLine>,
  edition: EditionText,
): Diagnostic {
  const passage = stream.pieces[pieceAt(stream, expected)];
  const words = quote(stream, { start: expected, end: expected + 60 }, mostWords);
  const page = edition.nameOf(text.pieces[pieceAt(text, at)]?.page ?? 0);
  return {
    check: "audit/text-is-complete",
    severity: "error",
    place: passage?.place ?? { file: "", line: 1, column: 1, certainty: "near" },
    message: `The ${editionNames[edition.kind]}, ${page}, has "${words}" a second time; it was expected once.`,
    help,
  };
}
