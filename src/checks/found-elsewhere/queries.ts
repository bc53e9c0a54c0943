import type { Description } from "../../model/description.ts";

/** What is found about queries when proofs are made and releases are asked for. */
export const foundInQueries: readonly Description[] = [
  {
    id: "configuration/query-is-understood",
    severity: "error",
    summary: "Entries of `queries.yaml` have the keys and values they should.",
    why: "An entry that is not understood would lose its answer.",
    remedy: "Correct the value; `docs/queries.schema.json` says what is possible.",
    basis: "House",
  },
  {
    id: "configuration/revision-exists",
    severity: "error",
    summary: "What a proof is compared with is a folder, or a revision of the manuscript's work tree.",
    why: "Without it there is nothing to compare with.",
    remedy: "Name a folder, or a tag, branch or commit.",
    basis: "House",
  },
  {
    id: "configuration/proof-is-readable",
    severity: "error",
    summary: "What is read as a proof is a PDF that can be opened.",
    why: "Nothing can be read from a damaged or locked file.",
    remedy: "Save it anew, without a password.",
    basis: "House",
  },
  {
    id: "configuration/proof-is-of-the-manuscript",
    severity: "error",
    summary: "A proof that corrections are read from is one of the manuscript.",
    why: "Corrections of another text would be looked for in vain, or found in the wrong place.",
    remedy: "Name the manuscript that the proof was made of.",
    basis: "House",
  },
  {
    id: "queries/are-closed",
    severity: "error",
    summary: "A release has no query that is open, or answered and not carried out.",
    why: "Whoever was asked would find the doubtful passage in print.",
    remedy: "Answer it, carry the answer out, and write `state: closed` in `queries.yaml`.",
    basis: "House",
  },
  {
    id: "queries/are-asked",
    severity: "advice",
    summary: "Entries of `queries.yaml` that are not closed are asked in the manuscript.",
    why: "A query that vanished from the text may have been deleted before it was settled.",
    remedy: "Write `state: closed` at the entry, or put the query back.",
    basis: "House",
  },
];
