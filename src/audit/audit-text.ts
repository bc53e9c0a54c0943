import type { Galley } from "../model/galley.ts";
import type { Id } from "../model/manuscript.ts";
import { type ComparedText, compareText, type EditionText } from "./compare-text.ts";
import { galleyText } from "./galley-text.ts";
import type { Passage } from "./passage.ts";
import { titlePassages } from "./title-passages.ts";

/** What an edition has of its own making. */
type Own = {
  /** The contents it prints before the text. */
  readonly contents: readonly Passage[];
  /** Figures and tables that it has moved out of their place in the text. */
  readonly floated: ReadonlySet<Id>;
};

/** Compares an edition's whole text with the galley's. */
export function auditText(galley: Galley, edition: EditionText, { contents, floated }: Own): ComparedText {
  const { abstract, body, floats, notes } = galleyText(galley, floated);
  return compareText([contents, [...titlePassages(galley), ...abstract], floats, body, notes], edition);
}
