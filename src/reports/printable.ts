// C0 and C1 controls, and the bidirectional controls that could turn the report's own words round.
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A manuscript's words as they may be printed: control characters must not reach a terminal, nor a line be taken for
 * a workflow command of a CI service.
 */
export function printable(text: string): string {
  return text
    .replace(unsafe, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(/^(\s*):(?=:)/, "$1: ")
    .replace(/^(\s*)##(?=\[)/, "$1# #");
}
