const alike: Readonly<Record<string, string>> = { "’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " " };

/**
 * The offset in Markdown behind words that begin at `start`, as a reader sees them; null where the Markdown says
 * something else there. Backslashes and marks of emphasis are no words, quotation marks of all shapes are alike.
 */
export function endOf(words: string, markdown: string, start: number): number | null {
  let at = start;
  for (let index = 0; index < words.length; index += 1) {
    const wanted = folded(words[index] ?? "");
    if (/\s/.test(wanted)) {
      const spaces = /^\\?[\s\u00a0]+(?:> ?)*/.exec(markdown.slice(at, at + 20))?.[0].length ?? 0;
      if (spaces === 0) return null;
      at += spaces;
      continue;
    }
    while (folded(markdown[at] ?? "") !== wanted) {
      if (!/[\\*_]/.test(markdown[at] ?? "")) return null;
      at += 1;
    }
    at += 1;
  }
  return at;
}

function folded(sign: string): string {
  return alike[sign] ?? sign;
}

/** Markdown of one line as a reader sees it: without backslashes and marks of emphasis. */
export function withoutMarkup(markdown: string): string {
  return markdown
    .replace(/(?<!\\)[*_]+/g, "")
    .replace(/\\(?=[^\p{L}\p{N}\s])/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** What two texts have in common that print the same: shapes of quotation marks, hyphens and spaces do not count. */
export function asPrinted(text: string): string {
  return text
    .replace(/[’‘“”\u00a0]/g, folded)
    .replace(/[\u2060\u200b]/g, "")
    .replace(/[–‑‐]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}
