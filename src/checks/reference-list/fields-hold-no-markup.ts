import type { Check } from "../check.ts";
import { entryName, fieldOf } from "./item-values.ts";
import { askEachWork } from "./listed-works.ts";

export const fieldsHoldNoMarkup: Check = {
  id: "reference-list/fields-hold-no-markup",
  severity: "warning",
  summary: "No LaTeX commands and HTML entities are left in the fields of an entry.",
  why: "They are printed as they stand.",
  remedy: 'Write the letter itself: "ü", not "{\\"u}"; "&", not "&amp;".',
  basis: "CSL 1.0.2, rich text in fields",
  example: {
    file: "references.bib",
    bad: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Tides &amp; Bays}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    good: "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Tides \\& Bays}, volume = {3}, pages = {1--9}, year = {2020}}\n",
    beside: { "text.md": "# Tides\n\nThey were measured before [@hill2020].\n" },
  },
  run: (subject) =>
    askEachWork(subject, ({ item }) =>
      fields.flatMap((field) => {
        const value = fieldOf(item, field);
        const [found] =
          /\\[a-zA-Z]{2,}\s?\{|\{\\.|\\["'`^~=.]\{?[a-zA-Z]|&(?:[a-z]{2,8}|#\d{2,5}|#x[\da-f]{2,5});|<\/?(?:p|jats:[a-z]+|mml:[a-z]+|inf|br)\b[^<>]{0,40}>/i.exec(
            value,
          ) ?? [];
        return found === undefined
          ? []
          : [
              {
                variable: field,
                message: `The ${field === "container-title" ? "journal or book" : field} of ${entryName(item)} holds "${found}"; the character itself was expected.`,
              },
            ];
      }),
    ),
};

const fields = ["title", "container-title", "publisher", "collection-title", "publisher-place"] as const;
