import type { Check } from "../check.ts";

export const templateIsReplaced: Check = {
  id: "divisions/template-is-replaced",
  severity: "error",
  summary: "Nothing of the template that the text was begun with is left in it.",
  why: "Instructions to the author would be printed.",
  remedy: "Write what belongs there, or delete it.",
  basis: "House",
  example: {
    bad: "# Results\n\nThe bay is small.\n\n[Insert a table of the results]\n",
    good: "# Results\n\nThe bay is small.\n",
  },
  run: ({ passages }) =>
    passages.flatMap((passage) =>
      [...passage.text.matchAll(phrases)].map(({ index, 0: text }) => {
        const last = passage.placeAt(index + text.length - 1);
        return {
          place: passage.placeAt(index),
          end: { line: last.line, column: last.column + 1 },
          message: `"${text}" is a template's; the text's own was expected.`,
        };
      }),
    ),
};

/** Instructions in brackets, and sentences of the templates of JOSS, Quarto, bookdown and others. */
const phrases = new RegExp(
  [
    "\\[(?:insert|describe|enter|fill in|your|author names?|to be (?:added|completed|written|done))\\b[^\\[\\]]{0,80}\\]",
    "(?:write|insert|put) your (?:text|abstract|content|introduction|conclusion) here",
    "currently this is just the sample outline",
    "citations to entries in paper\\.bib should be in",
    "if you want to cite a software repository url",
    "for a quick reference, the following citation commands can be used",
    "figures can be included like this",
    "figure sizes can be customized by adding an optional second parameter",
    "we acknowledge contributions from brigitta sipocz",
    "the forces on stars, galaxies, and dark matter under external gravitational",
    "double dollars make self-standing equations",
    "this is a quarto book",
    "this is a sample book written in",
    "you can label chapter and section titles using",
  ].join("|"),
  "giu",
);
