import { type TypedHeading, withEvenNumber } from "../../plain-text/typed-headings.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";

/** A heading of the result. */
export type ImportedHeading = {
  readonly level: number;
  /** With the typed number where that stays. */
  readonly text: string;
  /** The typed number that was taken out, since it will be computed or reference lists have none: "4.6.1."; null where none was. */
  readonly removed: string | null;
  /** A typed number that stays, and the number expected in its place. */
  readonly differs: { readonly typed: string; readonly computed: string } | null;
};

const typedNumber = /^(?<typed>(?<number>\d{1,2}(?:\.\d{1,2}){0,4})[.)]?)\s+(?=\S)/;

/**
 * Counts the headings as the editions will. A typed number that equals the computed one goes out of the text; one that
 * does not, and every number where most do not, stays as typed on a heading that is not counted.
 */
export function numberHeadings(headings: readonly TypedHeading[]): readonly ImportedHeading[] {
  const counted = count(headings);
  const typed = counted.filter(({ removed, differs }) => removed !== null || differs !== null);
  const agreeing = typed.filter(({ removed }) => removed !== null).length;
  if (agreeing * 2 >= typed.length) return counted;
  return headings.map(({ paragraph: { text }, level }) => ({ level, text, removed: null, differs: null }));
}

function count(headings: readonly TypedHeading[]): readonly ImportedHeading[] {
  const counters: number[] = [];
  return headings.map(({ paragraph: { text }, level }): ImportedHeading => {
    const { typed: even, number } = typedNumber.exec(withEvenNumber(text))?.groups ?? {};
    if (even === undefined || number === undefined) return { level, text, removed: null, differs: null };
    const typed = text.slice(0, even.length);
    const next = [...counters.slice(0, level - 1), (counters[level - 1] ?? 0) + 1];
    const computed = next.join(".");
    if (namesReferenceList(text))
      return { level, text: text.slice(typed.length).trim(), removed: typed, differs: null };
    if ((computed !== number && computed !== backwards(number, text)) || next.length !== level)
      return { level, text, removed: null, differs: { typed, computed } };
    counters.splice(0, counters.length, ...next);
    return { level, text: text.slice(typed.length).trim(), removed: typed, differs: null };
  });
}

/** "۱-۲" is read from the right by some, as section 2.1. */
function backwards(number: string, text: string): string {
  return /^\s*\d/.test(text) ? number : number.split(".").toReversed().join(".");
}
