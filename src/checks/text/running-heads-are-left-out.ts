import type { Passage, SourceLine } from "../../model/passage.ts";
import type { Check, Finding } from "../check.ts";
import { isTyped, spanOf } from "./written-text.ts";

const longest = 100;
const fewest = 3;

type Line = { readonly passage: Passage; readonly interrupts: boolean };

export const runningHeadsAreLeftOut: Check = {
  id: "text/running-heads-are-left-out",
  severity: "warning",
  summary: "Running heads and page numbers of the original are not part of the text.",
  why: "They come along when a text is copied out of a PDF, and are printed in the middle of its sentences.",
  remedy: "Delete the line, and join the paragraph it has cut.",
  basis: "House",
  example: {
    bad: example("Tides of the bay\n\n"),
    good: example(""),
  },
  run: ({ passages, lines }) => {
    const names = repeatedNames(passages, lines);
    const groups = new Map<string, Line[]>();
    for (const [index, passage] of passages.entries()) {
      const name = names[index] ?? null;
      if (name === null) continue;
      const [before, after] = [-1, 1].map((step) => passages[nextText(names, index, step)]);
      const line = { passage, interrupts: isBetweenHalves(before, after) };
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [line]);
      else group.push(line);
    }
    return [...groups.values()].filter(isRepeated).flat().map(findingAt);
  },
};

function example(head: string): string {
  const halves = [
    "the bay was measured for a whole year and its tides",
    "were found to be smaller than had been thought when",
  ];
  return `${[...halves, ...halves].join(head === "" ? " " : `\n\n${head}`)}.\n`;
}

/** What a line that is alone in its paragraph has in common with others of its kind; null for what is no such line. */
function nameOf({ kind, text }: Passage): string | null {
  if (kind !== "paragraph" || text.length > longest || /\ufffc/.test(text)) return null;
  const line = text.trim();
  if (/^[-–—[(]*\s*\p{Nd}{1,4}\s*[-–—\])]*$/u.test(line)) return "page number";
  if (/[.?!…:;,"”»]$/.test(line) || !/\p{L}{3}/u.test(line)) return null;
  return line.replace(/\p{Nd}+/gu, "#").toLowerCase();
}

/** For each passage what it has in common with several others, or null. */
function repeatedNames(
  passages: readonly Passage[],
  lines: readonly SourceLine[],
): readonly (string | null)[] {
  const counts = new Map<string, number>();
  const names = passages.map((passage) => {
    const name = nameOf(passage);
    // Items of lists begin with a mark.
    if (name === null || !isTyped(lines, passage.place, passage.text.slice(0, 2))) return null;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return name;
  });
  return names.map((name) => (name !== null && (counts.get(name) ?? 0) >= fewest ? name : null));
}

/** The next passage that is no such line: a running head and a page number may stand together. */
function nextText(names: readonly (string | null)[], index: number, step: number): number {
  const next = index + step;
  return typeof names[next] === "string" ? next + step : next;
}

/** Whether a sentence breaks off before and goes on behind. */
function isBetweenHalves(before: Passage | undefined, after: Passage | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    before.kind === "paragraph" &&
    after.kind === "paragraph" &&
    /[\p{L}\p{N},-]$/u.test(before.text.trimEnd()) &&
    /^\p{Ll}/u.test(after.text)
  );
}

/** A page break falls into a sentence far more often than not. */
function isRepeated(lines: readonly Line[]): boolean {
  const interrupting = lines.filter(({ interrupts }) => interrupts).length;
  return interrupting * 3 >= lines.length;
}

function findingAt({ passage }: Line): Finding {
  const { text } = passage;
  const isNumber = !/\p{L}/u.test(text);
  return {
    ...spanOf(passage, 0, text.length),
    message: isNumber
      ? "A number stands alone between two paragraphs, as page numbers do; no page number was expected in the text."
      : `"${text.replace(/\p{Nd}+/gu, "…").trim()}" stands again and again between two paragraphs, as running heads do; none was expected in the text.`,
  };
}
