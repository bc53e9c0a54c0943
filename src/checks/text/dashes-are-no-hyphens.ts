import type { Check } from "../check.ts";
import { findInProse, replacing, within } from "./prose.ts";

// Between numbers it may be a minus; two hyphens are a dash in Markdown.
// Behind "or" the sign itself is meant.
const spaced =
  /(?<!\s(?:or|and|oder|und|ou|et|o|y|یا|و))(?<=[\p{L}\p{M}\p{N}.,!?)\]”’»"'])[ ]-(?= \p{L})|(?<=[\p{L}\p{M}.,!?)\]”’»"'])[ ]-(?= \p{N})/gu;
const doubled = /(?<=[\p{L}\p{M}.,!?)\]”’»"'])--(?=[\p{L}“"‘'])|(?<=\S )--(?= \S)/gu;

export const dashesAreNoHyphens: Check = {
  id: "text/dashes-are-no-hyphens",
  severity: "advice",
  summary: "A dash between words is a dash, not a hyphen.",
  why: "A hyphen joins; standing between two spaces it is too short to part a sentence and is read out as a minus.",
  remedy: 'Write "–" with spaces or "—" without, as the publisher does.',
  basis: "The Chicago Manual of Style, 6.85; DIN 5008",
  example: { bad: "The bay - a small one - is shallow.\n", good: "The bay – a small one – is shallow.\n" },
  run: ({ lines }) => [
    ...findInProse(lines, spaced).map((match) => {
      const hyphen = within(match, 1, 2);
      const message = 'A hyphen between spaces stands for a dash; "–" was expected.';
      // A heading's identifier keeps hyphens, so links to it would break.
      const isHeading = /^\s*#/.test(match.line.text);
      return { ...hyphen, message, ...(!isHeading && { edits: replacing(hyphen, "–") }) };
    }),
    ...findInProse(lines, doubled)
      .filter(({ line }) => /\.txt$/i.test(line.file))
      .map((match) => {
        const dash = match.line.text[match.index - 1] === " " ? "–" : "—";
        const message = `Two hyphens stand for a dash; "${dash}" was expected.`;
        return { place: match.place, end: match.end, message, edits: replacing(match, dash) };
      }),
  ],
};
