import type { Galley } from "../model/galley.ts";
import { type ComparedText, compareText, type EditionText } from "./compare-text.ts";
import { galleyText } from "./galley-text.ts";
import type { Passage } from "./passage.ts";
import { titlePassages } from "./title-passages.ts";

/** Compares an edition's whole text with the galley's; `contents` are those the edition prints before the text. */
export function auditText(galley: Galley, edition: EditionText, contents: readonly Passage[]): ComparedText {
  const { abstract, body, notes } = galleyText(galley);
  return compareText([contents, [...titlePassages(galley), ...abstract], body, notes], edition);
}
