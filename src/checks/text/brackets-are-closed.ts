import { type JoinedPassage, joinedPassages } from "../../tree/joined-passages.ts";
import type { Check, Finding } from "../check.ts";
import { spanOf } from "./written-text.ts";

const partners: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const closers = new Set(Object.values(partners));
/** So far behind the paragraph that opens a bracket, another may close it. */
const farthest = 12;

/** Brackets without a partner among which one is looked for. */
const mostLeft = 20;

type Bracket = { readonly passage: JoinedPassage; readonly index: number; readonly offset: number };

export const bracketsAreClosed: Check = {
  id: "text/brackets-are-closed",
  severity: "warning",
  summary: "Every bracket has its partner.",
  why: "Readers cannot tell where the remark ends; often a part of the text or of a citation got lost with the bracket.",
  remedy: "Write the missing bracket, or delete the one that is left.",
  basis: "House",
  example: {
    bad: "The bay (near Bergen is small.\n",
    good: "The bay (near Bergen) is small: a) at low tide, and :-) b) in winter.\n",
  },
  run: ({ passages }) => {
    const left: Bracket[] = [];
    for (const [index, passage] of joinedPassages(passages).entries()) {
      for (const bracket of unpaired(passage, index)) {
        const nearest = left.slice(-mostLeft);
        const partner = nearest.findLastIndex((open) => closesFromAfar(open, bracket));
        if (partner === -1) left.push(bracket);
        else left.splice(left.length - nearest.length + partner, 1);
      }
    }
    return left.map(findingAt);
  },
};

function signOf({ passage, offset }: Bracket): string {
  return passage.text[offset] ?? "";
}

function unpaired(passage: JoinedPassage, index: number): readonly Bracket[] {
  const open: Bracket[] = [];
  const left: Bracket[] = [];
  for (const match of passage.text.matchAll(/[()[\]{}]/g)) {
    const [sign] = match;
    const bracket = { passage, index, offset: match.index };
    const end = passage.text.slice(Math.max(0, match.index - 8), match.index + 1);
    if (face.test(end)) continue;
    const last = open.at(-1);
    if (!closers.has(sign)) open.push(bracket);
    else if (last !== undefined && (partners[signOf(last)] === sign || isInterval(last, match.index)))
      open.pop();
    else if (label.test(end)) continue;
    else close(open, left, bracket);
  }
  return [...left, ...open].toSorted((a, b) => a.offset - b.offset);
}

/** The nearest partner of its kind; what was opened in between stays open. */
function close(open: Bracket[], left: Bracket[], bracket: Bracket): void {
  const nearest = open.slice(-mostLeft);
  const partner = nearest.findLastIndex((each) => partners[signOf(each)] === signOf(bracket));
  if (partner === -1) left.push(bracket);
  else left.push(...open.splice(open.length - nearest.length + partner).slice(1));
}

const bounds = /^\s*[-+−]?[\p{L}\p{N}.∞\ufffc]{1,8}\s*[,;]\s*[-+−]?[\p{L}\p{N}.∞\ufffc]{1,8}\s*$/u;

/** "[0, 1)" is half open. */
function isInterval({ passage: { text }, offset }: Bracket, end: number): boolean {
  return end - offset < 30 && bounds.test(text.slice(offset + 1, end));
}

// ":-)" and "a)".
const face = /(?:^|[\s\p{P}])[:;=][-'^o]?[()[\]]$/u;
const label = /(?:^|[\s(,;:–—])(?:\p{Nd}{1,3}|\p{L}|[ivxlc]{1,5})[.]?\)$/iu;

/** A remark of several paragraphs. */
function closesFromAfar(open: Bracket, bracket: Bracket): boolean {
  return (
    partners[signOf(open)] === signOf(bracket) &&
    open.passage.heading === bracket.passage.heading &&
    bracket.index - open.index <= farthest
  );
}

function findingAt(bracket: Bracket): Finding {
  const { passage, offset } = bracket;
  const sign = signOf(bracket);
  const span = spanOf(passage, offset, offset + 1);
  if (!closers.has(sign)) {
    const behind = /^\S{0,30}/.exec(passage.text.slice(offset, offset + 31))?.[0] ?? sign;
    return {
      ...span,
      message: `The bracket before "${behind.slice(1)}" is not closed; "${partners[sign]}" was expected.`,
    };
  }
  const before = /(\S{1,30})\s*$/.exec(passage.text.slice(Math.max(0, offset - 32), offset))?.[1];
  const where = before === undefined ? "at the beginning" : `behind "${before}"`;
  return {
    ...span,
    message: `The bracket ${where} closes none that was opened; no "${sign}" was expected.`,
  };
}
