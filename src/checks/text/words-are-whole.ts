import type { Edit } from "../../model/diagnostic.ts";
import type { Passage, SourceLine } from "../../model/passage.ts";
import type { Check, Finding } from "../check.ts";
import { wordsIn } from "./words.ts";
import { isTyped, spanOf, typedAt } from "./written-text.ts";

const cut = /(?<=\p{L})[-‐] (?=(\p{Ll}{2,}))/gu;

// "Pre- and post-war", "Ein- und Ausgang": the hyphen stands for the rest of the word.
const links = new Set(
  (
    "and or nor to but versus vs than through as not und oder bis bzw beziehungsweise sowie als noch aber et ou ni à y o u e ni " +
    "ed od of en og och eller och eller e ou i lub a nebo ve veya"
  ).split(" "),
);

export const wordsAreWhole: Check = {
  id: "text/words-are-whole",
  severity: "warning",
  summary: "No word is cut in two by a hyphen and a space.",
  why: "Words cut at the end of a line in a PDF or a typescript keep the hyphen when the text is copied, and are printed with it.",
  remedy: "Join the word, or delete the space where a compound is meant.",
  basis: "House",
  example: {
    bad: "The introduction is short. This intro- duction is not.\n",
    good: "The introduction is short. Pre- and post-war introductions are not.\n",
  },
  run: ({ passages, lines }) => {
    return passages.flatMap((passage) => cutsIn(passage, passages, lines));
  },
};

function cutsIn(
  passage: Passage,
  passages: readonly Passage[],
  lines: readonly SourceLine[],
): readonly Finding[] {
  const { text } = passage;
  if (!/[-‐] /.test(text)) return [];
  return [...text.matchAll(cut)].flatMap(({ index, 1: second = "" }): readonly Finding[] => {
    const first = /(?<![\p{L}\p{N}])\p{L}{2,}$/u.exec(text.slice(Math.max(0, index - 40), index))?.[0];
    if (first === undefined || links.has(second)) return [];
    const expected = knownForm(first, second, wordsIn(passages));
    const edit = expected === null ? null : joining(passage, index, expected, lines);
    return [
      {
        ...spanOf(passage, index - first.length, index + 2 + second.length),
        message: messageOf(first, second, expected),
        ...(edit !== null && { edits: [edit] }),
      },
    ];
  });
}

type Form = "" | "-";

/** What stood between the halves, as the text shows elsewhere. */
function knownForm(first: string, second: string, words: ReadonlySet<string>): Form | null {
  const forms: readonly Form[] = ["", "-"];
  return forms.find((form) => words.has(`${first}${form}${second}`.toLowerCase())) ?? null;
}

function messageOf(first: string, second: string, form: Form | null): string {
  const found = `"${first}- ${second}" is cut by a hyphen and a space`;
  return form === null
    ? `${found}; "${first}${second}" or "${first}-${second}" was expected.`
    : `${found}; "${first}${form}${second}" was expected, as elsewhere in the text.`;
}

/** Null where the halves were not typed with nothing but a space or a line's end between them. */
function joining(passage: Passage, hyphen: number, form: Form, lines: readonly SourceLine[]): Edit | null {
  const from = passage.placeAt(hyphen);
  const to = passage.placeAt(hyphen + 2);
  const typed = passage.text[hyphen] ?? "-";
  const isHere = isTyped(lines, from, typed) && isTyped(lines, to, passage.text[hyphen + 2] ?? " ");
  const behind = typedAt(lines, { ...from, column: from.column + 1 }, 10);
  const isNear = to.line === from.line ? to.column === from.column + 2 : behind.trim() === "";
  if (!isHere || !isNear || to.file !== from.file || to.line - from.line > 1) return null;
  return { file: from.file, from, to, text: form };
}
