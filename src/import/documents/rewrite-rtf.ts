import type { Block } from "../../model/pandoc.ts";
import { mapBlocks } from "../../tree/walk.ts";
import type { Lettered } from "./rtf-letters.ts";
import { after } from "./rtf-text.ts";

export type Rewritten = {
  readonly source: string;
  /** Gives a tree of the source the letters back that RTF cannot have in one piece. */
  readonly restore: (blocks: readonly Block[]) => readonly Block[];
};

/**
 * The file with every letter in the one form that Pandoc reads without loss, and without tracked deletions: where `\u` has
 * a fallback, Pandoc leaves out a letter more, and a paragraph makes it forget `\uc`; it knows no code page but
 * Windows-1252, no letters beyond the first plane, and skips notes that are marked as optional.
 */
export function rewriteRtf(tokens: readonly Lettered[]): Rewritten {
  const stack: { readonly isHidden: boolean; readonly isDeleted: boolean }[] = [];
  let state = { isHidden: false, isDeleted: false };
  const parts: string[] = [];
  const farLetters = new Map<string, string>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "open") stack.push(state);
    if (token.kind === "close") state = stack.pop() ?? state;
    if (token.kind === "word") state = after(state, token);
    const next = tokens[index + 1];
    const isOptionalNote =
      token.kind === "symbol" && token.sign === "*" && next?.kind === "word" && next.name === "footnote";
    if (!isOptionalNote && !(token.kind === "text" && state.isDeleted))
      parts.push(written(token, farLetters));
  }
  const restored = new Map([...farLetters].map(([letter, stand]) => [stand, letter]));
  return { source: parts.join(""), restore: (blocks) => restoreLetters(blocks, restored) };
}

function restoreLetters(blocks: readonly Block[], letters: ReadonlyMap<string, string>): readonly Block[] {
  if (letters.size === 0) return blocks;
  return mapBlocks(blocks, {
    inline: (inline) =>
      inline.t === "Str"
        ? { ...inline, c: inline.c.replace(/[\uE000-\uF8FF]/g, (sign) => letters.get(sign) ?? sign) }
        : inline,
  });
}

function written(token: Lettered, farLetters: Map<string, string>): string {
  switch (token.kind) {
    case "open":
      return "{";
    case "close":
      return "}";
    case "word":
      return token.name === "deleted" ? "" : `\\${token.name}${token.value ?? ""} `;
    case "symbol":
      return `\\${token.sign}`;
    case "binary":
      return "";
    case "text":
      return token.text.replace(/[\\{}]|[^\x20-\x7e]/gu, (sign) => letter(sign, farLetters));
  }
}

function letter(sign: string, farLetters: Map<string, string>): string {
  if (/[\\{}]/.test(sign)) return `\\${sign}`;
  if (sign.length > 1 && !farLetters.has(sign))
    farLetters.set(sign, String.fromCharCode(0xe000 + (farLetters.size % 0x1900)));
  const code = (farLetters.get(sign) ?? sign).charCodeAt(0);
  return code < 32 ? " " : `{\\uc0 \\u${code > 0x7fff ? code - 0x10000 : code} }`;
}
