import type { Check, Finding } from "../check.ts";
import { languageOf } from "../text/language-of.ts";
import { type OwnText, ownWords } from "./own-words.ts";
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
    return ownWords(subject).flatMap((own) =>
      [...own.text.matchAll(words)].flatMap((match) => findingAt(own, match, spelling)),
    );
  },
};

const words = /(?<![\p{L}\p{N}_\u2019'/@.\\-]|\p{Lu}-)\p{L}\p{Ll}{2,}(?![\p{L}\p{N}_@\\]|[./]\p{L})/gu;

/** A capital inside a sentence makes a name of the word: "the World Health Organization". */
function findingAt(
  own: OwnText,
  { index, 0: word }: RegExpExecArray,
  spelling: Spelling,
): readonly Finding[] {
  const plain = word.toLowerCase();
  const expected = speltWords.get(plain)?.[spelling];
  if (expected === undefined || expected === plain || (word !== plain && isName(own, index, word))) return [];
  return [
    {
      ...own.spanOf(index, index + word.length),
      message: `"${plain}" is not the journal's spelling; "${expected}" was expected.`,
    },
  ];
}

function isName({ text }: OwnText, index: number, word: string): boolean {
  const begins = /(?:^|[.!?:]\s*["“‘]?)$/.test(text.slice(Math.max(0, index - 4), index));
  // "Labour Party", "Center for Tides": a name may begin a sentence.
  return (
    !begins || /^(?: (?:for|of|the))? \p{Lu}/u.test(text.slice(index + word.length, index + word.length + 12))
  );
}
