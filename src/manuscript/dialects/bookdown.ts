import { numberReference } from "./cross-reference.ts";
import { type ProseRule, rewriteInside } from "./prose.ts";

/** bookdown's `\@ref(fig:x)`: the number of what is named. */
export const bookdownReferences: ProseRule = {
  begins: "\\",
  read: (text, at) => {
    const pattern = /\\@ref\(([^()\s]+)\)/y;
    pattern.lastIndex = at;
    const target = pattern.exec(text)?.[1];
    return target === undefined ? null : { end: pattern.lastIndex, text: numberReference(target) };
  },
};

/** bookdown's labels, `(\#tab:x)`: in a table's caption its identifier, elsewhere a place to point at. */
export function bookdownLabels(rules: readonly ProseRule[]): ProseRule {
  return {
    begins: "(",
    read: (text, at) => {
      const pattern = /\(\\#([\w:.-]+)\)[ \t]*/y;
      pattern.lastIndex = at;
      const id = pattern.exec(text)?.[1];
      if (id === undefined) return null;
      const after = pattern.lastIndex;
      const line = text.slice(text.lastIndexOf("\n", at) + 1, at);
      if (!/^\s*(?:Table|:)/.test(line)) return { end: after, text: `[]{#${id}}` };
      const blank = /\n[ \t]*(?:\n|$)|$/g;
      blank.lastIndex = after;
      const end = blank.exec(text)?.index ?? text.length;
      return { end, text: `${rewriteInside(text.slice(after, end), rules)} {#${id}}` };
    },
  };
}

/** Definitions of bookdown's text references, `(ref:name) text`, one a paragraph. */
export function textReferencesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^\(ref:([\w-]+)\)[ \t]+(\S.*)$/gm)].map((match) => [match[1] ?? "", match[2] ?? ""]),
  );
}

/** The definitions themselves are not printed. */
export const textReferenceDefinitions: ProseRule = {
  begins: "(",
  read: (text, at) => {
    if (at > 0 && text[at - 1] !== "\n") return null;
    const pattern = /\(ref:[\w-]+\)[ \t]+\S.*/y;
    pattern.lastIndex = at;
    return pattern.test(text) ? { end: pattern.lastIndex, text: "" } : null;
  },
};
