/** A structure element (ISO 32000-1, 14.7.2); elements refer to each other by their place in the list. */
export type StructureElement = {
  /** As written. */
  readonly type: string;
  /** What its type is mapped to in the end; its own type where it is mapped to nothing. */
  readonly role: string;
  /** -1 for the roots. */
  readonly parent: number;
  readonly kids: readonly number[];
  /** Page its first content is on, from 1; 0 where it has none of its own. */
  readonly page: number;
  /** Entries it has: `Alt`, `ActualText`, `E`, `ID`. Empty where there is none. */
  readonly alternate: string;
  readonly actualText: string;
  readonly expansion: string;
  readonly id: string;
  /** Its own or that of an element around it; empty where none says. */
  readonly language: string;
  readonly hasScope: boolean;
  readonly hasHeaders: boolean;
};

export type Annotation = {
  readonly subtype: string;
  /** Page it is on, from 1. */
  readonly page: number;
  readonly contents: string;
  readonly isHidden: boolean;
  readonly isPrinted: boolean;
  /** The structure element that holds it; undefined where none does. */
  readonly element: number | undefined;
  readonly language: string;
};

export type PageFacts = {
  /** Of the Tabs entry; empty where there is none. */
  readonly tabs: string;
  readonly content: ContentFacts;
};

/** How the marks in a content stream are nested (ISO 32000-1, 14.6 and 14.8.2.2). */
export type ContentFacts = {
  readonly artifactsInTagged: number;
  readonly taggedInArtifacts: number;
  /** Times something is painted outside all marks. */
  readonly unmarked: number;
  /** Times a colour is given in CMYK. */
  readonly inks: number;
  /** Of the graphics states that are kept, at most. */
  readonly savedStates: number;
  /** Tagged pieces that no structure element holds. */
  readonly unheld: number;
  readonly tagged: number;
};

export type SystemInfo = {
  readonly registry: string;
  readonly ordering: string;
  readonly supplement: number;
};

export type FontFacts = {
  readonly name: string;
  readonly subtype: string;
  /** A name, or `stream`, `dictionary`; empty where there is none. */
  readonly encoding: string;
  /** Of a composite font (ISO 32000-1, 9.7.4). */
  readonly descendant:
    | {
        readonly subtype: string;
        readonly systemInfo: SystemInfo | undefined;
        /** A name or `stream`; empty where there is none. */
        readonly glyphMap: string;
        readonly hasSet: boolean;
      }
    | undefined;
  readonly isSymbolic: boolean;
  /** Absent where the program is not embedded. */
  readonly program: FontProgram | undefined;
  readonly hasUnicodeMap: boolean;
  /** Unicode values of its map that are forbidden: 0, U+FEFF and U+FFFE. */
  readonly forbiddenValues: readonly number[];
  /** Codes in shown texts, in order. */
  readonly shown: readonly number[];
  /** Those of them that its map gives no character. */
  readonly unmapped: readonly number[];
};

export type FontProgram = {
  readonly kind: "TrueType" | "other";
  /** Of glyphs shown: those the program does not have. */
  readonly missing: readonly number[];
  /** Of glyphs shown: those whose width in the file differs from the program's by more than 1/1000. */
  readonly otherWidths: readonly number[];
};

/** What is asked of a PDF before it may be called accessible, read from its bytes. */
export type TaggedPdf = {
  /** The P entry of the encryption dictionary; null where there is none, undefined where the file is not encrypted. */
  readonly permissions: number | null | undefined;
  readonly isMarked: boolean;
  readonly hasSuspects: boolean;
  /** Of the catalog; empty where it says none. */
  readonly language: string;
  /** Undefined where there is no such entry. */
  readonly displaysTitle: boolean | undefined;
  /** The metadata stream's text; undefined where there is none. */
  readonly metadata: string | undefined;
  readonly outlineEntries: number;
  readonly hasForm: boolean;
  readonly hasDynamicForm: boolean;
  /** Configurations of optional content, with the name of the entry that lists them. */
  readonly layers: readonly {
    readonly entry: "D" | "Configs";
    readonly name: string;
    readonly hasUsage: boolean;
  }[];
  readonly embeddedFiles: readonly { readonly hasName: boolean; readonly hasUnicodeName: boolean }[];
  /** Type → what it is mapped to. */
  readonly roles: ReadonlyMap<string, string>;
  readonly elements: readonly StructureElement[];
  readonly pages: readonly PageFacts[];
  readonly annotations: readonly Annotation[];
  readonly forms: {
    readonly references: number;
    /** Form objects with marked content of their own, by how often pages use them. */
    readonly tagged: readonly number[];
    readonly all: number;
  };
  readonly fonts: readonly FontFacts[];
};
