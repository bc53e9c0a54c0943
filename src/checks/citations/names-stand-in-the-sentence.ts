import type { Inline } from "../../model/pandoc.ts";
import type { Subject } from "../../model/subject.ts";
import { inlineText } from "../../tree/text.ts";
import type { Check, Finding } from "../check.ts";
import { languageOf } from "../text/language-of.ts";
import { citationRuns, isCited } from "./citation-runs.ts";

export const namesStandInTheSentence: Check = {
  id: "citations/names-stand-in-the-sentence",
  severity: "advice",
  summary: 'Behind "by" and "according to", the author stands in the sentence and only the year in brackets.',
  why: 'The sentence needs the name, and the brackets hide it: "as shown by (Hill 2020)".',
  remedy: 'Leave the square brackets out: "as shown by @hill2020".',
  basis: "APA 7, 8.11",
  example: {
    bad: "# Tides\n\nThe bay was measured by [@hill2020].\n",
    good: "# Tides\n\nThe bay was measured by @hill2020.\n",
    beside: {
      "references.bib":
        "@book{hill2020, author = {Hill, Ann}, title = {Tides of the Inner Bay}, publisher = {Fjord Press}, year = {2020}}\n",
    },
  },
  run: (subject) =>
    languageOf(subject) === "en" && printsNames(subject)
      ? citationRuns(subject.manuscript.divisions).flatMap((run) =>
          run.flatMap((inline, index): readonly Finding[] => {
            const key = isCited(inline) && isBehindPreposition(run, index) ? keyOf(inline) : null;
            return key === null || inline.place === undefined
              ? []
              : [
                  {
                    place: inline.place,
                    message: `The sentence needs the name, and "[@${key}]" puts it in brackets; "@${key}" was expected.`,
                  },
                ];
          }),
        )
      : [],
};

/** Whether the style prints "(Hill 2020)", as far as most of the citations show. */
function printsNames({ apparatus }: Subject): boolean {
  if (apparatus.citationsAreNotes) return false;
  const printed = [...apparatus.citations.values()].map(inlineText);
  return printed.filter((text) => /^\(\p{L}.*\d{4}/u.test(text)).length * 2 > printed.length;
}

/** "by" or "according to" right before it. */
function isBehindPreposition(run: readonly Inline[], index: number): boolean {
  const before = inlineText(run.slice(Math.max(0, index - 4), index));
  return /(?:^|\s)by\s$|\baccording to\s$/i.test(before);
}

/** Of one work alone, without words before or behind it. */
function keyOf(inline: Inline): string | null {
  const cite = inline.t === "Span" ? inline.c[1][0] : undefined;
  if (cite?.t !== "Cite" || cite.c[0].length !== 1) return null;
  const [citation] = cite.c[0];
  return citation === undefined || citation.citationPrefix.length > 0 || citation.citationSuffix.length > 0
    ? null
    : citation.citationId;
}
