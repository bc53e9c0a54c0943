import type { Check, Finding } from "../check.ts";
import { findInProse, type ProseMatch, replacing, within } from "./prose.ts";

const accents = /(?<=\p{L})(?:´|`|ʹ|′)(?=\p{L})|(?<=\p{L})‘(?=(?:s|t|re|ve|ll|d|m)\b)/gu;
const typed = /(?<=\p{L})['’](?=\p{L})/gu;

export const apostrophesAgree: Check = {
  id: "text/apostrophes-agree",
  severity: "advice",
  summary: "The apostrophe is one character throughout, and no accent or quotation mark stands for it.",
  why: "Two shapes of one mark are seen on the page, and a search for the word finds half of its places.",
  remedy: "Type the apostrophe; in Markdown the one of the keyboard is printed as a curved one.",
  basis: "The Unicode Standard, 6.2 (apostrophes)",
  example: { bad: "The captain´s log is lost.\n", good: "The captain's log is lost.\n" },
  run: ({ lines }) => {
    const found = findInProse(lines, typed);
    const curved = found.filter(({ text }) => text === "’");
    const expected = curved.length * 2 > found.length ? "’" : "'";
    // Markdown makes both the same; plain text is printed as typed.
    const plain = found.filter(({ text, line }) => text !== expected && /\.txt$/i.test(line.file));
    return [...findInProse(lines, accents), ...plain].map((match) => finding(match, expected));
  },
};

function finding(match: ProseMatch, expected: string): Finding {
  const mark = within(match, 0, 1);
  return {
    ...mark,
    message: `"${match.text}" stands for an apostrophe; "${expected}" was expected, as elsewhere in the text.`,
    edits: replacing(mark, expected),
  };
}
