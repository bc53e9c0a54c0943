import type { Random } from "./random.ts";

/** Changes a file's bytes in one way. */
type Mutation = (bytes: Buffer, random: Random) => Buffer;

const decode = (bytes: Buffer): string => bytes.toString("utf8");
const encode = (text: string): Buffer => Buffer.from(text, "utf8");

const markup = [
  "[",
  "]",
  "](",
  "![",
  "[^1]",
  "^[",
  "**",
  "*",
  "_",
  "`",
  "```",
  "~~~",
  "$",
  "$$",
  "\\",
  "\\(",
  "{",
  "}",
  "{#a}",
  "{.unnumbered}",
  "{-}",
  "[@",
  "@",
  "@fig:",
  "@fig-x",
  "[-@a]",
  "|",
  "|---|",
  "+---+",
  ":::",
  "::: {.x}",
  "<div>",
  "</div>",
  "<!--",
  "-->",
  "<br",
  "&amp;",
  "&#x0;",
  "&#xD800;",
  "---",
  "...",
  "===",
  "# ",
  "###### ",
  "> ",
  "- ",
  "1. ",
  "    ",
  "\t",
  "\n\n",
  "\r",
  "\r\n",
  "{{< x >}}",
  "```{r}",
  "\\@ref(fig:x)",
  "\\begin{x}",
  "\\end{x}",
  "(Smith, 2010)",
  "(Smith, 11/02/2019; ",
  "as cited in",
  "et al.",
  "Figure 99",
  "https://",
  "http://[",
  "10.1000/",
  "<!-- waive text/*: x -->",
  "<!-- waive",
] as const;

const yaml = [
  ":",
  ": ",
  "- ",
  "  ",
  "\t",
  "&a ",
  "*a",
  "!!js/function",
  "!!binary",
  "|",
  ">",
  "'",
  '"',
  "{",
  "[",
  "]",
  "? ",
  "#",
  "---",
  "...",
  "<<: *a",
  "__proto__: 1",
  "title:",
  "authors:",
  "bibliography:",
  "profile:",
  "~",
  "0x",
  "1e999",
  ".nan",
  "2020-02-31",
  "null",
] as const;

const bibtex = [
  "@",
  "@article{",
  "@string{",
  "@comment{",
  "{",
  "}",
  '"',
  ",",
  "=",
  "#",
  "%",
  "\\",
  "\\'{e}",
  '\\"',
  "and",
  " and ",
  "doi =",
  "year = {",
  "month = ",
  "crossref = {",
  "~",
  "--",
  "$",
  "@preamble{",
] as const;

const unicode = [
  "\u0000",
  "\u0007",
  "\u001b[31m",
  "\u0085",
  "\u00a0",
  "\u00ad",
  "\u0301",
  "\u061c",
  "\u06cc",
  "\u200b",
  "\u200c",
  "\u200d",
  "\u200e",
  "\u200f",
  "\u2028",
  "\u2029",
  "\u202a",
  "\u202e",
  "\u2066",
  "\u2069",
  "\ufeff",
  "\ufffc",
  "\ufffd",
  "\ufffe",
  "\uffff",
  "\ue000",
  "ﬁ",
  "ﬀ",
  "İ",
  "ß",
  "аpple",
  "😀",
  "👩‍👩‍👧",
  "\u{10ffff}",
  "\u{e0001}",
  "e\u0301\u0323\u0301".repeat(8),
  "א",
  "م",
  "۱۳۹۳",
  "٣",
  "ǆ",
  "🇩🇪",
  "％",
  "｛",
] as const;

function insertion(tokens: readonly string[]): Mutation {
  return (bytes, random) => {
    const text = decode(bytes);
    const at = random.below(text.length + 1);
    return encode(
      text.slice(0, at) + random.pick(tokens).repeat(random.below(8) === 0 ? 40 : 1) + text.slice(at),
    );
  };
}

function onLines(change: (lines: string[], at: number, random: Random) => string[]): Mutation {
  return (bytes, random) => {
    const lines = decode(bytes).split("\n");
    return encode(change(lines, random.below(lines.length), random).join("\n"));
  };
}

const flipBit: Mutation = (bytes, random) => {
  const changed = Buffer.from(bytes);
  const at = random.below(Math.max(1, changed.length));
  if (changed.length > 0) changed.writeUInt8(changed.readUInt8(at) ^ (1 << random.below(8)), at);
  return changed;
};

const insertByte: Mutation = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from([random.below(256)]), bytes.subarray(at)]);
};

const cutOut: Mutation = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(40))]);
};

const mutations: readonly Mutation[] = [
  flipBit,
  insertByte,
  cutOut,
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  onLines((lines, at) => lines.toSpliced(at, 1)),
  onLines((lines, at) => lines.toSpliced(at, 0, lines[at] ?? "")),
  onLines((lines, at, random) => lines.toSpliced(random.below(lines.length), 0, lines[at] ?? "")),
  onLines((lines, at) => lines.with(at, `${"  ".repeat(at % 4)}${lines[at]?.trimStart()}`)),
  onLines((lines, at) => lines.toSpliced(at, 2, `${lines[at]}${lines[at + 1] ?? ""}`)),
  onLines((lines, at) => lines.with(at, [...(lines[at] ?? "")].toReversed().join(""))),
  insertion(markup),
  insertion(markup),
  insertion(yaml),
  insertion(bibtex),
  insertion(unicode),
  insertion(unicode),
];

/** The files with one to four changes, somewhere. */
export function mutate(
  files: Readonly<Record<string, Buffer>>,
  random: Random,
): Readonly<Record<string, Buffer>> {
  const changed = { ...files };
  const names = Object.keys(files);
  for (let count = 1 + random.below(4); count > 0; count -= 1) {
    const name = random.pick(names);
    changed[name] = random.pick(mutations)(changed[name] ?? Buffer.alloc(0), random);
  }
  return changed;
}
