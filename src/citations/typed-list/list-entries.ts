import type { Place } from "../../model/place.ts";
import { foldMarks } from "./entry-text.ts";
import type { ListLeaf } from "./list-leaves.ts";
import { readOpening } from "./opening.ts";

/** The text of one entry, put together from where it was cut and cut from what it was glued to. */
export type RawEntry = {
  readonly text: string;
  readonly emphasised: readonly string[];
  readonly label: string | null;
  readonly place: Place;
  readonly isItem: boolean;
};

const typedLabel =
  /^\s*(?:\[(?<bracket>\d{1,4})\]|\((?<round>\d{1,4})\)|(?<stop>\d{1,4})[.)](?=\s))\s*|^\s*(?:[-–•▪◦*·‣]\s+)/u;

/** Entries in the order of the list. */
export function entriesOf(leaves: readonly ListLeaf[]): readonly RawEntry[] {
  return joinCut(withoutBareLabels(leaves.flatMap((leaf) => cutGlued(leaf))));
}

/** "4 Smith J, …" under "3 …": numbers without a stop, told by their sequence. */
function withoutBareLabels(entries: readonly RawEntry[]): readonly RawEntry[] {
  const bare = /^(?<label>\d{1,3})\s+(?=\p{Lu})/u;
  const inOrder = entries.filter(
    ({ text }, index) => Number(bare.exec(text)?.groups?.["label"]) === index + 1,
  );
  if (inOrder.length < 3 || inOrder.length * 2 < entries.length) return entries;
  return entries.map((entry) => {
    const match = bare.exec(entry.text);
    if (match === null) return entry;
    return {
      ...entry,
      text: entry.text.slice(match[0].length),
      label: match.groups?.["label"] ?? null,
      isItem: true,
    };
  });
}

/** Lines of one paragraph that each begin an entry, and "[2]" in the middle of a numbered one. */
function cutGlued(leaf: ListLeaf): readonly RawEntry[] {
  const { text } = leaf.passage;
  const lineStarts = leaf.lines.filter(
    (offset) => beginsEntry(text.slice(offset)) && endsEntry(text.slice(0, offset)),
  );
  const labels = nextLabels(text);
  const starts = [0, ...new Set([...lineStarts, ...labels])].toSorted((a, b) => a - b);
  return starts.map((start, index) => {
    const piece = text.slice(start, starts[index + 1] ?? text.length);
    const label = typedLabel.exec(piece);
    const groups = label?.groups;
    const own = piece.slice(label?.[0].length ?? 0);
    const offset = start + (label?.[0].length ?? 0);
    return {
      text: own.replace(/\s+/g, " ").trim(),
      emphasised: leaf.emphasised.filter((words) => own.includes(words)),
      label:
        groups?.["bracket"] ?? groups?.["round"] ?? groups?.["stop"] ?? (index === 0 ? leaf.label : null),
      place: offset === 0 ? leaf.passage.place : leaf.passage.placeAt(offset),
      isItem: leaf.isItem || label !== null,
    };
  });
}

/** Where "[2]" stands behind an entry that "[1]" begins. */
function nextLabels(text: string): readonly number[] {
  const found: number[] = [];
  let last = Number(/^\s*\[(\d{1,4})\]/.exec(text)?.[1] ?? Number.NaN);
  for (const { index, 1: number } of text.matchAll(/(?<=[.\])\w/] )\[(\d{1,4})\] (?=\S)/g)) {
    if (Number(number) !== last + 1) continue;
    found.push(index);
    last += 1;
  }
  return found;
}

/** A label or bullet, or authors with a date or quotation right behind them. */
function beginsEntry(text: string): boolean {
  if (/^\s*(?:\[\d{1,4}\]|[-•▪*]\s|[-–—]{3,}|\d{1,3}[.)]\s+\p{Lu})/u.test(text)) return true;
  const { authors, date, rest } = readOpening(foldMarks(text.slice(0, 1000)).replace(/\s+/g, " ").trim());
  const [first] = authors?.names ?? [];
  return first !== undefined && (date !== null || (first.family !== undefined && /^[“"«‘]/.test(rest)));
}

function endsEntry(text: string): boolean {
  return /(?:[.!?)\]”"»]|\d|(?:https?:\/\/|doi)\S+)\s*$/i.test(text);
}

/** A page break cuts an entry: its other half begins with a small letter, or the first ends in the middle. */
function joinCut(entries: readonly RawEntry[]): readonly RawEntry[] {
  const joined: RawEntry[] = [];
  for (const entry of entries) {
    const before = joined.at(-1);
    if (before !== undefined && !entry.isItem && continues(before.text, entry.text)) {
      const gap = /\p{L}-$/u.test(before.text) && /^\p{Ll}/u.test(entry.text) ? "" : " ";
      joined[joined.length - 1] = {
        ...before,
        text: `${before.text}${gap}${entry.text}`,
        emphasised: [...before.emphasised, ...entry.emphasised],
      };
    } else if (entry.text !== "") joined.push(entry);
  }
  return joined;
}

function continues(before: string, text: string): boolean {
  if (beginsEntry(text)) return false;
  if (/[.!?)\]”"»]$/.test(before) && !/(?:\b(?:pp?|vol|no|eds?|In|Nr|S)\.|\p{Lu}\.)$/u.test(before))
    return /^(?:https?:\/\/|doi:|\d+[-–]\d+|pp?\.)/i.test(text);
  return /^[\p{Ll}\d(“"&,;:]/u.test(text) || /[,;:&–-]$|\b(?:and|of|the|in|und|der|et|de)$/u.test(before);
}
