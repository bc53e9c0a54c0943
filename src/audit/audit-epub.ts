import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import { auditText } from "./audit-text.ts";
import { entryFindings } from "./entries.ts";
import {
  entryIds,
  headingEntries,
  headingFindings,
  linkFindings,
  navigationTargets,
  textsById,
} from "./in-documents.ts";
import { labelFindings } from "./labels.ts";
import { compareListed } from "./nav-entries.ts";
import { type EpubDocument, readEpub } from "./read-epub.ts";

/** Compares a finished EPUB with the galley it was made from. */
export function auditEpub(galley: Galley, epub: Uint8Array): readonly Diagnostic[] {
  const contents = readEpub(epub);
  const texts = textsById(contents.documents);
  return [
    ...compareListed(galley, headingEntries(galley, contents.navigation), "The EPUB's navigation"),
    ...navigationTargets(galley, contents.navigation, "EPUB"),
    ...headingFindings(galley, contents.documents, "EPUB"),
    ...textFindings(galley, contents.documents),
    ...labelFindings(galley, texts, "EPUB"),
    ...entryFindings(galley, entryIds(contents.documents), "EPUB"),
    ...linkFindings(galley, contents, "EPUB"),
  ];
}

function textFindings(galley: Galley, documents: readonly EpubDocument[]): readonly Diagnostic[] {
  const lines = documents.flatMap(({ text }, page) => text.split("\n").map((raw) => ({ raw, page })));
  const nameOf = (page: number): string => `file "${documents[page]?.path ?? ""}"`;
  return auditText(galley, { kind: "epub", lines, nameOf }, { contents: [], floated: new Set() }).findings;
}
