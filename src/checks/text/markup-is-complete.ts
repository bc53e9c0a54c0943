import type { Check } from "../check.ts";
import { spanOf, typedAt } from "./written-text.ts";

const word = "[\\p{L}\\p{N}]";
const remains: readonly (readonly [pattern: string, meaning: string])[] = [
  [`\\*\\*`, "bold type"],
  [`(?<![\\p{L}\\p{N}_])__(?=${word})|(?<=${word})__(?![\\p{L}\\p{N}_])`, "bold type"],
  [
    "(?<![\\p{L}\\p{N}_*])\\*(?=[\\p{L}\\p{N}])[^*\\n]{0,100}(?<=[\\p{L}\\p{N}.!?])\\*(?![\\p{L}\\p{N}*])",
    "italic type",
  ],
  [
    "(?<![\\p{L}\\p{N}_])_(?=[\\p{L}\\p{N}])[^_\\n]{0,100}(?<=[\\p{L}\\p{N}.!?])_(?![\\p{L}\\p{N}_])",
    "italic type",
  ],
  ["\\]\\((?=[^\\s)])", "a link"],
  ["\\[\\^[\\p{L}\\p{N}_-]+\\]?", "a note's call"],
  ["\\[-?@[\\p{L}\\p{N}_:-]+", "a citation"],
  ["\\{[.#][\\p{L}][\\p{L}\\p{N}_:-]*[^{}]{0,80}\\}", "an attribute"],
  ["~?\\\\[A-Za-z]{2,20}\\{", "a LaTeX command"],
  ["</?(?:b|i|em|strong|sup|sub|span|div|p|br|u|s|font)(?: [^<>]{0,200})?/?>", "an HTML tag"],
  ["<!--|-->", "a comment"],
  ["(?<=\\s)#{2,6} (?=\\p{L})", "a heading"],
  ["\\|[ ]?:?-{3,}:?[ ]?\\|", "a table"],
  ["(?<=[\\s.])\\\\n(?=\\s|\\p{Lu}|$)", "a line's end"],
  ["\\$\\$", "a formula"],
  ["```", "code"],
];
const pattern = new RegExp(remains.map(([each]) => `(${each})`).join("|"), "gu");

export const markupIsComplete: Check = {
  id: "text/markup-is-complete",
  severity: "warning",
  summary: "No sign of the markup is left standing in the text.",
  why: "It is printed as it stands, because its partner is missing or it has another system's form; what was meant by it is lost.",
  remedy:
    "Close what is open, or write it in the manuscript's markup; a sign that means itself has a backslash before it.",
  basis: "House",
  example: {
    bad: "The **bay is small.\n",
    good: "The **bay** is small.\n",
  },
  run: ({ passages, lines }) =>
    passages.flatMap((passage) =>
      [...passage.text.matchAll(pattern)].flatMap((match) => {
        const span = spanOf(passage, match.index, match.index + match[0].length);
        // A backslash before it says that the sign means itself.
        if (typedAt(lines, span.place, -1) === "\\" || typedAt(lines, span.place, 1) === "\\") return [];
        const meaning = remains[match.slice(1).findIndex((group) => group !== undefined)]?.[1] ?? "markup";
        const sign = match[0].replace(/^([*_])[^*_].*\1$/, "$1…$1");
        return [
          {
            ...span,
            message: `"${sign}" is printed as it stands; ${meaning} in complete markup was expected.`,
          },
        ];
      }),
    ),
};
