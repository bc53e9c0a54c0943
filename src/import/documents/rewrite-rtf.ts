import type { PandocDocument } from "../../model/pandoc.ts";
import type { Lettered } from "./rtf-letters.ts";
import { after } from "./rtf-text.ts";

export type Rewritten = {
  readonly source: string;
  /** Gives a tree of the source its letters back. */
  readonly restore: (tree: PandocDocument) => PandocDocument;
};

/**
 * The file in ASCII alone, letters beyond it as `xx`, their number and `zz`, or other brackets that the text does not have,
 * and without tracked deletions. Pandoc leaves out a letter behind `\u` with a fallback, forgets `\uc` in a new paragraph,
 * knows no code page but Windows-1252 and no letters beyond the first plane, and skips notes that are marked as optional.
 */
export function rewriteRtf(tokens: readonly Lettered[]): Rewritten {
  const stack: { readonly isHidden: boolean; readonly isDeleted: boolean }[] = [];
  let state = { isHidden: false, isDeleted: false };
  const parts: string[] = [];
  const code = letterCode(tokens);
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "open") stack.push(state);
    if (token.kind === "close") state = stack.pop() ?? state;
    if (token.kind === "word") state = after(state, token);
    const next = tokens[index + 1];
    const isOptionalNote =
      token.kind === "symbol" && token.sign === "*" && next?.kind === "word" && next.name === "footnote";
    if (!isOptionalNote && !(token.kind === "text" && state.isDeleted)) parts.push(written(token, code));
  }
  return {
    source: parts.join(""),
    restore: (tree) => {
      const restored: PandocDocument = JSON.parse(code.read(JSON.stringify(tree)));
      return restored;
    },
  };
}

type LetterCode = { readonly write: (letter: string) => string; readonly read: (text: string) => string };

function letterCode(tokens: readonly Lettered[]): LetterCode {
  const text = tokens.map((token) => (token.kind === "text" ? token.text : "")).join("\n");
  const open = ["xx", "qx", "xq", "qq"].find((each) => !new RegExp(`${each}[0-9a-f]+zz`).test(text)) ?? "xqx";
  const pattern = new RegExp(`${open}([0-9a-f]{2,6})zz`, "g");
  return {
    write: (letter) => `${open}${(letter.codePointAt(0) ?? 0).toString(16)}zz`,
    read: (coded) =>
      coded.replace(pattern, (_, number: string) => String.fromCodePoint(Number.parseInt(number, 16))),
  };
}

function written(token: Lettered, { write }: LetterCode): string {
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
      return token.text
        .replace(/[\\{}]/g, (sign) => `\\${sign}`)
        .replace(/[^\x20-\x7e]/gu, (sign) => (sign.charCodeAt(0) < 32 ? " " : write(sign)));
  }
}
