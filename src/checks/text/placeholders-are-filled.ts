import type { Check } from "../check.ts";
import { findInProse } from "./prose.ts";

const placeholders =
  /(?<![\p{L}\p{N}_/-])(?:TO[ -]?DO|TBD|TBA|TBC|FIXME|XXX+|lorem ipsum|\?\?\??|\[\?\]|\[?citation needed\]?|insert (?:figure|table|reference|citation) here|(?:Figure|Fig\.|Table|Section|Chapter|Equation|Eq\.) (?:\?{2,}|[XYZ]{2,}|FF|NN|#+))(?![\p{L}\p{N}_/-])/giu;
// What is a placeholder in capitals only: "todo" is a Spanish word.
const capitals = /^(?:to[ -]?do|tbd|tba|tbc|fixme|x+)$/i;

export const placeholdersAreFilled: Check = {
  id: "text/placeholders-are-filled",
  severity: "warning",
  summary: "Nothing in the text is still to be written.",
  why: "A note to oneself that is printed shows that the text is not finished.",
  remedy: "Write what is missing, or delete the placeholder.",
  basis: "House",
  example: {
    bad: "The tides are shown in a table (TODO: add it).\n",
    good: "The tides are shown in a table.\n",
  },
  run: ({ lines }) =>
    findInProse(lines, placeholders)
      .filter(({ text }) => !capitals.test(text) || text === text.toUpperCase())
      .filter(({ text, line, index }) => !/^\?+$/.test(text) || /[\s([]$/.test(line.text.slice(0, index)))
      .map(({ text, place, end }) => ({
        place,
        end,
        message: `"${text}" stands for something not written yet; finished text was expected.`,
      })),
};
