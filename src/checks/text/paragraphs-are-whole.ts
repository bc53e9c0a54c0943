import type { Edit } from "../../model/diagnostic.ts";
import { type Cut, joinedPassages } from "../../tree/joined-passages.ts";
import type { Check, Finding } from "../check.ts";
import { codePoints } from "./prose.ts";
import { wordsIn } from "./words.ts";
import { isTyped } from "./written-text.ts";

export const paragraphsAreWhole: Check = {
  id: "text/paragraphs-are-whole",
  severity: "warning",
  summary: "A paragraph does not end in the middle of a sentence.",
  why: "Paragraphs cut by a page break of the original are printed as two, with a sentence torn apart.",
  remedy: "Delete the blank line between the two halves.",
  basis: "House",
  example: {
    bad: "The bay was measured for a whole year by the\n\npeople who live there.\n",
    good: "The bay was measured for a whole year by the\npeople who live there.\n",
  },
  run: ({ passages, lines }) =>
    joinedPassages(passages).flatMap(({ text, cuts, place: begin }) =>
      cuts.flatMap((cut): readonly Finding[] => {
        // An item of a list begins with its mark; the paragraph behind it is not its other half.
        if (!isTyped(lines, begin, text.slice(0, 2))) return [];
        const [before = ""] = /\S{1,40}\s*$/.exec(text.slice(Math.max(0, cut.offset - 42), cut.offset)) ?? [];
        const [after = ""] = /^\S{1,40}/.exec(text.slice(cut.offset, cut.offset + 40)) ?? [];
        const [head, { end, start }] = [before.trim(), cut];
        // Whole sentences on both sides: a remark of several paragraphs.
        if (cut.inside === "bracket" && /[.!?…:]["'”’»]?$/.test(head) && /^\P{Ll}/u.test(after)) return [];
        const place = { ...end, column: Math.max(1, end.column - codePoints(head)) };
        const message = `The paragraph ends with "${head}" and the next one goes on with "${after}"; one paragraph was expected.`;
        const isHere = isTyped(lines, place, head) && isTyped(lines, start, after);
        const edit = isHere ? joining(cut, head, after, () => wordsIn(passages)) : null;
        return [{ place, end, message, ...(edit !== null && { edits: [edit] }) }];
      }),
    ),
};

/** Null where it cannot be told whether the hyphen of a cut word stays. */
function joining(
  { inside, end, start }: Cut,
  head: string,
  after: string,
  words: () => ReadonlySet<string>,
): Edit | null {
  const { file } = end;
  if (inside !== "word") return { file, from: end, to: start, text: " " };
  const first = /\p{L}+(?=[-‐]$)/u.exec(head)?.[0] ?? "";
  const second = /^\p{L}+/u.exec(after)?.[0] ?? "";
  if (words().has(`${first}-${second}`.toLowerCase())) return { file, from: end, to: start, text: "" };
  if (!words().has(`${first}${second}`.toLowerCase())) return null;
  return { file, from: { ...end, column: end.column - 1 }, to: start, text: "" };
}
