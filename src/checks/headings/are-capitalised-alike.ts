import type { Division, Heading, Id } from "../../model/manuscript.ts";
import { headersOf } from "../../tree/headers.ts";
import type { Check } from "../check.ts";
import { languageOf } from "../text/language-of.ts";
import { caseOf, type HeadingCase, writtenWords } from "./heading-case.ts";

export const areCapitalisedAlike: Check = {
  id: "headings/are-capitalised-alike",
  severity: "advice",
  summary: "Headings of one level are capitalised in one way.",
  why: "Two ways in one list of contents look careless.",
  remedy: "Write it as the other headings of its level are written.",
  basis: "The Chicago Manual of Style, 8.159",
  example: {
    bad: "# Depth of the bay\n\nThe depth and the measure differ.\n\n# Form of the bay\n\nThe form is round.\n\n# Place of the bay\n\nThe place is north.\n\n# Winds of the bay\n\nThe winds are strong.\n\n# Measure and Depth\n\nThe bay is small.\n",
    good: "# Depth of the bay\n\nThe depth and the measure differ.\n\n# Form of the bay\n\nThe form is round.\n\n# Place of the bay\n\nThe place is north.\n\n# Winds of the bay\n\nThe winds are strong.\n\n# Measure and depth\n\nThe bay is small.\n",
  },
  run: (subject) => {
    if (languageOf(subject) !== "en") return [];
    const { headings, divisions } = subject.manuscript;
    const links = linkedHeadings(divisions);
    const words = writtenWords(subject.passages);
    const levels = new Map<number, { readonly heading: Heading; readonly form: HeadingCase }[]>();
    for (const heading of headings) {
      const form = links.has(heading.id) ? null : caseOf(heading.text, words);
      const list = levels.get(heading.level) ?? [];
      if (form !== null) list.push({ heading, form });
      levels.set(heading.level, list);
    }
    return [...levels.values()].flatMap((list) => {
      const usual = usualCase(list.map(({ form }) => form));
      return list
        .filter(({ form }) => usual !== null && form !== usual && form !== "mixed")
        .map(({ heading }) => ({ place: heading.place, message: messageFor(heading, usual) }));
    });
  },
};

/** How many headings of one level show a habit, and their share. */
const fewest = 4;
const habit = 0.75;

function usualCase(forms: readonly HeadingCase[]): HeadingCase | null {
  const clear = forms.filter((form) => form !== "mixed");
  return (
    (["sentence", "title"] as const).find((form) => {
      const count = clear.filter((each) => each === form).length;
      return count >= fewest && count >= habit * clear.length;
    }) ?? null
  );
}

/** Headings that are nothing but a link give what they lead to as it is called there. */
function linkedHeadings(divisions: readonly Division[]): ReadonlySet<Id> {
  return new Set(
    divisions.flatMap(({ blocks }) =>
      headersOf(blocks).flatMap(({ c: [, [id], [first, ...rest]] }) =>
        first?.t === "Link" && rest.length === 0 ? [id] : [],
      ),
    ),
  );
}

function messageFor({ text, level }: Heading, usual: HeadingCase | null): string {
  const expected =
    usual === "title" ? "capital letters for its main words" : "small letters behind its first word";
  return `The heading is "${text}"; ${expected} were expected, as in the other headings of level ${level}.`;
}
