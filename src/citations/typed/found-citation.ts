import type { JoinedPassage } from "../../tree/joined-passages.ts";
import type { PrintedDate } from "./printed-date.ts";

/**
 * How sure the form alone makes us: "(Hill, 2017)" is a citation; "(Hill 2017)" is one where the author writes others
 * so (`bare`); "Metropolis (1927)" is one only if the list says so (`doubtful`), "in Berlin 1990" only if it says so to the
 * letter (`faint`).
 */
export type Certainty = "certain" | "bare" | "doubtful" | "faint";

/** One work cited at one place, as it is printed. */
export type FoundCitation = {
  readonly passage: JoinedPassage;
  /** Offset in the passage's text. */
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
  readonly text: string;
  readonly form: "author-date" | "author-page" | "scripture";
  /** Each name as printed, initials and "et al." left out. */
  readonly names: readonly string[];
  /** The names with what stands between them: "Centers for Disease Control and Prevention". */
  readonly author: string;
  readonly etAl: boolean;
  /** Null for scripture and for names with pages alone. */
  readonly date: PrintedDate | null;
  readonly locator: string | null;
  /** An original that was read in another work: "Wendt, 2007, as cited in …". */
  readonly secondary: boolean;
  readonly certainty: Certainty;
  /** Years after one name in one bracket have the same number. */
  readonly group: number;
  /** The name stands somewhere before the bracket; others with the same start are other names it may be. */
  readonly isApart?: boolean;
};
