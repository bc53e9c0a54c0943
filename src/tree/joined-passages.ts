import type { Passage } from "../model/passage.ts";
import type { Place } from "../model/place.ts";

/** A place where the manuscript has two paragraphs and the author wrote one. */
export type Cut = {
  /** Where the second half starts in the joined text. */
  readonly offset: number;
  /** `word`: a hyphen at the cut belongs to a word that goes on ("system-" and "building"). */
  readonly inside: "word" | "sentence" | "bracket";
  /** Behind the last character of the first half. */
  readonly end: Place;
  /** The first character of the second half. */
  readonly start: Place;
};

/** A passage, or several that a page break has cut; `cuts` is empty where it is whole. */
export type JoinedPassage = Passage & { readonly cuts: readonly Cut[] };

/**
 * The passages with paragraphs that a page break has cut in two made whole again: the words of a cut word follow each
 * other without a space, its hyphen stays. Only paragraphs of the same heading with one empty line between them are
 * joined, and only where the first cannot have ended and the second cannot have begun.
 */
export function joinedPassages(passages: readonly Passage[]): readonly JoinedPassage[] {
  const joined: JoinedPassage[] = [];
  // Notes follow the passage they are called in, so the other half may stand behind them.
  let open = -1;
  for (const passage of passages) {
    const before = joined[open];
    const inside = before === undefined ? null : cutBetween(before, passage);
    if (before !== undefined && inside !== null) {
      joined[open] = join(before, passage, inside);
      continue;
    }
    joined.push({ ...passage, cuts: [] });
    if (passage.kind !== "note") open = joined.length - 1;
  }
  return joined;
}

function join(first: JoinedPassage, second: Passage, inside: Cut["inside"]): JoinedPassage {
  const head = first.text.trimEnd();
  const offset = head.length + (inside === "word" ? 0 : 1);
  const end = first.placeAt(head.length);
  return {
    ...first,
    text: inside === "word" ? head + second.text : `${head} ${second.text}`,
    cuts: [...first.cuts, { offset, inside, end, start: second.place }],
    placeAt: (at) => (at < offset ? first.placeAt(at) : second.placeAt(at - offset)),
  };
}

const shortestFirstHalf = 40;
const lineAfterEmptyLine = 2;

function cutBetween(first: Passage, second: Passage): Cut["inside"] | null {
  if (first.kind !== "paragraph" || second.kind !== "paragraph") return null;
  if (first.division !== second.division || first.heading !== second.heading) return null;
  // Behind a list the sentence goes on that led to it, not its last item.
  if (first.isItem === true || second.isItem === true || typedItem.test(first.text)) return null;
  const head = first.text.trimEnd();
  const inside = cutInside(head, second.text);
  return inside !== null && areNeighbours(first, second, head.length) ? inside : null;
}

/** In plain text a list is a paragraph. */
const typedItem = /^\s*(?:[-–•▪◦*·‣]|\p{Nd}{1,3}\.|\(?(?:\p{Nd}{1,3}|\p{Ll}|[ivx]{1,5})\))\s/u;

/** Where a page break has cut one paragraph into these two; null where they are two. */
export function cutInside(first: string, second: string): Cut["inside"] | null {
  const head = first.trimEnd();
  return head.length < shortestFirstHalf ? null : unfinished(head, second);
}

/** Anything between two paragraphs takes lines of its own. */
function areNeighbours(first: Passage, second: Passage, length: number): boolean {
  const end = first.placeAt(Math.max(0, length - 1));
  const { place } = second;
  return (
    place.column === 1 &&
    first.place.column === 1 &&
    place.file === end.file &&
    place.line - end.line === lineAfterEmptyLine
  );
}

// The last word of a paragraph is none of these in English, German, French, Spanish, Portuguese and Italian.
const linkingWords = new Set(
  (
    "the a an of and or nor but in to for with by on at from into within between among that which whose is are was were as than " +
    "der die das den dem des ein eine einer eines und oder von vom zum zur mit für bei " +
    "le la les un une des du de et ou dans avec pour par sur el los las del y o con en por para il lo gli di da che e"
  ).split(" "),
);

function unfinished(head: string, next: string): Cut["inside"] | null {
  const goesOn = /^\p{Ll}/u.test(next) && !/^\S*(?:@|:\/\/)|^\p{Ll}{1,3}[).]/u.test(next);
  if (/\p{L}[-‐]$/u.test(head)) return goesOn ? "word" : null;
  if (closesBracket(head, next)) return "bracket";
  if (goesOn) return /[\p{L}\p{Nd},]$/u.test(head) ? "sentence" : null;
  const last = /(?:^|\s)(\p{Ll}+)$/u.exec(head.slice(-20))?.[1];
  return /^\p{L}/u.test(next) && last !== undefined && linkingWords.has(last) ? "sentence" : null;
}

const nearBracket = 200;

/** A round bracket that is open at the end of one paragraph and closed at the beginning of the next. */
function closesBracket(head: string, next: string): boolean {
  const opened = head.lastIndexOf("(");
  if (opened === -1 || head.indexOf(")", opened) !== -1 || head.length - opened > nearBracket) return false;
  const closed = next.indexOf(")");
  const reopened = next.indexOf("(");
  return closed !== -1 && closed < nearBracket && (reopened === -1 || closed < reopened);
}
