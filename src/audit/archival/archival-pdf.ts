import type { TaggedPdf } from "../accessibility/tagged-pdf.ts";

/** What ISO 19005-2 and -3 ask of a PDF, read from its bytes, beside what is asked of an accessible one. */
export type ArchivalPdf = Pick<TaggedPdf, "permissions" | "metadata" | "fonts" | "annotations" | "pages"> & {
  readonly part: 2 | 3;
  /** The first bytes of the file. */
  readonly header: string;
  readonly hasIdentifier: boolean;
  /** Names of the filters of all streams. */
  readonly filters: readonly string[];
  /** Streams whose data are in another file. */
  readonly externalStreams: number;
  readonly intents: readonly {
    readonly subtype: string;
    /** Of the profile, as it says itself; undefined where there is none that can be read. */
    readonly colours: number | undefined;
  }[];
  readonly images: readonly ImageFacts[];
  /** Graphics states: what they ask for that is forbidden, or nothing. */
  readonly states: readonly { readonly forbidden: string | undefined; readonly blendMode: string }[];
  readonly actions: readonly string[];
  /** Objects that act when they are opened, closed or printed. */
  readonly additionalActions: number;
  readonly annotationLooks: readonly {
    readonly subtype: string;
    readonly page: number;
    readonly hasLook: boolean;
  }[];
  readonly attached: readonly { readonly hasRelationship: boolean; readonly hasMediaType: boolean }[];
  readonly isAssociated: boolean;
  /** Of the longest name and text of the file, in bytes. */
  readonly longestName: number;
  readonly longestText: number;
  readonly objects: number;
  readonly hasLayers: boolean;
  /** Entries of the catalog that archives must not need. */
  readonly forbiddenEntries: readonly string[];
  readonly needsAppearances: boolean;
  /** Of each page, in points. */
  readonly sides: readonly { readonly width: number; readonly height: number }[];
};

export type ImageFacts = {
  readonly isInterpolated: boolean;
  readonly hasAlternates: boolean;
  /** A name, or the first of a list. */
  readonly colours: string;
};
