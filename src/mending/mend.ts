import type { Diagnostic, Edit } from "../model/diagnostic.ts";
import { type WrittenLines, writtenLines } from "./written-lines.ts";

/** Path relative to the manuscript folder → the file's text as it is on disk: byte-order mark and line ends kept. */
export type FileTexts = ReadonlyMap<string, string>;

export type Mended = {
  /** Only the files that were changed. */
  readonly files: FileTexts;
  readonly mended: readonly Diagnostic[];
  /** Those without edits, and those whose edits do not fit the text or meet another finding's. */
  readonly left: readonly Diagnostic[];
};

/** An edit as offsets into its file's text. */
type Change = { readonly from: number; readonly to: number; readonly text: string };

/** What is to be changed in one file, in order, none meeting another. */
type Changes = { readonly text: string; readonly lines: WrittenLines; readonly accepted: Change[] };

/**
 * Makes the findings' edits in the files' texts, all edits of a finding or none. Where edits of two findings meet, the
 * first is made and the other left for the next time. Nothing but what the edits name is changed.
 */
export function mend(files: FileTexts, diagnostics: readonly Diagnostic[]): Mended {
  const changes = new Map<string, Changes>();
  const mended: Diagnostic[] = [];
  const left: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const { edits = [] } = diagnostic;
    const isMended = edits.length > 0 && accept(edits, changes, files);
    (isMended ? mended : left).push(diagnostic);
  }
  const changed = [...changes].filter(([, { accepted }]) => accepted.length > 0);
  return { files: new Map(changed.map(([path, its]) => [path, apply(its)])), mended, left };
}

/** Takes all the edits, or none when one of them cannot be made. */
function accept(edits: readonly Edit[], changes: Map<string, Changes>, files: FileTexts): boolean {
  const taken: (readonly [Change[], Change])[] = [];
  for (const edit of edits) {
    const file = changesOf(edit.file, changes, files);
    const change = file && changeOf(edit, file);
    const added = change ? insert(file.accepted, change) : "refused";
    if (change && added === "added") taken.push([file.accepted, change]);
    if (added !== "refused") continue;
    for (const [accepted, made] of taken) accepted.splice(accepted.indexOf(made), 1);
    return false;
  }
  return true;
}

function changesOf(path: string, changes: Map<string, Changes>, files: FileTexts): Changes | null {
  const known = changes.get(path);
  const text = files.get(path);
  if (known !== undefined || text === undefined) return known ?? null;
  const made: Changes = { text, lines: writtenLines(text), accepted: [] };
  changes.set(path, made);
  return made;
}

/** Null for an edit that does not fit the text, or changes nothing. */
function changeOf(edit: Edit, { text, lines }: Changes): Change | null {
  const from = lines.offsetOf(edit.from);
  const to = lines.offsetOf(edit.to);
  if (from === null || to === null || from > to) return null;
  const written = edit.text.replaceAll("\n", lines.lineEnd);
  return text.slice(from, to) === written ? null : { from, to, text: written };
}

/** Keeps the list in order; a change that is there already is the same finding seen twice. */
function insert(accepted: Change[], change: Change): "added" | "there" | "refused" {
  const at = firstAfter(accepted, change.from);
  const [before, after] = [accepted[at - 1], accepted[at]];
  if (before && isSame(before, change)) return "there";
  if ((before && meet(before, change)) || (after && meet(change, after))) return "refused";
  accepted.splice(at, 0, change);
  return "added";
}

/** Index of the first change that begins behind the offset. */
function firstAfter(ordered: readonly Change[], offset: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSame(one: Change, other: Change): boolean {
  return one.from === other.from && one.to === other.to && one.text === other.text;
}

/** Whether the order of two changes, or what stands between them, would matter. */
function meet(first: Change, second: Change): boolean {
  return second.from <= first.to;
}

function apply({ text, accepted }: Changes): string {
  const parts: string[] = [];
  let at = 0;
  for (const change of accepted) {
    parts.push(text.slice(at, change.from), change.text);
    at = change.to;
  }
  return parts.join("") + text.slice(at);
}
