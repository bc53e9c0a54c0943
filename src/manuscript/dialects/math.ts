/**
 * Offset behind the mathematics that begins with the `$` at `at`, or behind the dollar where none does (Pandoc's
 * `tex_math_dollars`: no space after the first dollar nor before the last, no digit after it, no blank line inside).
 */
export function mathEnd(text: string, at: number): number {
  if (text.startsWith("$$", at)) {
    const end = displayEnd(text, at);
    return end < 0 ? at + 2 : end;
  }
  const pattern = /\$(?=\S)(?:\\[\s\S]|[^$\\\n]|\n(?![ \t]*\n))*?\S?\$(?!\d)/y;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null || /\s\$$/.test(match[0])) return at + 1;
  return pattern.lastIndex;
}

/** Offset behind the `$$…$$` that begins at `at`; -1 where it is not closed before a blank line. */
export function displayEnd(text: string, at: number): number {
  const pattern = /\$\$(?:\\[\s\S]|[^$\\\n]|\$(?!\$)|\n(?![ \t]*\n))*\$\$/y;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
