import type { Passage } from "../../model/passage.ts";
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
    const groups = new Map<string, Line[]>();
    for (const [index, passage] of passages.entries()) {
      const name = nameOf(passage);
      // Items of lists begin with a mark.
      if (name === null || !isTyped(lines, passage.place, passage.text.slice(0, 2))) continue;
      const line = { passage, interrupts: isBetweenHalves(passages[index - 1], passages[index + 1]) };
      groups.set(name, [...(groups.get(name) ?? []), line]);
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
  return lines.length >= fewest && interrupting * 3 >= lines.length;
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
