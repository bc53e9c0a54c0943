import type { Check } from "../check.ts";
import { caseOf, writtenWords } from "../headings/heading-case.ts";
import { languageOf } from "../text/language-of.ts";

export const headingsHaveTheJournalsCase: Check = {
  id: "style/headings-have-the-journals-case",
  severity: "warning",
  summary: "English headings are capitalised as the journal does it.",
  why: "Headings of one journal look alike.",
  remedy: "Write it with capitals as the journal does; names keep theirs.",
  basis: "The profile",
  example: {
    bad: "# Depth of the Bay\n\nThe bay is small.\n",
    good: "# Depth of the bay\n\nThe bay is small.\n",
    beside: { "profile.yaml": "style: {heading-case: sentence}\n" },
  },
  run: (subject) => {
    const { headingCase } = subject.profile.style;
    if (headingCase === undefined || languageOf(subject) !== "en") return [];
    const words = writtenWords(subject.passages);
    return subject.manuscript.headings
      .filter(({ text }) => (caseOf(text, words) ?? headingCase) !== headingCase)
      .map(({ place, text }) => ({
        place,
        message: `The heading is "${text}"; ${headingCase === "title" ? "capital letters for its main words" : "small letters behind its first word"} were expected.`,
      }));
  },
};
