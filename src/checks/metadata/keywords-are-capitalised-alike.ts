import type { Check } from "../check.ts";
import { writtenWords } from "../headings/heading-case.ts";
import { languageOf } from "../text/language-of.ts";

export const keywordsAreCapitalisedAlike: Check = {
  id: "metadata/keywords-are-capitalised-alike",
  severity: "advice",
  summary: "Keywords begin with a capital letter all or, but for names, none.",
  why: "They stand side by side in one line.",
  remedy: "Write all with small letters, but for names.",
  basis: "House",
  example: {
    file: "publication.yaml",
    bad: "keywords: [tides, bays, measurement, Gauges]\n",
    good: "keywords: [tides, bays, measurement, gauges]\n",
    beside: { "text.md": "# Introduction\n\nThe gauges are new.\n" },
  },
  run: (subject) => {
    if (languageOf(subject) !== "en") return [];
    const { keywords } = subject.manuscript.metadata;
    if (keywords.length <= fewest) return [];
    const { small: words } = writtenWords(subject.passages);
    const kinds = keywords.map((keyword) => kindOf(keyword, words));
    const small = kinds.filter((kind) => kind === "small").length;
    const capital = kinds.filter((kind) => kind === "capital").length;
    const usual = small >= capital ? "small" : "capital";
    // Names say nothing, so only words that the text itself writes small are counted.
    if (Math.min(small, capital) === 0 || Math.max(small, capital) < fewest * Math.min(small, capital))
      return [];
    return keywords.flatMap((keyword, index) =>
      kinds[index] === undefined || kinds[index] === "name" || kinds[index] === usual
        ? []
        : [
            {
              place: subject.placeOf(["keywords", index]),
              message: `The keyword "${keyword}" begins with a ${kinds[index]} letter; a ${usual} one was expected, as the others have.`,
            },
          ],
    );
  },
};

/** How many of one kind make one of the other an exception. */
const fewest = 3;

type Kind = "small" | "capital" | "name";

function kindOf(keyword: string, words: ReadonlySet<string>): Kind {
  const [first = ""] = /^\p{L}+(?=$|[\s-])/u.exec(keyword) ?? [];
  if (/^\p{Ll}{2,}$/u.test(first)) return "small";
  return /^\p{Lu}\p{Ll}{2,}$/u.test(first) && words.has(first.toLowerCase()) ? "capital" : "name";
}
