import type { Diagnostic } from "../../../model/diagnostic.ts";
import type { Galley } from "../../../model/galley.ts";
import type { Passage } from "../../../model/passage.ts";
import type { Place } from "../../../model/place.ts";
import type { Layout } from "../layout.ts";
import type { LayoutFinding } from "./layout-finding.ts";

/** Letters that stand once in most manuscripts. */
const enough = 14;

type Placed = {
  readonly layout: Pick<Layout, "folios" | "pageOf">;
  readonly galley: Pick<Galley, "places">;
  readonly passages: readonly Passage[];
};

/** Findings as diagnostics: with the page's folio, and the line of the manuscript their words were written in. */
export function placeFindings(
  findings: readonly LayoutFinding[],
  { layout, galley: { places }, passages }: Placed,
): readonly Diagnostic[] {
  const texts = passages.map((passage) => ({ passage, letters: lettersOf(passage.text) }));
  return findings.map(({ check, severity, page, id, words, message, help }) => {
    const near = places.get(id) ?? nearestBefore(page, layout, places);
    const place = words.map((some) => placeOfWords(some, near, texts)).find((each) => each !== null);
    return {
      check,
      severity,
      place: place ?? (words.length === 0 ? near : { ...near, certainty: "near" }),
      message: `Page ${layout.folios[page - 1] ?? page}: ${message}`,
      help,
    };
  });
}

/** Where words were written: the last passage that begins at or before the place near them, else the first of all. */
function placeOfWords(
  words: string,
  near: Place,
  texts: readonly { readonly passage: Passage; readonly letters: string }[],
): Place | null {
  const sought = lettersOf(words);
  if (sought.length < enough) return null;
  const holding = texts.filter(({ letters }) => letters.includes(sought));
  const [found] = holding.toSorted(
    (one, other) => distance(one.passage.place, near) - distance(other.passage.place, near),
  );
  return found === undefined ? null : found.passage.placeAt(offsetOf(sought, found.passage.text));
}

function distance(place: Place, near: Place): number {
  return place.file === near.file ? Math.abs(place.line - near.line) : Number.MAX_SAFE_INTEGER;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** Offset of the first of these letters in the text as it was typed. */
function offsetOf(sought: string, text: string): number {
  const before = lettersOf(text).indexOf(sought);
  let letters = 0;
  for (const { index, 0: letter } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    if (letters >= before) return index;
    letters += letter.toLowerCase().length;
  }
  return 0;
}

/** The place of the last thing that begins on an earlier page. */
function nearestBefore(page: number, { pageOf }: Placed["layout"], places: Galley["places"]): Place {
  const [nearest] = [...pageOf]
    .filter(([id, on]) => on <= page && places.has(id))
    .toSorted(([, one], [, other]) => other - one);
  const first = places.values().next().value;
  return places.get(nearest?.[0] ?? "") ?? first ?? { file: "", line: 1, column: 1, certainty: "near" };
}
