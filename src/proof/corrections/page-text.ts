import type { AnnotatedPage, PaintedBox, PaintedLetter } from "../../model/annotated-page.ts";

/** Where in the manuscript a paragraph begins, as the margin of a proof says. */
export type SourceLabel = { readonly file: string; readonly line: number; readonly baseline: number };

/** A page's text in the order it is painted. */
export type PageText = {
  readonly signs: readonly PaintedLetter[];
  /** Letters and figures alone, and which sign each is. */
  readonly letters: string;
  readonly signOf: readonly number[];
  readonly labels: readonly SourceLabel[];
  /** Names of queries beside the page or in the list of them. */
  readonly queries: readonly { readonly label: string; readonly baseline: number }[];
  /** Ids of queries by their names, on a page of the list. */
  readonly ids: ReadonlyMap<string, string>;
  /** Whether it is a page of the text, and not the list at the end. */
  readonly isText: boolean;
};

// Points: the margins of a proof's sheets; numbers and names on the page itself are smaller than any text.
const leftMargin = 68;
const rightMargin = 176;
const smallestText = 6.95;

// Stands at the head of every page of the list.
const listHead = /^No\. Page, line\b/;

export function pageText({ letters: painted, width }: AnnotatedPage): PageText {
  const told = linesOf(painted.filter(({ left }) => left < leftMargin));
  const labels = told.flatMap(({ text, baseline }): readonly SourceLabel[] => {
    const [, file = "", line = ""] = /^…?(.+):(\d+)$/.exec(text) ?? [];
    return file === "" ? [] : [{ file, line: Number(line), baseline }];
  });
  const isProof = labels.length > 0;
  const isBody = ({ left, size }: PaintedLetter): boolean =>
    size >= smallestText && (!isProof || (left >= leftMargin && left < width - rightMargin));
  const signs = painted.filter(isBody).flatMap(expanded);
  const signOf: number[] = [];
  let letters = "";
  for (const [index, { text }] of signs.entries()) {
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    letters += text;
    for (const _unit of text.split("")) signOf.push(index);
  }
  const isList = !isProof && linesOf(painted).some(({ text }) => listHead.test(text));
  const beside = linesOf(painted.filter(({ left }) => isList || left >= width - rightMargin));
  const queries = beside.flatMap(({ text, baseline }) => {
    const label = /^(?:AQ|EQ|TQ)\d+/.exec(text)?.[0];
    return label === undefined ? [] : [{ label, baseline }];
  });
  const ids = isList ? idsIn(beside) : new Map();
  return { signs, letters, signOf, labels, queries, ids, isText: !isList };
}

type Line = { readonly text: string; readonly baseline: number };

/** An id stands below its query's name. */
function idsIn(lines: readonly Line[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  let label = "";
  for (const { text } of lines.toSorted((one, other) => other.baseline - one.baseline)) {
    label = /^(?:AQ|EQ|TQ)\d+/.exec(text)?.[0] ?? label;
    const id = /^q-[0-9a-z]+(?:-\d+)?/.exec(text)?.[0];
    if (id !== undefined && label !== "" && !ids.has(label)) ids.set(label, id);
  }
  return ids;
}

/** Ligatures as the letters they are. */
function expanded(letter: PaintedLetter): readonly PaintedLetter[] {
  const plain = /[\ufb00-\ufb06]/.test(letter.text) ? letter.text.normalize("NFKC") : letter.text;
  const width = (letter.right - letter.left) / Math.max(1, [...plain].length);
  return [...plain].map((text, index) => ({
    ...letter,
    text,
    left: letter.left + index * width,
    right: letter.left + (index + 1) * width,
  }));
}

/** What stands on one height, in order. */
function linesOf(letters: readonly PaintedLetter[]): readonly Line[] {
  const lines = Map.groupBy(letters, ({ baseline }) => Math.round(baseline * 2) / 2);
  return [...lines].map(([baseline, own]) => ({ baseline, text: spacedText(own).trim() }));
}

// Points between the cells of a table.
const gap = 2;

function spacedText(letters: readonly PaintedLetter[]): string {
  return letters
    .map(({ text, left }, index) => {
      const before = letters[index - 1];
      return before !== undefined && Math.abs(left - before.right) > gap ? ` ${text}` : text;
    })
    .join("");
}

/** The signs that boxes cover, from the first up to behind the last; null where they cover none. */
export function coveredBy(
  { signs }: PageText,
  boxes: readonly PaintedBox[],
): { readonly from: number; readonly to: number } | null {
  const covered = signs.flatMap(({ left, right, baseline }, index) => {
    const middle = (left + right) / 2;
    const isUnder = boxes.some(
      (box) => middle >= box.left && middle <= box.right && baseline >= box.bottom - 2 && baseline < box.top,
    );
    return isUnder ? [index] : [];
  });
  const [from] = covered;
  const last = covered.at(-1);
  return from === undefined || last === undefined ? null : { from, to: last + 1 };
}

/** The gap between signs that a caret or a note points into. */
export function gapAt({ signs }: PageText, { left, right, bottom, top }: PaintedBox): number | null {
  const across = (left + right) / 2;
  const height = (bottom + top) / 2;
  const near = signs
    .map((sign, index) => ({ ...sign, index, distance: Math.abs(sign.baseline + sign.size / 4 - height) }))
    .toSorted((one, other) => one.distance - other.distance);
  const [nearest] = near;
  if (nearest === undefined) return null;
  const line = near
    .filter(({ baseline }) => Math.abs(baseline - nearest.baseline) < 1)
    .toSorted((one, other) => one.index - other.index);
  const after = line.find((sign) => (sign.left + sign.right) / 2 >= across);
  return after?.index ?? (line.at(-1)?.index ?? -1) + 1;
}
