import type { Diagnostic } from "../model/diagnostic.ts";
import type { ImportDraft } from "../model/import.ts";

const mostNamed = 20;

/**
 * Compares the words of what was sent with those of the result, however they are ordered. A word that is missing must
 * stand in what a notice says was removed; else it is lost, which is an error.
 */
export function compareWords(
  draft: ImportDraft,
  resultTexts: readonly string[],
  file: string,
): readonly Diagnostic[] {
  const left = new Map<string, number>();
  const removed = draft.notices.map(({ removedText = "" }) => removedText);
  for (const word of [...resultTexts, ...removed].flatMap(wordsOf)) left.set(word, (left.get(word) ?? 0) + 1);
  const lost = wordsOf(draft.sourceText).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
  if (lost.length === 0) return [];
  const named = lost.slice(0, mostNamed).join(" ");
  const more = lost.length > mostNamed ? ` and ${lost.length - mostNamed} more` : "";
  return [
    {
      check: "import/words-are-kept",
      severity: "error",
      place: { file, line: 1, column: 1, certainty: "near" },
      message: `The result lacks ${lost.length === 1 ? "a word" : `${lost.length} words`} of the source: "${named}"${more}; every word was expected.`,
      help: "Look for them in the source, and add them to the manuscript where they are wanted.",
    },
  ];
}

/** Letters or digits only, since a note's number follows its word: hyphens, quotation marks and ligatures differ from format to format. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize("NFKC")
      .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []
  );
}
