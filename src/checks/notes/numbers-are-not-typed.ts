import type { Block, Inline } from "../../model/pandoc.ts";
import type { Passage } from "../../model/passage.ts";
import type { Place } from "../../model/place.ts";
import type { Subject } from "../../model/subject.ts";
import { visitBlocks } from "../../tree/walk.ts";
import type { Check, Finding } from "../check.ts";
import { endOf } from "./note-calls.ts";

export const numbersAreNotTyped: Check = {
  id: "notes/numbers-are-not-typed",
  severity: "warning",
  summary: "Note numbers are made, not typed as raised digits.",
  why: "A typed number leads to no note and does not change when notes are added.",
  remedy: 'Write the note where it is called: "^[text]", or "[^1]" and its text.',
  basis: "House",
  example: {
    bad: "# Tides\n\nThe bay is small.^1^ It is deep.\n",
    good: "# Tides\n\nThe bay is small.^[By the map.] It is deep.\n",
  },
  run: (subject) => {
    const findings: Finding[] = [];
    const block = (node: Block): void => {
      if ((node.t !== "Para" && node.t !== "Plain") || node.place === undefined) return;
      for (const { digits, before } of typedNumbers(node.c))
        findings.push({
          place: placeOf(subject, node.place, `${before}${digits}`, before.length),
          message: `"${digits}" is a note's number typed by hand; a note was expected.`,
        });
    };
    for (const { blocks } of subject.manuscript.divisions) visitBlocks(blocks, { block });
    return findings;
  },
};

type TypedNumber = { readonly digits: string; readonly before: string };

/** Raised digits behind punctuation; behind a word or a number they may be a power, a unit or an isotope. */
function typedNumbers(run: readonly Inline[]): readonly TypedNumber[] {
  return run.flatMap((inline, index): readonly TypedNumber[] => {
    const [only, ...more] = inline.t === "Superscript" ? inline.c : [];
    if (only?.t !== "Str" || more.length > 0 || !/^\p{Nd}{1,3}$/u.test(only.c)) return [];
    const near = run[index - 1];
    const before = near?.t === "Str" ? near.c : "";
    if (!/[.,;:!?”»]/.test(endOf(near)) || /\p{Nd}[.,;:]?$/u.test(before)) return [];
    return [{ digits: only.c, before }];
  });
}

const known = new WeakMap<Subject, ReadonlyMap<string, Passage>>();

function placeOf(subject: Subject, start: Place, text: string, offset: number): Place {
  const key = ({ file, line, column }: Place): string => `${line}:${column} ${file}`;
  const passages = known.get(subject) ?? new Map(subject.passages.map((each) => [key(each.place), each]));
  known.set(subject, passages);
  const passage = passages.get(key(start));
  const at = passage?.text.indexOf(text) ?? -1;
  return passage === undefined || at === -1 ? start : passage.placeAt(at + offset);
}
