import { argumentAt, lineEnds, replaceEnvironments } from "./commands.ts";

const ends = /\\(endfirsthead|endhead|endfoot|endlastfoot)(?![A-Za-z])/g;

/**
 * Long tables with one head, and with their last foot behind their rows: LaTeX's package longtable has heads and feet for
 * first, last and other pages stand before the rows, where Pandoc takes them for rows. Lines keep their numbers.
 */
export function withOneHead(text: string): string {
  return replaceEnvironments(text, "longtable|longtabu|xltabular", ({ name, body }) => {
    const from = beginning(body);
    const { parts, rows } = partsOf(body.slice(from));
    if (parts.size === 0) return null;
    const head = parts.get("endfirsthead") ?? parts.get("endhead") ?? "";
    const foot = parts.get("endlastfoot") ?? parts.get("endfoot") ?? "";
    const gone = [...parts.values()].filter((part) => part !== head).join("");
    const own = `${body.slice(0, from)}${head}${lineEnds(gone)}${rows}${hasWords(foot) ? inLine(foot) : ""}`;
    return `\\begin{${name}}${own}\\end{${name}}`;
  });
}

/** Behind the arguments: options and columns, of xltabular also the width. */
function beginning(body: string): number {
  let at = 0;
  for (;;) {
    const next = argumentAt(body, at, "[") ?? argumentAt(body, at);
    if (next === null) return at;
    at = next.end;
  }
}

function partsOf(text: string): { readonly parts: ReadonlyMap<string, string>; readonly rows: string } {
  const parts = new Map<string, string>();
  let at = 0;
  for (const found of text.matchAll(ends)) {
    parts.set(found[1] ?? "", text.slice(at, found.index));
    at = found.index + found[0].length;
  }
  return { parts, rows: text.slice(at) };
}

function inLine(text: string): string {
  return text.replace(/\n+/g, " ");
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replace(/\\[A-Za-z]+\*?(?:\{\})?/g, ""));
}
