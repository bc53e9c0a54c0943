import { bullet, escapePlain, escapeProse, rewriteArticleParagraph } from "../../plain-text/rewrite.ts";
import type { Paragraph } from "./paragraph.ts";

const numberedItem = /^\s*(?<mark>\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)|\d{1,2}\.)\s+/;

/** A paragraph as lines of Markdown that say the same letter by letter. */
export function markdownLines({ kind, lines, isListed }: Paragraph, width: number | null): readonly string[] {
  switch (kind) {
    case "list":
      return lines.map(listItem);
    case "table":
      return [
        "```",
        ...dedent(lines).map((line) => line.replace(/`{3,}/g, (ticks) => ticks.split("").join(" "))),
        "```",
      ];
    case "quote":
      return lines.map((line) => `> ${escapeProse(line.trim())}`);
    case "lines":
      return isListed
        ? lines.map(escapeProse)
        : rewriteArticleParagraph(lines, width ?? Number.MAX_SAFE_INTEGER);
    case "prose":
      return isListed ? lines.map(entryLine) : lines.map((line) => escapeProse(line.trim()));
  }
}

function listItem(line: string): string {
  if (bullet.test(line)) return `- ${escapeProse(line.replace(bullet, ""))}`;
  const mark = numberedItem.exec(line)?.groups?.["mark"] ?? "";
  return `${mark}${mark.length > 2 ? " " : "  "}${escapeProse(line.replace(numberedItem, ""))}`;
}

/** Bullets of the list stay; numbers are part of the entry's text until it is read. */
function entryLine(line: string): string {
  return /^\s*[-–•▪*]\s/.test(line) ? `- ${escapeProse(line.replace(bullet, ""))}` : escapeProse(line.trim());
}

function dedent(lines: readonly string[]): readonly string[] {
  const least = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(least).trimEnd());
}

/** `{.unnumbered}` on headings that are not counted. */
export function headingLine(level: number, text: string, isCounted: boolean): string {
  return `${"#".repeat(level)} ${escapePlain(text)}${isCounted ? "" : " {.unnumbered}"}`;
}
