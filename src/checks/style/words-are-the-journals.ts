import type { Check } from "../check.ts";
import { ownWords } from "./own-words.ts";

export const wordsAreTheJournals: Check = {
  id: "style/words-are-the-journals",
  severity: "advice",
  summary: "Words that the journal does not print are not used.",
  why: "Journals avoid words that are vague, dated or hurtful.",
  remedy: "Write what the message gives, or say it otherwise.",
  basis: "The profile",
  example: {
    bad: "Whilst the bay is small, it is deep.\n",
    good: "While the bay is small, it is deep.\n",
    beside: { "profile.yaml": "style: {avoid: {whilst: while}}\n" },
  },
  run: (subject) => {
    const avoid = new Map(
      [...(subject.profile.style.avoid ?? [])].map(([word, instead]) => [fold(word), instead]),
    );
    avoid.delete("");
    if (avoid.size === 0) return [];
    const words = [...avoid.keys()].toSorted((a, b) => b.length - a.length).map((word) => quoted(word));
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{M}\\p{N}_-])(?:${words.join("|")})(?![\\p{L}\\p{M}\\p{N}_-])`,
      "giu",
    );
    return ownWords(subject).flatMap(({ text, spanOf }) =>
      [...text.matchAll(pattern)].map(({ index, 0: word }) => {
        const instead = avoid.get(fold(word)) ?? "";
        return {
          ...spanOf(index, index + word.length),
          message: `The journal does not print "${fold(word)}"; ${instead === "" ? "another word" : `"${instead}"`} was expected.`,
        };
      }),
    );
  },
};

function fold(word: string): string {
  return word.replaceAll(/\s+/g, " ").trim().toLowerCase();
}

/** As it stands in a pattern. */
function quoted(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
