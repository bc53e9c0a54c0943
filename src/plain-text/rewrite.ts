/** Plain text so escaped that Pandoc's Markdown reads it letter by letter. */
export function escapePlain(line: string): string {
  return line
    .trim()
    .replace(/[\\`*_{}[\]<>#|~^$@"'&]/g, "\\$&")
    .replace(/\.{3}/g, "\\...")
    .replace(/-(?=-)|(?<=-)-/g, "\\-")
    .replace(/^[-+:=%]/, "\\$&")
    .replace(/^(\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+))([.)])(?=\s|$)/, "$1\\$2");
}

/**
 * A paragraph of plain text, line by line. `width` is where the text's lines are broken: a line that ends although the
 * next word had room ends on purpose, as in verse, and stays a line.
 */
export function rewriteParagraph(lines: readonly string[], width: number): readonly string[] {
  const ends = lines.map((line, index) => endsOnPurpose(line, lines[index + 1], width));
  const breaks = ends.slice(0, -1);
  if (breaks.length > 0 && breaks.every((end) => end)) return lineBlock(lines);
  const held = lines.join("\n").replace(underlined, "\ue002$1\ue003").split("\n");
  return held.map((line, index) => {
    const isSignature = ends[index] === true && /^\s*[—–]/.test(lines[index + 1] ?? "");
    return `${escapeHeld(line)}${isSignature ? "\\" : ""}`;
  });
}

/** Typed for italics since the typewriter: `_thar_`, over line ends too; words with underscores inside stay. */
const underlined = /(?<![\p{L}\p{N}_\\)\]}])_(?=[^\s_])([^_]{0,2000}?[^\s_])_(?![\p{L}\p{N}_([{])/gu;

/** Escapes all but the emphasis between U+E002 and U+E003. */
function escapeHeld(text: string): string {
  return escapePlain(text).replace(/[\ue002\ue003]/g, "*");
}

/** Whether the next word had room in the line. */
export function endsOnPurpose(line: string, next: string | undefined, width: number): boolean {
  const [word = ""] = (next ?? "").trim().split(/\s+/);
  return next !== undefined && line.trimEnd().length + 1 + word.length <= width - 2;
}

/** Indentation beyond the least indented line's stays. */
function lineBlock(lines: readonly string[]): readonly string[] {
  const indents = lines.map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents);
  return lines.map((line, index) => {
    const held = line.replace(underlined, "\ue002$1\ue003");
    return `| ${" ".repeat((indents[index] ?? 0) - least)}${escapeHeld(held)}`;
  });
}

/** Where the text's lines are broken: nineteen lines of twenty are no longer. */
export function textWidth(lines: readonly string[]): number {
  const lengths = lines.map((line) => line.trimEnd().length).filter((length) => length > 0);
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.95)] ?? 0;
}

export const bullet = /^\s*[-–•▪*]\s+(?=\S)/;
const emphasis = /(?<![\p{L}\p{N}*\\])\*(?=[^\s*])([^*]{0,400}?[^\s*])\*(?![\p{L}\p{N}*])/gu;
const formula = /(?<![$\\\p{L}\p{N}])\$(?=[^\s$])([^$\n]*\\[A-Za-z]+[^$\n]*)(?<=[^\s$])\$(?![$\d])/gu;

/** The text without the formulas that `rewriteArticleParagraph` keeps as such. */
export function withoutFormulas(text: string): string {
  return text.replace(/\$\$[\s\S]*?\$\$/g, " ").replace(formula, " ");
}

/** Lines longer than this are paragraphs that nobody broke. */
export const longestBroken = 160;

/**
 * A paragraph of an article, line by line: displayed formulas, lists of bullets, balanced `*emphasis*`, formulas with
 * TeX commands and addresses mean what they say; everything else is literal. `width` is where the text's lines are broken.
 */
export function rewriteArticleParagraph(lines: readonly string[], width: number): readonly string[] {
  const formulas = formulaLines(lines);
  if (bullet.test(lines[0] ?? ""))
    return lines.map((line) =>
      bullet.test(line) ? `- ${escapeProse(line.replace(bullet, ""))}` : `  ${escapeProse(line)}`,
    );
  const ends = lines.map((line, index) => endsOnPurpose(line, lines[index + 1], width));
  const breaks = width > longestBroken || ends.slice(0, -1).every((end) => end);
  return lines.map((line, index) => {
    if (formulas.has(index)) return line.trim();
    const isLast = index === lines.length - 1 || formulas.has(index + 1);
    return `${escapeProse(line)}${breaks && !isLast ? "\\" : ""}`;
  });
}

/** Lines of formulas between two `$$`; none where a second one is missing. */
function formulaLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    const marks = line.split("$$").length - 1;
    if (isOpen || marks > 0) found.add(index);
    if (marks % 2 === 1) isOpen = !isOpen;
  }
  return isOpen ? new Set() : found;
}

const address = /\bhttps?:\/\/[^\s"“”\\\ue000]+/g;

/** Length of an address without the marks of the sentence around it. */
function lengthOfAddress(url: string): number {
  let end = url.length;
  const isMark = (): boolean =>
    /[.,;:!?'’\]}]/.test(url[end - 1] ?? "") || (url[end - 1] === ")" && !url.slice(0, end).includes("("));
  while (end > 0 && isMark()) end -= 1;
  return end;
}

/** Old DOIs hold angle brackets, which an address in angle brackets cannot. */
function linkTo(url: string): string {
  if (!/[<>]/.test(url)) return `<${url}>`;
  return `[${escapePlain(url)}](<${url.replace(/</g, "%3C").replace(/>/g, "%3E")}>)`;
}

/** Literal but for balanced `*emphasis*` and `_emphasis_`, formulas with TeX commands, and addresses, which become links. */
export function escapeProse(line: string): string {
  const kept: string[] = [];
  const hold = (text: string): string => `\ue000${kept.push(text) - 1}\ue001`;
  const held = line.replace(formula, hold).replace(address, (found) => {
    const end = lengthOfAddress(found);
    return `${hold(linkTo(found.slice(0, end)))}${found.slice(end)}`;
  });
  return escapeHeld(held.replace(emphasis, "\ue002$1\ue003").replace(underlined, "\ue002$1\ue003")).replace(
    /\ue000(\d+)\ue001/g,
    (whole, index: string) => kept[Number(index)] ?? whole,
  );
}
