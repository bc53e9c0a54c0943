import type { Description } from "../../model/description.ts";

/** What reading and citing the bibliography finds. */
export const foundInReferences: readonly Description[] = [
  {
    id: "citations/key-is-known",
    severity: "error",
    summary: "Every key that is cited is in the bibliography.",
    why: "The reader cannot find the work; in print a gap would stand.",
    remedy: "Add the entry, or correct the key; the nearest keys are named.",
    basis: "House",
    example: {
      bad: "# Introduction\n\nThe sea is wide [@asadi2017; @assadi2018].\n",
      good: "# Introduction\n\nThe sea is wide [@asadi2017].\n",
      beside: {
        "references.bib":
          "@book{asadi2017,\n  author = {Asadi, Mina},\n  title = {The Sea},\n  publisher = {Harbour},\n  address = {Bergen},\n  year = {2017}\n}\n",
      },
    },
  },
  {
    id: "citations/separated-by-semicolons",
    severity: "warning",
    summary: "Works cited together are separated by semicolons.",
    why: "After a comma a key is taken for words behind the first work.",
    remedy: "Write a semicolon between the keys.",
    basis: "Pandoc's Markdown",
  },
  {
    id: "citations/style-prints-them",
    severity: "warning",
    summary: "The citation style prints every citation.",
    why: "Some styles leave out what they have no rule for.",
    remedy: "Look at the citations and the reference list, and correct the style or take another.",
    basis: "CSL 1.0.2",
  },
  {
    id: "reference-list/bibliography-exists",
    severity: "error",
    summary: "The bibliography file that is named is in the manuscript folder.",
    why: "No citation can be set without it.",
    remedy: "Add the file, or correct its name.",
    basis: "House",
  },
  {
    id: "reference-list/format-is-known",
    severity: "error",
    summary: "The bibliography is BibTeX, CSL-JSON, CSL-YAML or RIS.",
    why: "Other formats cannot be read.",
    remedy: "Export it as one of these.",
    basis: "CSL-JSON, BibTeX, RIS",
  },
  {
    id: "reference-list/entry-is-well-formed",
    severity: "error",
    summary: "Every entry of the bibliography can be read.",
    why: "A comma or brace that is missing can hide the work, and those behind it.",
    remedy: "Correct the entry where the message says.",
    basis: "BibTeX",
    example: {
      bad: "@book{asadi2017,\n  author = {Asadi, Mina}\n  title = {The Sea},\n  publisher = {Harbour},\n  address = {Bergen},\n  year = {2017}\n}\n",
      good: "@book{asadi2017,\n  author = {Asadi, Mina},\n  title = {The Sea},\n  publisher = {Harbour},\n  address = {Bergen},\n  year = {2017}\n}\n",
      file: "references.bib",
      beside: { "text.md": "# Introduction\n\nThe sea is wide [@asadi2017].\n" },
    },
  },
  {
    id: "reference-list/abbreviations-are-defined",
    severity: "warning",
    summary: "A word without braces in a BibTeX field is defined by `@string`.",
    why: "BibTeX prints nothing for an abbreviation it does not know.",
    remedy: "Put the value in braces, or define the abbreviation.",
    basis: "BibTeX",
  },
  {
    id: "reference-list/fields-are-understood",
    severity: "error",
    summary: "The fields of an entry can be understood.",
    why: "The entry is printed without them.",
    remedy: "Correct the field.",
    basis: "BibTeX",
  },
  {
    id: "reference-list/keys-are-unique",
    severity: "error",
    summary: "A key stands in the bibliography once.",
    why: "The citation could mean either work.",
    remedy: "Delete or rename one of them.",
    basis: "BibTeX",
  },
  {
    id: "reference-list/entries-are-understood",
    severity: "advice",
    summary: "Entries of a typed reference list can be read: authors, date, title.",
    why: "What cannot be read cannot be matched with citations, nor linked.",
    remedy: "Write the entry as the others of the list are written, or complete it.",
    basis: "House",
  },
];
