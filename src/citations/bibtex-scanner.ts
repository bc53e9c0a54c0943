/** A cursor over a BibTeX file. What it asks about a group is decided in one pass, whatever the file. */
export type BibtexScanner = {
  readonly offset: () => number;
  readonly moveTo: (offset: number) => void;
  /** The character at the cursor; undefined at the end. */
  readonly peek: () => string | undefined;
  /** Takes what a sticky pattern matches at the cursor. */
  readonly take: (pattern: RegExp) => RegExpExecArray | null;
  /** Moves over blanks, line ends and `%` comments. */
  readonly skipBlank: () => void;
  /** Takes a group in braces or quotation marks; false, the cursor where it had to give up, where it has no end. */
  readonly takeGroup: () => boolean;
  /** Moves to the next line that may begin an entry. */
  readonly recover: () => void;
};

const nextEntry = /^[ \t]*(?=@[ \t]*[A-Za-z])/gm;
/** What matters inside a value; a line that begins an entry ends a value whose brace was never closed. */
const inGroup = /[{}"]|\n[ \t]*(?=@[ \t]*[A-Za-z]+[ \t]*\{)/g;

export function scanBibtex(text: string): BibtexScanner {
  let cursor = 0;

  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = cursor;
    const found = pattern.exec(text);
    if (found !== null) cursor += found[0].length;
    return found;
  }

  function takeGroup(): boolean {
    const closing = text[cursor] === '"' ? '"' : "}";
    let depth = closing === "}" ? 1 : 0;
    inGroup.lastIndex = cursor + 1;
    for (let found = inGroup.exec(text); found !== null; found = inGroup.exec(text)) {
      cursor = inGroup.lastIndex;
      const [mark] = found;
      depth += (mark === "{" ? 1 : 0) - (mark === "}" ? 1 : 0);
      if (mark === closing && depth === 0) return true;
      if (mark.startsWith("\n") || depth < 0) return false;
    }
    cursor = text.length;
    return false;
  }

  function recover(): void {
    if (text[cursor] === "@") return;
    nextEntry.lastIndex = cursor;
    const next = nextEntry.exec(text);
    cursor = next === null ? text.length : next.index + next[0].length;
  }

  return {
    offset: () => cursor,
    moveTo: (offset) => {
      cursor = offset;
    },
    peek: () => text[cursor],
    take,
    skipBlank: () => {
      take(/(?:\s|%[^\n]*)*/y);
    },
    takeGroup,
    recover,
  };
}
