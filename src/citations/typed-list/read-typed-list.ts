import type { Item } from "../../model/bibliography.ts";
import type { Checked, Diagnostic } from "../../model/diagnostic.ts";
import type { Manuscript } from "../../model/manuscript.ts";
import type { Passage } from "../../model/passage.ts";
import type { Place } from "../../model/place.ts";
import { giveIds } from "./item-ids.ts";
import { entriesOf, type RawEntry } from "./list-entries.ts";
import { findListLeaves } from "./list-leaves.ts";
import type { TypedName } from "./name-list.ts";
import { type ReadEntry, readEntry } from "./read-entry.ts";
import type { TypedEntry, TypedList } from "./typed-list.ts";

/**
 * Reads the reference list that the author typed under its heading, entry by entry, into CSL's variables; of a book
 * with a list in every chapter all of them. What an entry's form does not tell is listed as not understood, never
 * guessed. A manuscript without such entries, as one whose list comes from a bibliography file, has an empty list.
 */
export function readTypedList(
  manuscript: Pick<Manuscript, "divisions">,
  passages: readonly Passage[],
): Checked<TypedList> {
  const lists = listsOf(manuscript, passages);
  const raw = lists.flatMap((list) => list.raw);
  const read = lists.flatMap((list) => list.read);
  const ids = giveIds(read);
  const items: Item[] = [];
  const places = new Map<string, Place>();
  const entries: TypedEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, { text, label, place }] of raw.entries()) {
    const [id = "", entry] = [ids[index], read[index]];
    if (entry === undefined) continue;
    const { understood, notUnderstood } = entry;
    items.push({ ...entry.item, id });
    places.set(id, place);
    entries.push({ id, place, text, label, understood, notUnderstood });
    const unread = ["title", "issued"].filter((name) => !understood.includes(name));
    if (unread.length > 0 && entry.item.type !== "classic") diagnostics.push(notRead(text, place, unread));
  }
  return { value: { bibliography: { items, places }, entries }, diagnostics };
}

type List = { readonly raw: readonly RawEntry[]; readonly read: readonly ReadEntry[] };

function listsOf(
  { divisions }: Pick<Manuscript, "divisions">,
  passages: readonly Passage[],
): readonly List[] {
  return divisions
    .map((division): List => {
      const raw = entriesOf(findListLeaves([division], passages));
      return { raw, read: readInOrder(raw) };
    })
    .filter(({ read }) => isReferenceList(read));
}

function readInOrder(raw: readonly RawEntry[]): readonly ReadEntry[] {
  const read: ReadEntry[] = [];
  let before: readonly TypedName[] = [];
  for (const entry of raw) {
    const found = readEntry(entry, before);
    read.push(found);
    before = found.authors;
  }
  return read;
}

/** Prose can stand under such a heading; entries have authors, dates or addresses. */
function isReferenceList(entries: readonly ReadEntry[]): boolean {
  const proper = entries.filter(
    ({ understood }) =>
      understood.includes("title") &&
      ["author", "editor", "issued", "DOI", "URL"].filter((name) => understood.includes(name)).length >= 2,
  );
  return proper.length * 2 > entries.length;
}

const words: Readonly<Record<string, string>> = { title: "title", issued: "date" };

function notRead(text: string, place: Place, names: readonly string[]): Diagnostic {
  const start = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return {
    check: "reference-list/entries-are-understood",
    severity: "advice",
    place,
    message: `The entry "${start}" has no ${names.map((name) => words[name] ?? name).join(" and no ")} that could be read; authors, date and title were expected.`,
    help: "Write the entry as the others of the list are written, or complete it.",
  };
}
