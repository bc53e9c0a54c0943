import type { Description } from "../model/description.ts";
import type { Diagnostic, Edit } from "../model/diagnostic.ts";
import type { Place, Position } from "../model/place.ts";
import type { Subject } from "../model/subject.ts";

/** One thing found. What is not said is taken from the check's description. */
export type Finding = {
  readonly place: Place;
  /** Behind the last character meant, in the same file; absent where the place alone says enough. */
  readonly end?: Position;
  /** What is there, then what was expected; values quoted. */
  readonly message: string;
  readonly help?: string;
  readonly related?: NonNullable<Diagnostic["related"]>;
  /** Only where there is one right answer that is not a matter of what the author means. */
  readonly edits?: readonly Edit[];
};

/** A check without an example needs files that no text can hold; its tests bring them. */
export type Check = Description & {
  readonly run: (subject: Subject) => readonly Finding[];
};
