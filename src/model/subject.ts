import type { Apparatus } from "./apparatus.ts";
import type { CitationTable } from "./citation-table.ts";
import type { Resource } from "./galley.ts";
import type { Manuscript } from "./manuscript.ts";
import type { Numbering } from "./numbering.ts";
import type { Passage, SourceLine } from "./passage.ts";
import type { Place } from "./place.ts";
import type { Profile } from "./profile.ts";

/** Everything a check may look at. */
export type Subject = {
  /** Its bibliography holds the works of a typed list, too. */
  readonly manuscript: Manuscript;
  readonly numbering: Numbering;
  readonly apparatus: Apparatus;
  readonly citations: CitationTable;
  /** In document order: notes behind the passage they are called in. */
  readonly passages: readonly Passage[];
  /** In reading order, each line of each file once. */
  readonly lines: readonly SourceLine[];
  /** Image's address → its file; images whose file cannot be read are not in it. */
  readonly images: ReadonlyMap<string, Resource>;
  /** Every file of the manuscript folder, relative to it. */
  readonly files: readonly string[];
  /** Where a value of the metadata stands: `["authors", 0, "orcid"]`; the nearest enclosing value where it does not. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
  readonly profile: Profile;
  /** Milliseconds since 1970 of "today", for dates in the future. */
  readonly today: number;
};
