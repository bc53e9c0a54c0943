/** Combining accents by the commands that put them on a letter. */
const accents: Readonly<Record<string, string>> = {
  "`": "\u0300",
  "'": "\u0301",
  "^": "\u0302",
  "~": "\u0303",
  "=": "\u0304",
  u: "\u0306",
  ".": "\u0307",
  '"': "\u0308",
  r: "\u030A",
  H: "\u030B",
  v: "\u030C",
  d: "\u0323",
  c: "\u0327",
  k: "\u0328",
  b: "\u0331",
};
const letters: Readonly<Record<string, string>> = {
  ss: "ß",
  ae: "æ",
  AE: "Æ",
  oe: "œ",
  OE: "Œ",
  o: "ø",
  O: "Ø",
  l: "ł",
  L: "Ł",
  i: "ı",
  textbackslash: "\\",
  textasciitilde: "~",
  textasciicircum: "^",
};

/** The plain text of a field that we wrote ourselves, its formulas as TeX. */
export function readTexField(written: string): string {
  return written
    .split(/(\$[^$]*(?<!\\)\$)/)
    .map((part) => (/^\$.*\$$/.test(part) ? part.slice(1, -1) : plainPart(part)))
    .join("")
    .normalize("NFC");
}

function plainPart(text: string): string {
  return text
    .replace(
      /\{\\([`'^~=."urHvdckb])\{?([A-Za-z])\}?\}/g,
      (_, accent: string, letter: string) => `${letter}${accents[accent] ?? ""}`,
    )
    .replace(/\\([A-Za-z]+)(?:\{\})?/g, (_, name: string) => letters[name] ?? "")
    .replace(/(?<!\\)[{}]/g, "")
    .replace(/\\(?=[{}$&#%_])/g, "");
}

/** The names of a list of them: an "and" in braces belongs to a name. */
export function readTexNames(written: string): readonly string[] {
  const names: string[] = [""];
  let depth = 0;
  for (const [piece] of written.matchAll(/\s+and\s+|\\[{}]|[\s\S]/g)) {
    if (piece === "{") depth += 1;
    if (piece === "}") depth -= 1;
    if (depth === 0 && /^\s+and\s+$/.test(piece)) names.push("");
    else names.push(`${names.pop() ?? ""}${piece}`);
  }
  return names.map(readTexField);
}
