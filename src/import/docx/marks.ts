/**
 * Marks of ours that travel through Pandoc as text: a letter and a number between two of Unicode's noncharacters, which
 * no text may use and which are taken out of what was sent.
 */
export type MarkKind =
  /** A paragraph begins. */
  | "p"
  /** A picture. */
  | "i"
  /** A citation field. */
  | "c"
  /** Words that lead to a place in the document begin and end. */
  | "x"
  | "y"
  /** A query. */
  | "q";

export type Mark = { readonly kind: MarkKind; readonly number: number };

const opening = "\uFDD0";
const closing = "\uFDD1";
const written = /\uFDD0([a-z])(\d+)\uFDD1/;

export function writeMark(kind: MarkKind, number: number): string {
  return `${opening}${kind}${number}${closing}`;
}

/** Text and marks in turn. */
export function splitMarks(text: string): readonly (string | Mark)[] {
  const parts = text.split(/(\uFDD0[a-z]\d+\uFDD1)/).filter((part) => part !== "");
  return parts.map((part) => {
    const found = written.exec(part);
    return found === null ? part : { kind: kindOf(found[1]), number: Number(found[2]) };
  });
}

function kindOf(letter: string | undefined): MarkKind {
  const kinds: readonly MarkKind[] = ["p", "i", "c", "x", "y", "q"];
  return kinds.find((kind) => kind === letter) ?? "p";
}

/** Noncharacters that the text must not have itself. */
export function withoutMarks(text: string): string {
  return text.replace(/[\uFDD0\uFDD1]/g, "");
}
