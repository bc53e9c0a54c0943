import type { Item } from "../../model/bibliography.ts";
import type { Place } from "../../model/place.ts";
import type { Subject } from "../../model/subject.ts";
import type { Finding } from "../check.ts";

/** One work of the reference list and where its entry begins. */
export type ListedWork = {
  readonly item: Item;
  readonly place: Place;
  /** Where the entry has a CSL variable; where it begins, if its format does not tell. */
  readonly placeOf: (variable: string) => Place;
  /** The author typed the entry as running text; what was not read from it may be there all the same. */
  readonly typed: boolean;
  /** The file of its list where several are typed, each for its chapter; empty where there is one for all. */
  readonly list: string;
};

const known = new WeakMap<Subject, readonly ListedWork[]>();

/**
 * The works that are printed: those of the reference list that citations make, and those of a typed list. A file of
 * thousands of works of which ten are cited is looked at for ten.
 */
export function listedWorks(subject: Subject): readonly ListedWork[] {
  const works = known.get(subject) ?? readWorks(subject);
  known.set(subject, works);
  return works;
}

function readWorks({ manuscript, apparatus }: Subject): readonly ListedWork[] {
  const { items, places, fieldPlaces } = manuscript.bibliography;
  const printed = new Set(apparatus.referenceList.map(({ key }) => key));
  const files = new Set(manuscript.metadata.bibliography);
  const seen = new Set<string>();
  const typedIn = new Set(
    items.flatMap(({ id }) => places.get(id)?.file ?? []).filter((file) => !files.has(file)),
  );
  return items.flatMap((item) => {
    const place = places.get(item.id);
    if (place === undefined || seen.has(item.id)) return [];
    seen.add(item.id);
    const typed = !files.has(place.file);
    const placeOf = (variable: string): Place => fieldPlaces?.get(`${item.id} ${variable}`) ?? place;
    const list = typed && typedIn.size > 1 ? place.file : "";
    return typed || printed.has(item.id) ? [{ item, place, placeOf, typed, list }] : [];
  });
}

/** A sentence about one variable of a work. */
export type InField = { readonly variable: string; readonly message: string };

/** Asks every printed work the same question; each sentence it answers is a finding at its entry or in its field. */
export function askEachWork(
  subject: Subject,
  question: (work: ListedWork) => readonly (string | InField)[],
): readonly Finding[] {
  return listedWorks(subject).flatMap((work) =>
    question(work).map(
      (answer): Finding =>
        typeof answer === "string"
          ? { place: work.place, message: answer }
          : { place: work.placeOf(answer.variable), message: answer.message },
    ),
  );
}
