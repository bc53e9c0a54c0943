import type { Diagnostic } from "../model/diagnostic.ts";
import { printable } from "./printable.ts";

/** Lines of files, by path, as far as they are at hand. */
export type Texts = ReadonlyMap<string, readonly string[]>;

/** Characters of a line that are shown; longer lines are cut around what is meant. */
const mostShown = 100;
const shownBefore = 40;

export type Excerpt = {
  /** From 1. */
  readonly line: number;
  readonly before: string;
  /** What is meant: never empty. */
  readonly meant: string;
  readonly after: string;
};

/** The source line a finding is about, in three parts; null where its place is only near or its file is not at hand. */
export function excerptOf({ place, end }: Diagnostic, texts: Texts): Excerpt | null {
  if (place.certainty === "near") return null;
  const written = texts.get(place.file)?.[place.line - 1];
  if (written === undefined) return null;
  const characters = [...written];
  const from = Math.min(place.column - 1, Math.max(characters.length - 1, 0));
  const to = end === undefined ? endOfWord(characters, from) : endColumn(characters, place.line, end);
  const start = characters.length <= mostShown ? 0 : Math.max(0, from - shownBefore);
  const stop = Math.min(characters.length, Math.max(start + mostShown, from + 1));
  const cut = Math.max(Math.min(to, stop), from + 1);
  return {
    line: place.line,
    before: (start > 0 ? "… " : "") + shown(characters.slice(start, from)),
    meant: shown(characters.slice(from, cut)) || " ",
    after: shown(characters.slice(cut, stop)) + (stop < characters.length ? " …" : ""),
  };
}

function endColumn(characters: readonly string[], line: number, end: NonNullable<Diagnostic["end"]>): number {
  return end.line === line ? end.column - 1 : characters.length;
}

function endOfWord(characters: readonly string[], from: number): number {
  let to = from;
  while (/[\p{L}\p{N}\p{M}_-]/u.test(characters[to] ?? "")) to += 1;
  return Math.max(to, from + 1);
}

function shown(characters: readonly string[]): string {
  return printable(characters.join("").replaceAll("\t", " "));
}
