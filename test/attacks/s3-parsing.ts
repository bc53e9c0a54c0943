import type { Attack } from "./attack.ts";

const times = (count: number, text: string, end = ""): string => text.repeat(count) + end;

type Row = readonly [
  name: string,
  body: string,
  refused: readonly [string, number] | null,
  weakened?: readonly string[],
];

const brackets = ["limits/bracket-depth", 4] as const;
const nesting: readonly Row[] = [
  ["brackets-of-21-bytes", times(10, "[", `a${times(10, "]")}`), brackets, ["parsing-limits"]],
  ["brackets-15", times(15, "[", `a${times(15, "]")}`), brackets, ["parsing-limits"]],
  ["brackets-1000", times(1000, "[", `a${times(1000, "]")}`), brackets, ["parsing-limits"]],
  ["brackets-never-closed", times(50_000, "["), brackets, ["parsing-limits"]],
  ["brackets-in-lines", times(400, "[\n", times(400, "]\n")), brackets, ["parsing-limits"]],
  ["pictures-in-pictures", times(12, "![", `a${times(12, "](a.png)")}`), brackets],
  ["notes-in-notes", times(200, "^[a ", times(200, "]")), brackets],
  ["citations-in-citations", times(14, "[see @a ", times(14, "]")), brackets],
  ["quotations", `${times(10_000, ">")} a`, ["limits/quotation-depth", 4], ["parsing-limits"]],
  ["quotations-with-spaces", `${times(5000, "> ")} a`, ["limits/quotation-depth", 4], ["parsing-limits"]],
  [
    "lists",
    Array.from({ length: 500 }, (_, depth) => `${" ".repeat(depth * 2)}- a`).join("\n"),
    ["limits/list-depth", 4],
    ["parsing-limits"],
  ],
  ["lists-in-one-line", times(2000, "- ", "a"), ["limits/list-depth", 4], ["parsing-limits"]],
  ["long-line", times(1_100_000, "a"), ["limits/line-length", 4]],
  ["brackets-in-the-title", "", brackets, ["parsing-limits"]],
];

/** Deep or many without a limit of their own: they must end in time, whatever they come to. */
const many: readonly Row[] = [
  ["emphasis-never-closed", times(3000, "*a **b "), null],
  ["underscores", times(20_000, "_a"), null],
  ["superscripts", times(5000, "^a~b"), null],
  ["quotation-marks", times(5000, "\"'a "), ["limits/converter-time", 4], ["deadline"]],
  [
    "backticks",
    Array.from({ length: 400 }, (_, count) => "`".repeat(count + 1)).join(" a "),
    ["limits/converter-time", 4],
    ["deadline"],
  ],
  ["dollars", times(5000, "$a "), null],
  ["braces", times(20_000, "{"), null],
  ["attributes", `[a]{${times(5000, ".b ")}}`, null],
  ["comments-never-closed", times(20_000, "<!-- "), ["limits/converter-time", 4], ["deadline"]],
  ["angle-brackets", times(20_000, "<a "), ["limits/converter-time", 4], ["deadline"]],
  ["ampersands", times(20_000, "&a;"), null],
  ["divs-fenced", times(300, "::: a\n\n", times(300, ":::\n\n")), ["limits/nesting-depth", 4]],
  ["divs-of-html", times(2000, "<div>\n", times(2000, "</div>\n")), ["limits/nesting-depth", 4], ["depth"]],
  ["spans-of-html", times(2000, "<span>", times(2000, "</span>")), ["limits/nesting-depth", 4], ["depth"]],
  ["table-of-many-columns", `${times(1000, "|a")}|\n${times(1000, "|-")}|\n${times(1000, "|b")}|`, null],
  ["notes-that-call-each-other", "[^1]\n\n[^1]: a [^2]\n\n[^2]: b [^1]", null],
  ["definitions", times(2000, "a\n:   b\n\n"), null],
  ["line-blocks", times(5000, "| a\n"), null],
  ["rules", times(10_000, "- - -\n"), null],
  ["addresses", times(3000, "<http://a.b/c> "), null],
  ["backslashes", times(50_000, "\\"), null],
  ["grid-table", `+${times(400, "---+")}\n|${times(400, " a |")}\n+${times(400, "---+")}`, null],
  ["examples", times(2000, "(@) a\n\n"), null],
];

/** Macros of LaTeX that grow. */
const macros: readonly Row[] = [
  [
    "macro-bomb",
    `${Array.from({ length: 9 }, (_, index) => `\\newcommand{\\${letter(index + 1)}}{${`\\${letter(index)}`.repeat(10)}}`).join("\n")}\n\n$\\${letter(9)}$`.replaceAll(
      `\\${letter(0)}`,
      "x",
    ),
    ["limits/macro-growth", 4],
    ["macros"],
  ],
  ["macro-of-itself", "\\newcommand{\\a}{\\a\\a}\n\n$\\a$", ["limits/macro-growth", 4]],
  [
    "macros-of-each-other",
    "\\newcommand{\\a}{\\b}\n\\newcommand{\\b}{\\a\\a}\n\n$\\a$",
    ["limits/macro-growth", 4],
    ["macros"],
  ],
  [
    "def-bomb",
    `\\def\\a{xx}\n${["b", "c", "d", "e", "f", "g", "h", "i"].map((name, index) => `\\def\\${name}{${`\\${letter(index)}`.repeat(10)}}`).join("\n")}\n\n$\\i$`,
    ["limits/macro-growth", 4],
    ["macros"],
  ],
];

function letter(index: number): string {
  return String.fromCodePoint("a".charCodeAt(0) + index);
}

function attackOf([name, body, refused, weakened = []]: Row): Attack {
  return {
    name: `S3/${name}`,
    tries: "A small text that takes its reader more time or memory than it should.",
    goal: /^(?:macros?-of|divs|spans)/.test(name) ? "deceive" : "hang",
    ...(name === "brackets-in-the-title"
      ? { front: `subtitle: "${times(14, "[", `a${times(14, "]")}`)}"` }
      : { body }),
    refused,
    // What only the deadline ends is not read at all.
    survives: refused?.[0] !== "limits/converter-time",
    weakened,
  };
}

export const parsingAttacks: readonly Attack[] = [...nesting, ...many, ...macros].map(attackOf);
