import { placeMark } from "../markup/written-at.ts";
import type { Bibliography } from "../model/bibliography.ts";
import type { Galley } from "../model/galley.ts";
import type { Passage } from "../model/passage.ts";
import type { Place } from "../model/place.ts";
import type { Query } from "../model/query.ts";
import { lettersByBlock, lettersOf } from "./block-letters.ts";

/** Where on the pages a query belongs. */
export type Anchor = {
  readonly label: string;
  /** The text block, as its element says where it was written; empty where none is known. */
  readonly block: string;
  /** Letters and figures of the block that stand before the place. */
  readonly letters: number;
  readonly about: Query["about"];
  /** Id of something near, for what stands in no passage; may be empty. */
  readonly near: string;
  /** Words around the place as a reader sees them. */
  readonly words: string;
};

/** Stands for whatever is no running text. */
const object = "\ufffc";
const wordsShown = 34;

/** Finds for each query the passage that its place is in, and how many letters of it stand before. */
export function anchorQueries(
  queries: readonly Query[],
  passages: readonly Passage[],
  galley: Pick<Galley, "places" | "spine" | "abstract">,
  works: Bibliography["places"],
): readonly Anchor[] {
  const letters = lettersByBlock(galley);
  const found = passages.filter(({ place }) => letters.has(placeMark(place)));
  const byFile = Map.groupBy(found, ({ place }) => place.file);
  return queries.map(({ label, place, about }): Anchor => {
    const spot = spotOf(place, about, byFile.get(place.file) ?? []);
    if (spot === null) {
      const near = nearestId(place, galley.places, [...works.values()]);
      return { label, block: "", letters: 0, about, near, words: "" };
    }
    const { passage, offset } = spot;
    const block = placeMark(passage.place);
    return {
      label,
      block,
      letters: lettersBefore(offset, passage.text, letters.get(block) ?? ""),
      about: spot.about,
      near: "",
      words: wordsAround(passage.text, offset),
    };
  });
}

type Spot = { readonly passage: Passage; readonly offset: number; readonly about: Query["about"] };

/** A query on lines of its own belongs to the passage below it, else to the one it stands in or behind. */
function spotOf(place: Place, about: Query["about"], passages: readonly Passage[]): Spot | null {
  const ordered = passages.toSorted((one, other) => order(one.place, other.place));
  const index = ordered.findLastIndex((passage) => order(passage.place, place) <= 0);
  const [within, next] = [ordered[index], ordered[index + 1]];
  const end = within?.placeAt(Math.max(0, within.text.length - 1));
  const standsBelow = end === undefined || end.line < place.line;
  if (next !== undefined && standsBelow && next.place.line - place.line <= place.line - (end?.line ?? 0))
    return { passage: next, offset: 0, about: "after" };
  return within === undefined ? null : { passage: within, offset: offsetOf(place, within), about };
}

/** Units of the passage that were written before the place. */
function offsetOf(place: Place, passage: Passage): number {
  let offset = passage.text.length;
  while (offset > 0 && order(startOf(offset - 1, passage), place) >= 0) offset -= 1;
  return offset;
}

/** A citation, formula or the like has the place of what it stands behind: it begins one column on. */
function startOf(offset: number, { text, placeAt }: Passage): Place {
  if (text[offset] !== object || offset === 0) return placeAt(offset);
  const before = placeAt(offset - 1);
  return { ...before, column: before.column + 1 };
}

function order(one: Place, other: Place): number {
  return one.line - other.line || one.column - other.column;
}

/** The stretches of a passage follow each other in its block, with whatever the objects between them became. */
function lettersBefore(offset: number, text: string, block: string): number {
  const before = text.slice(0, offset).split(object).map(lettersOf);
  const stretches = text.split(object).map(lettersOf);
  let at = 0;
  for (const [index, own] of before.entries()) {
    const stretch = stretches[index] ?? own;
    const start = Math.max(at, block.indexOf(stretch, at));
    at = start + (index === before.length - 1 ? own.length : stretch.length);
  }
  return at;
}

function wordsAround(text: string, offset: number): string {
  const first = offset > wordsShown ? text.indexOf(" ", offset - wordsShown) + 1 : 0;
  const last = offset + wordsShown < text.length ? text.lastIndexOf(" ", offset + wordsShown) : text.length;
  const shown = text.slice(Math.min(first, offset), Math.max(last, offset));
  return `${first > 0 ? "… " : ""}${shown}${last < text.length ? " …" : ""}`
    .replaceAll(object, "…")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The last thing of the same file that was written at or before the place, such as a work of the bibliography; none where
 * a work stands between them, since that one is not in the reference list.
 */
function nearestId(place: Place, places: Galley["places"], works: readonly Place[]): string {
  const [nearest] = [...places]
    .filter(([, own]) => own.file === place.file && order(own, place) <= 0)
    .toSorted(([, one], [, other]) => order(other, one));
  if (nearest === undefined) return "";
  const isBetween = (work: Place): boolean =>
    work.file === place.file && order(work, nearest[1]) > 0 && order(work, place) <= 0;
  return works.some(isBetween) ? "" : nearest[0];
}
