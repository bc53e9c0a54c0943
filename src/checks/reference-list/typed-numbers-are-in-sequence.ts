import type { Subject } from "../../model/subject.ts";
import type { Check, Finding } from "../check.ts";
import { type ListedWork, listedWorks } from "./listed-works.ts";

const entries = (...numbers: readonly number[]): string =>
  ["Abel, A. (2001). *Salt in the bay*", "Berg, B. (2002). *Ice on the fjord*", "Dahl, D. (2004). *Winds*"]
    .map((entry, index) => `[${numbers[index]}] ${entry}. Fjord Press.\n\n`)
    .join("");
const text =
  "# Tides\n\nThe bay was measured before (Abel, 2001; Berg, 2002; Dahl, 2004).\n\n# References\n\n";

export const entriesAreNumberedInSequence: Check = {
  id: "reference-list/typed-numbers-are-in-sequence",
  severity: "warning",
  summary: "The numbers typed before the entries of a reference list count one by one.",
  why: "A number that is missing or stands twice leads readers to another work.",
  remedy: "Number the entries anew, and correct the numbers in the text.",
  basis: "NLM, Citing Medicine; Vancouver style",
  example: { bad: text + entries(1, 2, 4), good: text + entries(1, 2, 3) },
  run: (subject) => {
    const works = listedWorks(subject).filter(({ typed }) => typed);
    const labels = labelsOf(works, subject);
    const numbers = new Set(labels.map(({ number }) => number));
    // "1." before every item is how Markdown lists may be written.
    if (labels.length < fewest || labels.length * 5 < works.length * 4 || numbers.size === 1) return [];
    return labels.slice(1).flatMap(({ number, work }, index): readonly Finding[] => {
      const expected = (labels[index]?.number ?? 0) + 1;
      // A chapter's own list begins anew.
      return number === expected || number === 1
        ? []
        : [
            {
              place: work.place,
              message: `The entry behind number ${expected - 1} of the reference list has the number ${number}; ${expected} was expected.`,
            },
          ];
    });
  },
};

const fewest = 3;

type Label = { readonly number: number; readonly work: ListedWork };

const typedLabel = /^\s*(?:\\?\[(\d{1,4})\\?\]|\((\d{1,4})\)|(\d{1,4})[.)](?=\s))\s*/;

/** What stands on the line before an entry, where it is a number. */
function labelsOf(works: readonly ListedWork[], { lines }: Subject): readonly Label[] {
  const wanted = new Set(works.map(({ place }) => `${place.line} ${place.file}`));
  const texts = new Map(
    lines.flatMap(({ file, line, text: typed }) => {
      const key = `${line} ${file}`;
      return wanted.has(key) ? [[key, typed] as const] : [];
    }),
  );
  return works.flatMap((work): readonly Label[] => {
    const { file, line, column } = work.place;
    const [whole = "", ...label] = typedLabel.exec(texts.get(`${line} ${file}`) ?? "") ?? [];
    // An entry is placed at its first word, or at the number where that makes it an item of a list.
    const blanks = whole.length - whole.trimStart().length;
    if (column - 1 !== whole.length && column - 1 !== blanks) return [];
    const number = label.find((each) => each !== undefined);
    return number === undefined ? [] : [{ number: Number(number), work }];
  });
}
