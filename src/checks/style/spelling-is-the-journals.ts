import type { Passage } from "../../model/passage.ts";
import type { Check, Finding } from "../check.ts";
import { languageOf } from "../text/language-of.ts";
import { type Spelling, speltWords } from "./spelling-pairs.ts";

export const spellingIsTheJournals: Check = {
  id: "style/spelling-is-the-journals",
  severity: "warning",
  summary: "English words that Britain and America spell in two ways are spelt in the journal's.",
  why: "A journal spells in one way; two in one text look careless.",
  remedy: "Write the word as the message gives it; quotations and names keep theirs.",
  basis: "The profile; New Oxford Dictionary for Writers and Editors",
  example: {
    bad: "The colour of the bay is grey.\n",
    good: "The color of the bay is gray.\n",
    beside: { "profile.yaml": "style: {spelling: american}\n" },
  },
  run: (subject) => {
    const { spelling } = subject.profile.style;
    if (spelling === undefined || languageOf(subject) !== "en") return [];
    return subject.passages
      .filter(({ kind }) => kind !== "quotation")
      .flatMap((passage) =>
        [...passage.text.matchAll(words)].flatMap((match) => findingAt(passage, match, spelling)),
      );
  },
};

const words = /(?<![\p{L}\p{N}_\u2019'-])\p{L}\p{Ll}{3,}(?![\p{L}\p{N}_])/gu;

/** A capital inside a sentence makes a name of the word: "the World Health Organization". */
function findingAt(
  passage: Passage,
  { index, 0: word }: RegExpExecArray,
  spelling: Spelling,
): readonly Finding[] {
  const plain = word.toLowerCase();
  const expected = speltWords.get(plain)?.[spelling];
  const isName =
    word !== plain && !/(?:^|[.!?:]\s*["“‘]?)$/.test(passage.text.slice(Math.max(0, index - 4), index));
  if (expected === undefined || expected === plain || isName) return [];
  const place = passage.placeAt(index);
  return [
    {
      place,
      end: { line: place.line, column: place.column + word.length },
      message: `"${plain}" is not the journal's spelling; "${expected}" was expected.`,
    },
  ];
}
