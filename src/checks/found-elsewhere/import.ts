import type { Description } from "../../model/description.ts";

/** What is found when something that was sent becomes a manuscript. */
export const foundInImport: readonly Description[] = [
  {
    id: "import/format-is-known",
    severity: "error",
    summary: "What was sent is of a format that can be imported.",
    why: "A format is told by what a file holds, whatever its name; nothing can be read of the others.",
    remedy: "Ask for the format that the message names.",
    basis: "House",
  },
  {
    id: "import/archive-is-whole",
    severity: "error",
    summary: "A document that is an archive is whole.",
    why: "Of a file that was cut off on its way nobody knows what is missing.",
    remedy: "Ask for the file again.",
    basis: "ZIP (APPNOTE 6.3)",
  },
  {
    id: "import/document-is-readable",
    severity: "error",
    summary: "A document holds what documents of its format hold.",
    why: "A package without its text, with broken XML, cut off or under a password gives no text.",
    remedy: "Open it in a word processor and save it anew.",
    basis: "ECMA-376, ODF 1.3, EPUB 3.3, RTF 1.9.1",
  },
  {
    id: "import/words-are-kept",
    severity: "error",
    summary: "Every word of what was sent is in the manuscript, or the report says why it is not.",
    why: "Nobody reads both word by word. The manuscript is written all the same, so that an editor can look.",
    remedy: "Look for the words in what was sent, and add them where they belong.",
    basis: "House",
  },
  {
    id: "configuration/folder-is-free",
    severity: "error",
    summary: "The folder that a manuscript is imported to holds nothing yet.",
    why: "An editor's work must not be overwritten by accident.",
    remedy: "Name another folder with --to, or replace this one with --force.",
    basis: "House",
  },
  {
    id: "limits/archive-size",
    severity: "error",
    summary: "An archive unpacks to a sensible size.",
    why: "A few kilobytes can unpack to more than the machine holds.",
    remedy: "Save the document anew; take pictures out if it stays so large.",
    basis: "House",
  },
  {
    id: "limits/nesting-depth",
    severity: "error",
    summary: "A document's parts are nested no deeper than an author nests them.",
    why: "Elements thousands deep make a reader run out of memory or time.",
    remedy: "Open it in a word processor and save it anew.",
    basis: "House",
  },
  {
    id: "policy/archive-entries",
    severity: "error",
    summary: "Names inside an archive stay inside it, and each is there once.",
    why: "Others are used to write into foreign folders, or to show one text and hide another.",
    remedy: "Save the document anew in a word processor.",
    basis: "House",
  },
];
