import type { Lettered } from "./rtf-letters.ts";
import { seenTokens } from "./rtf-text.ts";
import { lettersOf } from "./tree-input.ts";

/** Names of paragraphs' styles, in small letters, by the letters of their text; the plain ones are left out. */
export function rtfStyles(tokens: readonly Lettered[]): ReadonlyMap<string, readonly string[]> {
  const names = styleSheet(tokens);
  const found = new Map<string, readonly string[]>();
  let text = "";
  let style = "";
  for (const token of seenTokens(tokens)) {
    if (token.kind === "text") text += token.text;
    if (token.kind !== "word") continue;
    if (token.name === "pard") style = "";
    if (token.name === "s") style = names.get(token.value ?? 0) ?? "";
    if (token.name !== "par") continue;
    const letters = lettersOf(text);
    if (letters !== "" && style !== "" && !found.has(letters)) found.set(letters, [style]);
    text = "";
  }
  return found;
}

/** `{\s15 \qc Title;}`: numbers of styles and what they are called. */
function styleSheet(tokens: readonly Lettered[]): ReadonlyMap<number, string> {
  const start = tokens.findIndex((token) => token.kind === "word" && token.name === "stylesheet");
  const names = new Map<number, string>();
  if (start === -1) return names;
  let depth = 1;
  let number = 0;
  for (let at = start + 1; at < tokens.length && depth > 0; at += 1) {
    const token = tokens[at];
    if (token?.kind === "open") depth += 1;
    else if (token?.kind === "close") depth -= 1;
    else if (token?.kind === "word" && token.name === "s") number = token.value ?? 0;
    else if (token?.kind === "text" && depth === 2) {
      const name = token.text.replace(/;.*$/s, "").trim().toLowerCase();
      if (name !== "" && !/^(?:normal|standard|default|body|text|heading|no spacing)/.test(name))
        names.set(number, name);
    }
  }
  return names;
}
