import type { Passage } from "../../model/passage.ts";
import type { Place } from "../../model/place.ts";
import type { Check, Finding } from "../check.ts";
import { spanOf } from "./written-text.ts";

/** Shorter ones may be a formula of speech, a question asked twice, a refrain. */
const shortest = 160;
/** What stands more often is meant to: instructions, notices. */
const most = 2;

export const paragraphsDiffer: Check = {
  id: "text/paragraphs-differ",
  severity: "warning",
  summary: "No long paragraph stands twice.",
  why: "It was copied where it should have been moved, or a piece of the file was pasted twice.",
  remedy: "Delete one of the two.",
  basis: "House",
  example: {
    bad: `${paragraph()}\n\nIt is small.\n\n${paragraph()}\n`,
    good: `${paragraph()}\n\nIt is small.\n`,
  },
  run: ({ passages }) => {
    const byText = new Map<string, Passage[]>();
    for (const passage of passages) {
      if (passage.text.length < shortest || !isBody(passage)) continue;
      const same = byText.get(passage.text);
      if (same === undefined) byText.set(passage.text, [passage]);
      else same.push(passage);
    }
    return [...byText.values()].flatMap((same) => (same.length === most ? repeated(same) : []));
  },
};

function paragraph(): string {
  return "The bay was measured for a whole year, from one spring to the next, and its tides were found to be smaller than anybody had thought before. The instruments stood at three places along the shore.";
}

function isBody({ kind }: Passage): boolean {
  return kind === "paragraph" || kind === "quotation" || kind === "note";
}

function isOnePlace(one: Place, other: Place): boolean {
  return one.file === other.file && one.line === other.line;
}

function repeated([first, second]: readonly Passage[]): readonly Finding[] {
  if (first === undefined || second === undefined) return [];
  // Chapters of a book may begin with the same instructions; one file may be included in two places.
  if (first.division !== second.division || isOnePlace(first.place, second.place)) return [];
  return [
    {
      ...spanOf(second, 0, second.text.length),
      message: `The paragraph "${second.text.slice(0, 60).trim()}…" stands twice; it was expected once.`,
      related: [{ place: first.place, message: "The first of the two is here." }],
    },
  ];
}
