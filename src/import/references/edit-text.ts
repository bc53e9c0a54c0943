export type TextEdit = { readonly start: number; readonly end: number; readonly text: string };

/** A text after its edits, and where offsets of the old one came to. */
export type EditedText = { readonly text: string; readonly offsetOf: (old: number) => number };

/** Makes all edits; of two that overlap, the first. */
export function editText(text: string, edits: readonly TextEdit[]): EditedText {
  const made: TextEdit[] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start))
    if (edit.start >= (made.at(-1)?.end ?? 0)) made.push(edit);
  let [result, at] = ["", 0];
  for (const edit of made) {
    result += `${text.slice(at, edit.start)}${edit.text}`;
    at = edit.end;
  }
  const offsetOf = (old: number): number => {
    let moved = 0;
    for (const { start, end, text: own } of made) {
      if (end <= old) moved += own.length - (end - start);
      else if (start <= old) return start + moved;
    }
    return old + moved;
  };
  return { text: `${result}${text.slice(at)}`, offsetOf };
}

/** Lines and columns, from 1, columns in code points, to offsets and back. */
export function textPositions(text: string) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return {
    lineStart: (line: number): number => starts[line - 1] ?? text.length,
    offset: (line: number, column: number): number => {
      const start = starts[line - 1] ?? text.length;
      const own = text.slice(start, starts[line] ?? text.length);
      return start + [...own].slice(0, column - 1).join("").length;
    },
    position: (offset: number): { readonly line: number; readonly column: number } => {
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: [...text.slice(starts[low] ?? 0, offset)].length + 1 };
    },
  };
}
