import type { Galley } from "../model/galley.ts";
import { type Captioned, captioned } from "./captioned.ts";

/** A list that books print behind their contents. */
export type PrintedList = {
  readonly kind: "figures" | "tables";
  readonly title: string;
  readonly entries: readonly Captioned[];
};

/** Fewer are found as soon without a list. */
const worthAList = 3;

/** The lists of figures and tables of a book: those that its metadata ask for, else those that are worth it. */
export function printedLists({ metadata, spine, terms }: Galley): readonly PrintedList[] {
  const { kind, language, settings } = metadata;
  if (kind !== "book") return [];
  const lists = [
    { kind: "figures", title: terms.figures, element: "Figure", wanted: settings.listOfFigures },
    { kind: "tables", title: terms.tables, element: "Table", wanted: settings.listOfTables },
  ] as const;
  return lists.flatMap(({ element, wanted, ...list }) => {
    if (wanted === false) return [];
    const entries = captioned(spine, element, language);
    return entries.length >= (wanted === true ? 1 : worthAList) ? [{ ...list, entries }] : [];
  });
}
