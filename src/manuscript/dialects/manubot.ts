import { crossReference } from "./cross-reference.ts";
import type { ProseRule } from "./prose.ts";

/** `{@fig:x}` and `{@tbl:x}`: the number; the word stands before it. */
export const bracedReferences: ProseRule = {
  begins: "{",
  read: (text, at) => {
    const pattern = /\{@((?:fig|tbl|eq|sec):[\w:.-]+)(?:\s[^{}]*)?\}/y;
    pattern.lastIndex = at;
    const target = pattern.exec(text)?.[1];
    return target === undefined ? null : { end: pattern.lastIndex, text: crossReference(target, "number") };
  },
};

/** Citations by identifier, `@doi:10.1/x`, as the bibliography names the item. */
export function identifierCitations(keyOf: (written: string) => string | null): ProseRule {
  return {
    begins: "@",
    read: (text, at) => {
      if (/[\p{L}\p{N}_\\]/u.test(text[at - 1] ?? " ")) return null;
      const pattern = /@([a-zA-Z0-9][\w:.#$%&\-+?<>~/]*[a-zA-Z0-9/])/y;
      pattern.lastIndex = at;
      const written = pattern.exec(text)?.[1] ?? "";
      const key = written.includes(":") ? keyOf(written) : null;
      return key === null || key === written ? null : { end: pattern.lastIndex, text: `@${key}` };
    },
  };
}
