import type { JoinedPassage } from "../../tree/joined-passages.ts";
import { narrativeCertainty } from "./certainty.ts";
import type { FoundCitation } from "./found-citation.ts";
import { type DateRead, readDate, yearAt } from "./read-date.ts";
import { namesBefore, type ScannedText, scan, smallNameBefore, type Work } from "./scanned-text.ts";
import { readScripture, type ScriptureRead } from "./scripture.ts";
import { type Bracket, bracketsOf, type Token } from "./tokens.ts";
import { worksInside } from "./works-inside.ts";

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
    ...brackets.flatMap((bracket) => inBracket(text, bracket)),
    ...bareIn(text, covered),
  ];
  // A bracket inside a bracket is read twice.
  const byStart = new Map(works.toReversed().map((work) => [work.start, work]));
  return [...byStart.values()].toSorted((a, b) => a.start - b.start).map((work) => ({ ...work, passage }));
}

function inBracket(text: ScannedText, bracket: Bracket): readonly Work[] {
  const { tokens } = text;
  const stretch = { from: bracket.open + 1, to: bracket.close };
  const date = readDate(tokens, stretch.from);
  if (date === null || date.next > stretch.to || !startsWithDate(text, date, stretch.to))
    return worksInside(text, stretch);
  // "Freud [1900] 1953" and "1953 [1900]" are dates themselves.
  if (yearAt(tokens, bracket.close + 1) !== null || yearAt(tokens, bracket.open - 1) !== null) return [];
  const read = namesBefore(text, bracket.open, 0, true) ?? smallNameBefore(text, bracket.open, 0, true);
  if (read === null) return worksInside(text, stretch);
  return worksInside(text, stretch, { read, certainty: narrativeCertainty(text, bracket, read), bracket });
}

/** "(2018)", "(2018, p. 12)", "(2018: 12)", but not "(2018 data)". */
function startsWithDate({ tokens, even }: ScannedText, date: DateRead, to: number): boolean {
  const next = tokens[date.next];
  if (date.next >= to || next === undefined) return true;
  return /^(?:[,:;&[]|as (?:cited|quoted)|and \d{4}|pp?\b|S\.)/.test(even.slice(next.start, next.start + 12));
}

function scriptureWork({ passage, tokens }: ScannedText, found: ScriptureRead): Work {
  const start = tokens[found.from]?.start ?? 0;
  return {
    start,
    group: start,
    text: passage.text.slice(start, tokens[found.to - 1]?.end),
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
