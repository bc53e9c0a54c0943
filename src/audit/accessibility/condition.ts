import type { StandardCondition } from "../../model/standard.ts";
import type { StructureElement, TaggedPdf } from "./tagged-pdf.ts";

/** What a condition says of one file. */
export type Look = {
  /** How many things it asks about; where there are none it does not apply. */
  readonly subjects: number;
  readonly failures: readonly Failure[];
  /** Why what is there cannot be judged; undefined where it can. */
  readonly unchecked?: string;
};

export type Failure = {
  readonly what: string;
  /** From 1; 0 where it is on no page. */
  readonly page: number;
};

/** One of the ways in which a PDF may fail a standard, asked of what was read of it. */
export type Condition<Reading = TaggedPdf> = StandardCondition & { readonly look: (pdf: Reading) => Look };

export type Verdict = StandardCondition & Look;

/** Asks all conditions of what was read of a file. */
export function judge<Reading>(conditions: readonly Condition<Reading>[], pdf: Reading): readonly Verdict[] {
  return conditions.map(({ id, clause, failure, look }) => ({ id, clause, failure, ...look(pdf) }));
}

/** Asks the same of each subject: what is wrong with it, or nothing. */
export function each<Subject extends object>(
  subjects: readonly Subject[],
  wrong: (subject: Subject) => string | undefined,
): Look {
  const failures = subjects.flatMap((subject) => {
    const what = wrong(subject);
    const page = "page" in subject && typeof subject.page === "number" ? subject.page : 0;
    return what === undefined ? [] : [{ what, page }];
  });
  return { subjects: subjects.length, failures };
}

/** Asks something of the file as a whole. */
export function whole(isWrong: boolean, what: string): Look {
  return { subjects: 1, failures: isWrong ? [{ what, page: 0 }] : [] };
}

/** For what no edition of ours has, and none of these checks looks into where one has it. */
export function absent(count: number, what: string): Look {
  return count === 0
    ? { subjects: 0, failures: [] }
    : { subjects: count, failures: [], unchecked: `${what} is not looked into` };
}

export function ofRole({ elements }: TaggedPdf, ...roles: readonly string[]): readonly StructureElement[] {
  return elements.filter(({ role }) => roles.includes(role));
}
