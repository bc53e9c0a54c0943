import { findStart, type Surroundings } from "./find-start.ts";
import type { Stretch } from "./note-definitions.ts";
import { isPoint, type Part, type WordStream } from "./word-stream.ts";
import type { Words } from "./words.ts";

/** For each word of a stream the end of the last one found before it, and the start of the first one from it on. */
export type Bounds = { readonly before: readonly number[]; readonly after: readonly number[] };

export type Found = Bounds & {
  readonly text: string;
  readonly words: Words;
  /** Index of each of the stream's words in the source, or -1. */
  readonly found: readonly number[];
};

export function boundsOf(
  found: readonly number[],
  { starts, ends }: Words,
  stretches: readonly Stretch[],
): Bounds {
  const before: number[] = [];
  let end = stretches[0]?.from ?? 0;
  for (const index of found) {
    before.push(end);
    end = ends[index] ?? end;
  }
  before.push(end);
  let start = stretches.at(-1)?.to ?? end;
  const after = [start];
  for (const index of found.toReversed()) {
    start = starts[index] ?? start;
    after.push(start);
  }
  return { before, after: after.reverse() };
}

/** Offset at which each part of the stream begins, or null where it was not found. */
export function findStarts({ parts }: WordStream, found: Found): readonly (number | null)[] {
  const starts: (number | null)[] = [];
  let cursor = 0;
  for (const part of parts) {
    const figure = figureAround(part, parts);
    const start =
      figure === -1 ? findStart(part.node, surroundings(part, found, cursor)) : (starts[figure] ?? null);
    if (start !== null && isPoint(part.node)) cursor = start + 1;
    starts.push(start);
  }
  return withContainers(parts, starts);
}

/** A word that stands this far behind the beginning of its node does not tell where the node begins. */
const reach = 50;

function surroundings({ from, to, node }: Part, found: Found, cursor: number): Surroundings {
  const { text, words, before, after } = found;
  const lower = before[from] ?? 0;
  const upper = after[to] ?? text.length;
  const first = found.found.slice(from, Math.min(to, from + reach)).findIndex((index) => index !== -1);
  const own = first === -1 ? null : (words.starts[found.found[from + first] ?? -1] ?? null);
  // Points without words of their own follow each other between the same two words.
  const isBetween = isPoint(node) && cursor > lower && cursor <= upper;
  return { text, lower: isBetween ? cursor : lower, upper, own, missed: Math.max(0, first) };
}

/** A block without a place of its own begins where the first block inside it begins. */
function withContainers(
  parts: readonly Part[],
  starts: readonly (number | null)[],
): readonly (number | null)[] {
  const known = [...starts];
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const outer = parts[index]?.within ?? -1;
    const holder = parts[outer]?.node;
    if (outer === -1 || holder === undefined || starts[outer] !== null || !isContainer(holder)) continue;
    known[outer] = known[index] ?? known[outer] ?? null;
  }
  return known;
}

/** Index of the figure whose image a part is, or the paragraph around that; otherwise -1. The caption stands inside. */
function figureAround({ node, within }: Part, parts: readonly Part[]): number {
  const outer = parts[within];
  if (outer === undefined) return -1;
  if (node.t === "Plain" && outer.node.t === "Figure") return node.c[0]?.t === "Image" ? within : -1;
  return node.t === "Image" && parts[outer.within]?.node.t === "Figure" ? outer.within : -1;
}

function isContainer({ t }: Part["node"]): boolean {
  return /^(BlockQuote|BulletList|OrderedList|DefinitionList|Div|Table|Figure)$/.test(t);
}
