import { afterAll, beforeAll, expect, test } from "vitest";
import { auditPdf } from "../../src/audit/audit-pdf.ts";
import { pageSize } from "../../src/editions/print/page-size.ts";
import type { Galley } from "../../src/model/galley.ts";
import { readPdf } from "../../src/tools/pdf-reader.ts";
import { expectations, type Press, startPress } from "./press.ts";

let press: Press;
beforeAll(async () => {
  press = await startPress();
}, 60_000);
afterAll(() => press.close());

const syllables =
  "con sid er able ty pog raph ic al in ves ti gate mon stra tion re peat ed cal en dar".split(" ");
const noteLengths = [3, 8, 15, 30, 60, 120];

/** Numbers below a limit, always the same ones. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
}

/** Paragraphs with up to four notes each, of a line or of half a page; no word occurs twice. */
function manuscript(seed: number, paragraphs: number): string {
  const roll = dice(seed);
  const used = new Set<string>();
  const word = (): string => {
    const made = Array.from({ length: 1 + roll(5) }, () => syllables[roll(syllables.length)]).join("");
    if (made.length < 3 || used.has(made)) return word();
    used.add(made);
    return made;
  };
  const words = (count: number): string => Array.from({ length: count }, word).join(" ");
  let notes = 0;
  const passage = (): string => {
    const text = `${words(5 + roll(40))}.`;
    if (roll(4) === 0) return text;
    notes += 1;
    const body = words(noteLengths[roll(noteLengths.length)] ?? 3);
    return `${text}[^[${body}.]]{#n-${notes} .note number="${notes}"}`;
  };
  const paragraph = (index: number): string => {
    const text = Array.from({ length: 1 + roll(4) }, passage).join(" ");
    const number = index / 8 + 1;
    return index % 8 === 0
      ? `## [${number}]{.heading-number} ${words(3)} {#section-${number}}\n\n${text}`
      : text;
  };
  return Array.from({ length: paragraphs }, (_, index) => paragraph(index)).join("\n\n");
}

test.each([
  { width: 110, height: 170, seed: 3 },
  { width: 120, height: 180, seed: 11 },
  { width: 148, height: 210, seed: 7 },
])(
  "no note is lost or cut off, however many there are, at $width × $height mm",
  async ({ seed, ...trim }) => {
    const set = await press.set(() => manuscript(seed, 40));
    const galley: Galley = {
      ...set,
      metadata: { ...set.metadata, settings: { ...set.metadata.settings, trim } },
    };
    const margins = pageSize(trim, "article");
    const pdf = await readPdf(await press.print(galley));
    expect(auditPdf(galley, pdf, { ...expectations, margins })).toEqual([]);
    const lowest = (margins.bottom * 72) / 25.4;
    for (const { lines } of pdf.pages) {
      const baselines = lines
        .filter(({ text }) => !/^\d+$/.test(text.trim()))
        .map(({ baseline }) => baseline)
        .sort((one, other) => one - other);
      const gaps = baselines.slice(1).map((baseline, index) => baseline - (baselines[index] ?? 0));
      expect(Math.min(...baselines)).toBeGreaterThan(lowest);
      // Lines of one height are runs of one line; any others must not overlap.
      expect(gaps.filter((gap) => gap > 4 && gap < 8.5)).toEqual([]);
    }
  },
);
