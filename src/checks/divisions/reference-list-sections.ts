import type { Apparatus } from "../../model/apparatus.ts";
import type { Id, Manuscript } from "../../model/manuscript.ts";
import { namesReferenceList, referenceListHeading } from "../../tree/reference-list-heading.ts";
import { type Section, sectionsOf } from "../headings/sections.ts";

/** A section that is called what reference lists are called and holds nothing, though the list stands elsewhere. */
export type EmptyList = Section & {
  /** Where the list is typed; null where the citation style makes it. */
  readonly typed: Section | null;
};

/** Sections left empty because the reference list stands in another section, or is made of the citations. */
export function emptyLists(manuscript: Manuscript, { referenceList }: Apparatus): readonly EmptyList[] {
  const isMade = referenceList.length > 0;
  const place = isMade ? referenceListHeading(manuscript.divisions) : null;
  const lists = sectionsOf(manuscript).filter(({ heading }) => namesReferenceList(heading.text));
  const typed = new Map<Id, Section>();
  for (const list of lists) if (list.hasText) typed.set(list.division.id, list);
  return lists
    .filter((list) => list.heading.id !== place && holdsNothing(list))
    .map((list) => ({ ...list, typed: typed.get(list.division.id) ?? null }))
    .filter((list) => isMade || list.typed !== null);
}

/** Its subsections may hold what the heading promises. */
function holdsNothing({ heading, next, hasText }: Section): boolean {
  return !hasText && (next === null || next.level <= heading.level);
}
