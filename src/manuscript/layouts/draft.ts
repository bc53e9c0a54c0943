import type { DivisionKind, DivisionRole } from "../../model/manuscript.ts";
import type { PublicationKind } from "../../model/metadata.ts";
import type { Place } from "../../model/place.ts";
import type { Library } from "../library.ts";
import type { Line } from "../lines.ts";
import type { Fields } from "../metadata/field.ts";

/** A division whose lines are in Pandoc's Markdown. */
export type DraftDivision = {
  readonly role: DivisionRole;
  readonly kind: DivisionKind;
  /** The file from whose folder paths count. */
  readonly path: string;
  readonly lines: readonly Line[];
};

/** What a layout makes of a folder; the metadata is still as written. */
export type Draft = {
  readonly kind: PublicationKind;
  /** Front matter or `publication.yaml`. */
  readonly fields: Fields;
  /** Another tool's configuration. */
  readonly configuration: Fields;
  /** Where it is reported that metadata is missing. */
  readonly place: Place;
  readonly fallbackTitle: { readonly text: string; readonly fromText: boolean };
  readonly language?: string;
  readonly syntax: "pandoc" | "commonmark";
  readonly divisions: readonly DraftDivision[];
};

/** Null where the folder is not laid out this way. `document` is the file the person named. */
export type Layout = (library: Library, document: string | undefined) => Promise<Draft | null>;
