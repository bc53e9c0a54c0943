import type { Lettered } from "./rtf-letters.ts";
import type { TreeInput } from "./tree-input.ts";

/** Comments, `{\*\annotation …}`, each behind its author, `{\*\atnauthor …}`. */
export function rtfComments(tokens: readonly Lettered[]): NonNullable<TreeInput["comments"]> {
  const found: { text: string; author: string | null; date: null; at: string }[] = [];
  let author: string | null = null;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "word") continue;
    if (token.name === "atnauthor") author = groupText(tokens, index + 1);
    if (token.name === "annotation")
      found.push({ text: groupText(tokens, index + 1), author, date: null, at: "" });
  }
  return found;
}

/** The words of a group, those of optional groups inside it left out. */
function groupText(tokens: readonly Lettered[], start: number): string {
  let depth = 0;
  let hidden = Number.POSITIVE_INFINITY;
  let text = "";
  for (let at = start; at < tokens.length && depth >= 0; at += 1) {
    const token = tokens[at];
    if (token?.kind === "open") depth += 1;
    else if (token?.kind === "close") {
      depth -= 1;
      if (depth < hidden) hidden = Number.POSITIVE_INFINITY;
    } else if (token?.kind === "symbol" && token.sign === "*") hidden = Math.min(hidden, depth);
    else if (token?.kind === "text" && depth < hidden) text += token.text;
    else if (token?.kind === "word" && token.name === "par") text += " ";
  }
  return text.replace(/\s+/g, " ").trim();
}
