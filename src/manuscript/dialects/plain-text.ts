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
  return lines.map((line, index) => {
    const isSignature = ends[index] === true && /^\s*[—–]/.test(lines[index + 1] ?? "");
    return `${escapePlain(line)}${isSignature ? "\\" : ""}`;
  });
}

function endsOnPurpose(line: string, next: string | undefined, width: number): boolean {
  const [word = ""] = (next ?? "").trim().split(/\s+/);
  return next !== undefined && line.trimEnd().length + 1 + word.length <= width - 2;
}

/** Indentation beyond the least indented line's stays. */
function lineBlock(lines: readonly string[]): readonly string[] {
  const indents = lines.map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents);
  return lines.map((line, index) => `| ${" ".repeat((indents[index] ?? 0) - least)}${escapePlain(line)}`);
}

/** Where the text's lines are broken: nineteen lines of twenty are no longer. */
export function textWidth(lines: readonly string[]): number {
  const lengths = lines.map((line) => line.trimEnd().length).filter((length) => length > 0);
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.95)] ?? 0;
}
