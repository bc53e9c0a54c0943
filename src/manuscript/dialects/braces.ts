/** An argument in braces or brackets. */
export type Group = { readonly content: string; readonly end: number };

const partner: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };

/** Nobody nests deeper, and rules recurse into what they find. */
const deepest = 32;

/** The balanced group that opens at `at`; backslash escapes; null where it is not closed before a blank line. */
export function readGroup(text: string, at: number): Group | null {
  const open = text[at] ?? "";
  const close = partner[open];
  if (close === undefined) return null;
  let depth = 0;
  for (let index = at; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === "\\") index += 1;
    else if (letter === "\n" && /^[ \t]*\n/.test(text.slice(index + 1, index + 200))) return null;
    else if (letter === open) {
      depth += 1;
      if (depth > deepest) return null;
    } else if (letter === close) {
      depth -= 1;
      if (depth === 0) return { content: text.slice(at + 1, index), end: index + 1 };
    }
  }
  return null;
}

/** Groups that follow one another directly: `{a}{b}`. Null unless there are `count`. */
export function readGroups(text: string, at: number, count: number): readonly Group[] | null {
  const groups: Group[] = [];
  for (let end = at; groups.length < count; ) {
    const group = text[end] === "{" ? readGroup(text, end) : null;
    if (group === null) return null;
    groups.push(group);
    end = group.end;
  }
  return groups;
}
