import type { NamesRead } from "./read-names.ts";
import { namesBefore, type ScannedText, type Work } from "./scanned-text.ts";
import type { Bracket, Token } from "./tokens.ts";
import { type Stretch, worksInside } from "./works-inside.ts";

const farthest = 60;
const mostNames = 4;
/** More alternatives than any bracket has. */
const groupsOfOne = 16;

/**
 * "Hill writes that it is “deep” (2018, 12)": a date in brackets whose author is named earlier in the sentence. Each
 * name before it is given, the nearest first, with the same start; the list decides which one it is, if any.
 */
export function worksNamedApart(text: ScannedText, bracket: Bracket, stretch: Stretch): readonly Work[] {
  return namesApart(text, bracket.open).flatMap((read, index) => {
    const named = { ...read, from: bracket.open };
    const works = worksInside(text, stretch, { read: named, certainty: "faint", bracket });
    const start = text.tokens[bracket.open]?.start;
    const group = -(1 + bracket.open * groupsOfOne + index);
    return works
      .filter((work) => work.group === start)
      .map((work): Work => ({ ...work, group, isApart: true }));
  });
}

function namesApart(text: ScannedText, end: number): readonly NamesRead[] {
  const { tokens } = text;
  const found: NamesRead[] = [];
  const lowest = startOfSentence(tokens, end);
  for (let at = end - 1; at >= lowest && found.length < mostNames; at -= 1) {
    const isLast = /^\p{Lu}/u.test(tokens[at]?.text ?? "") && !/^\p{Lu}/u.test(tokens[at + 1]?.text ?? "");
    // A name with a bracket of its own is cited there.
    if (!isLast || tokens[at + 1]?.text === "(" || tokens[at + 1]?.text === "[") continue;
    const read = namesBefore(text, at + 1, lowest, true);
    if (read === null || read.unusual !== null) continue;
    found.push(read);
    at = read.from;
  }
  return found;
}

/** The token behind the last full stop, question or exclamation mark; an initial's is none. */
function startOfSentence(tokens: readonly Token[], end: number): number {
  let at = end;
  while (at > 0 && end - at < farthest) {
    const before = tokens[at - 1];
    const isStop =
      before !== undefined && /^[.?!;]$/.test(before.text) && before.end < (tokens[at]?.start ?? 0);
    if (isStop && /^\p{Lu}/u.test(tokens[at]?.text ?? "") && !/^\p{Lu}$/u.test(tokens[at - 2]?.text ?? ""))
      break;
    at -= 1;
  }
  return at;
}
