import type { Severity } from "./diagnostic.ts";

/** The least and the most of something; absent where there is no bound. */
export type Bounds = { readonly least?: number; readonly most?: number };

/** A section an article is expected to have: any of these headings, compared without case, number and punctuation. */
export type ExpectedSection = {
  readonly headings: readonly string[];
  readonly required: boolean;
};

/** What one journal or publisher asks for; read from a YAML file that the metadata or the command line names. */
export type Profile = {
  readonly name: string;
  /** Check id, or a group with `/*` → its severity here; `off` where the check is not wanted. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
  /** In the order they are expected to stand. */
  readonly sections: readonly ExpectedSection[];
  readonly limits: {
    readonly abstractWords?: Bounds;
    readonly keywords?: Bounds;
    readonly titleWords?: Bounds;
    readonly words?: Bounds;
    /** Pixels per inch of a photograph at the size it is set. */
    readonly figureResolution?: Bounds;
  };
  /** Citation style asked for, by name. */
  readonly citationStyle?: string;
  /** House style; each absent where the journal does not say. */
  readonly style: {
    readonly headingCase?: "sentence" | "title";
    readonly serialComma?: boolean;
    readonly spelling?: "british" | "american" | "oxford";
    readonly quotationMarks?: "single" | "double" | "guillemets";
    readonly dashes?: "spaced-en" | "closed-em";
    /** Order of works in one pair of brackets, where the citation style leaves it to the author. */
    readonly citationOrder?: "alphabetical" | "chronological";
    /** Words and phrases the journal does not print → what it prints instead; empty where nothing. */
    readonly avoid?: ReadonlyMap<string, string>;
  };
};
