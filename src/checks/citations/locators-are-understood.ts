import { inlineText } from "../../tree/text.ts";
import type { Check, Finding } from "../check.ts";
import { languageOf } from "../text/language-of.ts";

export const locatorsAreUnderstood: Check = {
  id: "citations/locators-are-understood",
  severity: "advice",
  summary: "Pages and chapters behind a key have the words that citation styles know.",
  why: 'The style sets "p. 3" in its own way; what it does not know is printed as it stands, and differs from the others.',
  remedy: 'Write "p. 3", "pp. 3-5", "chap. 2" or "sec. 4".',
  basis: "Pandoc User’s Guide, citation syntax; CSL 1.0.2, locators",
  example: {
    bad: "# Tides\n\nThe bay is small [@hill2020, pg. 15].\n",
    good: "# Tides\n\nThe bay is small [@hill2020, p. 15].\n",
    beside: {
      "references.bib":
        "@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}\n",
    },
  },
  run: (subject) =>
    languageOf(subject) === "en"
      ? subject.manuscript.citations.flatMap(({ citations, place }) =>
          citations.flatMap((citation): readonly Finding[] => {
            const [, label = "", number = ""] = unknown.exec(inlineText(citation.citationSuffix)) ?? [];
            const known = labels.get(label.toLowerCase().replace(".", ""));
            return known === undefined
              ? []
              : [
                  {
                    place: citation.place ?? place,
                    message: `"@${citation.citationId}" is cited with "${label} ${number}"; "${known} ${number}" was expected.`,
                  },
                ];
          }),
        )
      : [],
};

/** Without the stop that Pandoc asks for, or with a word it does not know. */
const unknown =
  /^\s*,?\s*(p|pp|pgs?\.?|pag\.?|chap|chs?\.?|sects?\.?)\s*(\d{1,6}(?:\s?[-–—]{1,3}\s?\d{1,6})?)/i;

const labels: ReadonlyMap<string, string> = new Map([
  ["p", "p."],
  ["pp", "pp."],
  ["pg", "p."],
  ["pgs", "pp."],
  ["pag", "p."],
  ["chap", "chap."],
  ["ch", "chap."],
  ["chs", "chaps."],
  ["sect", "sec."],
  ["sects", "secs."],
]);
