import type { Id } from "../../model/manuscript.ts";
import type { Check, Finding } from "../check.ts";
import { comparableNumbers, type TypedNumber } from "./typed-numbers.ts";

export const typedNumbersAreInSequence: Check = {
  id: "headings/typed-numbers-are-in-sequence",
  severity: "warning",
  summary: "Numbers typed in front of headings follow one another.",
  why: 'A missing number looks like a missing section, and "see 2.3" leads to two places or none.',
  remedy: "Correct the number, or let the headings be numbered.",
  basis: "House",
  example: {
    bad: "# 1. Introduction {-}\n\nThe bay is small.\n\n# 3. Results {-}\n\nIt is shallow.\n",
    good: "# 1. Introduction {-}\n\nThe bay is small.\n\n# 2. Results {-}\n\nIt is shallow.\n",
  },
  run: ({ manuscript }) => {
    const isBook = manuscript.metadata.kind === "book";
    let division: Id | null = null;
    let before: TypedNumber | null = null;
    return comparableNumbers(manuscript.headings).flatMap((typed): readonly Finding[] => {
      // Each chapter may begin anew.
      if (isBook && typed.heading.division !== division) before = null;
      const previous: TypedNumber | null = before;
      division = typed.heading.division;
      before = typed;
      if ((isBook && previous === null) || follows(typed.parts, previous?.parts ?? [])) return [];
      return [finding(typed, previous)];
    });
  },
};

function finding({ heading, text, parts }: TypedNumber, before: TypedNumber | null): Finding {
  const expected = expectedAfter(before?.parts ?? [], parts.length);
  return {
    place: heading.place,
    message:
      before === null
        ? `The first numbered heading has the number "${text}"; "${expected}" was expected.`
        : `The number "${text}" stands in front of a heading behind "${before.text}"; "${expected}" was expected.`,
    ...(before !== null && {
      related: [{ place: before.heading.place, message: `The number "${before.text}" stands here.` }],
    }),
  };
}

/** The next number at any depth: one part more (1 or 0), or as many or fewer, the last one greater by one. */
function follows(parts: readonly number[], before: readonly number[]): boolean {
  const last = parts.at(-1) ?? 0;
  const rest = parts.slice(0, -1);
  if (rest.some((part, index) => part !== before[index])) return false;
  const same = before[rest.length];
  return same === undefined ? last <= 1 : last === same + 1;
}

function expectedAfter(before: readonly number[], depth: number): string {
  const kept = before.slice(0, depth);
  if (kept.length < depth)
    return [...kept, ...Array.from({ length: depth - kept.length }, () => 1)].join(".");
  return [...kept.slice(0, -1), (kept.at(-1) ?? 0) + 1].join(".");
}
