import type { JoinedPassage } from "../../tree/joined-passages.ts";
import { authorPages } from "./author-pages.ts";
import { narrativeCertainty } from "./certainty.ts";
import type { FoundCitation } from "./found-citation.ts";
import { worksNamedApart } from "./names-apart.ts";
import { type DateRead, readDate, yearAt } from "./read-date.ts";
import type { NamesRead } from "./read-names.ts";
import { namesBefore, type ScannedText, scan, smallNameBefore, type Work } from "./scanned-text.ts";
import { readScripture, type ScriptureRead } from "./scripture.ts";
import { type Bracket, bracketsOf, type Token } from "./tokens.ts";
import { type Stretch, worksInside } from "./works-inside.ts";

/**
 * Works cited in running text by name and date, in the order of the text: "(Hill, 2017, p. 12; Moss 2014)",
 * "Calinon et al. (2007)". What only may be a citation ("Berlin 1990") is given as `faint` or `doubtful`: the reference list
 * decides. Numbered citations, years without a name and numbers of figures are none. Time grows with the text.
 */
export function findCitations(passages: readonly JoinedPassage[]): readonly FoundCitation[] {
  return passages.flatMap((passage) =>
    passage.kind !== "heading" && /[\d٠-٩۰-۹([]/u.test(passage.text) ? inPassage(passage) : [],
  );
}

function inPassage(passage: JoinedPassage): readonly FoundCitation[] {
  const text = scan(passage);
  const brackets = bracketsOf(text.tokens);
  const covered = coveredBy(brackets, text.tokens.length);
  const scripture = [
    ...brackets.flatMap(({ open, close }) => readScripture(text.tokens, open + 1, close, true)),
    ...readScripture(text.tokens, 0, text.tokens.length, false),
  ].map((found) => scriptureWork(text, found));
  const works = [
    ...scripture,
    ...brackets.flatMap((bracket) => inBracket(text, bracket, brackets)),
    ...bareIn(text, covered),
  ];
  // A bracket inside a bracket is read twice.
  const byStart = new Map(works.toReversed().map((work) => [keyOf(work), work]));
  return [...byStart.values()]
    .toReversed()
    .toSorted((a, b) => a.start - b.start || b.group - a.group)
    .map((work) => ({ ...work, passage }));
}

function keyOf({ start, date, isApart = false, group }: Work): string {
  return `${start} ${isApart ? group : ""} ${date?.text}`;
}

function inBracket(text: ScannedText, bracket: Bracket, brackets: readonly Bracket[]): readonly Work[] {
  const { tokens } = text;
  const stretch = { from: bracket.open + 1, to: bracket.close };
  const date = readDate(tokens, stretch.from);
  if (date === null || date.next > stretch.to || !startsWithDate(text, date, stretch.to)) {
    const works = worksInside(text, stretch);
    return works.length === 0 ? authorPages(text, bracket) : works;
  }
  // "Freud [1900] 1953" and "1953 [1900]" are dates themselves.
  if (yearAt(tokens, bracket.close + 1) !== null || yearAt(tokens, bracket.open - 1) !== null) return [];
  const own = namesBefore(text, bracket.open, 0, true);
  const further = own === null ? namesOfBracketBefore(text, bracket, brackets) : null;
  if (own === null && further === null)
    return [...withSmallName(text, bracket, stretch), ...worksNamedApart(text, bracket, stretch)];
  const read = own ?? further;
  if (read === null) return worksInside(text, stretch);
  const author = { read, certainty: narrativeCertainty(text, bracket, read), bracket };
  const works = worksInside(text, stretch, author);
  const isQuotation = tokens[read.from]?.text === '"';
  return isQuotation ? [...works, ...worksNamedApart(text, bracket, stretch)] : works;
}

function withSmallName(text: ScannedText, bracket: Bracket, stretch: Stretch): readonly Work[] {
  const read = smallNameBefore(text, bracket.open, 0, true);
  if (read === null) return worksInside(text, stretch);
  return worksInside(text, stretch, { read, certainty: narrativeCertainty(text, bracket, read), bracket });
}

/** "Hill (2018) and (2021)": the names before the first bracket, as if they stood before the second. */
function namesOfBracketBefore(
  text: ScannedText,
  { open }: Bracket,
  brackets: readonly Bracket[],
): NamesRead | null {
  if (!/^(?:and|&|und|et|y)$/.test(text.tokens[open - 1]?.text ?? "")) return null;
  const before = brackets.find(({ close }) => close === open - 2);
  if (before === undefined || readDate(text.tokens, before.open + 1) === null) return null;
  const read = namesBefore(text, before.open, 0, true);
  return read === null ? null : { ...read, from: open };
}

/** "(2018)", "(2018, p. 12)", "(2018: 12)", but not "(2018 data)". */
function startsWithDate({ tokens, even }: ScannedText, date: DateRead, to: number): boolean {
  const next = tokens[date.next];
  if (date.next >= to || next === undefined) return true;
  return /^(?:[,:;&[]|as (?:cited|quoted)|and \d{4}|pp?\b|S\.)/.test(even.slice(next.start, next.start + 12));
}

function scriptureWork({ passage, tokens }: ScannedText, found: ScriptureRead): Work {
  const start = tokens[found.from]?.start ?? 0;
  const end = tokens[found.to - 1]?.end ?? start;
  return {
    start,
    end,
    group: start,
    text: passage.text.slice(start, end),
    form: "scripture",
    names: [found.name],
    author: found.name,
    etAl: false,
    date: null,
    locator: found.locator,
    secondary: false,
    certainty: "certain",
  };
}

/** For each token 1 where it is inside brackets. */
function coveredBy(brackets: readonly Bracket[], length: number): Uint8Array {
  const steps = new Int32Array(length + 1);
  for (const { open, close } of brackets) {
    steps[open] = (steps[open] ?? 0) + 1;
    steps[close + 1] = (steps[close + 1] ?? 0) - 1;
  }
  let depth = 0;
  return Uint8Array.from(steps, (step) => {
    depth += step;
    return depth > 0 ? 1 : 0;
  });
}

const longestNames = 60;
const longestLocator = 12;

/** "as in Butler 1990, 25": a name and a year in a sentence; the list must know both. */
function bareIn(text: ScannedText, covered: Uint8Array): readonly Work[] {
  return text.tokens.flatMap((token, at) => {
    if (token.kind !== "number" || covered[at] === 1 || yearAt(text.tokens, at) === null) return [];
    if (!/^(?:\p{Lu}|[,.]$)/u.test(text.tokens[at - 1]?.text ?? "")) return [];
    let lowest = at;
    while (lowest > 0 && at - lowest < longestNames && covered[lowest - 1] === 0) lowest -= 1;
    const read = namesBefore(text, at, lowest, true);
    if (read === null) return [];
    const works = worksInside(text, { from: read.from, to: endOfBare(text.tokens, covered, at) });
    return works.slice(0, 1).map((work): Work => ({ ...work, certainty: "faint" }));
  });
}

function endOfBare(tokens: readonly Token[], covered: Uint8Array, at: number): number {
  let to = at + 1;
  while (
    to < tokens.length &&
    to < at + longestLocator &&
    covered[to] === 0 &&
    !/^[;.]$/.test(tokens[to]?.text ?? "")
  )
    to += 1;
  return to;
}
