import type { EditionKind } from "../model/metadata.ts";

/** What each edition is called in messages. */
export const editionNames: Readonly<Record<EditionKind, string>> = {
  pdf: "PDF",
  epub: "EPUB",
  jats: "JATS XML",
  crossref: "Crossref deposit",
  html: "HTML page",
  bibtex: "BibTeX record",
  "csl-json": "CSL-JSON record",
  cff: "citation file",
};

/** By their names in metadata and on command lines, in the order in which they are listed. */
export const editionKinds = [
  "pdf",
  "epub",
  "jats",
  "crossref",
  "html",
  "bibtex",
  "csl-json",
  "cff",
] as const satisfies readonly EditionKind[];
