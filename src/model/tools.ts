/** What the stages may ask of the world; `tools/` has the real ones. */

/** Read access to one manuscript folder and to nothing outside it. */
export type Folder = {
  /** As the person named it, for messages. */
  readonly name: string;
  /** Every regular file below the folder, relative, with forward slashes, sorted by code unit. */
  readonly paths: readonly string[];
  /** Rejects when `path` is not one of `paths`. */
  readonly read: (path: string) => Promise<Uint8Array>;
};

/** One run of Pandoc. `options` are those of a defaults file; nothing of the author's chooses one. */
export type PandocRequest = {
  readonly options: Readonly<Record<string, unknown>>;
  readonly input: string;
  /** Files Pandoc may open, by flat name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
};

/** A warning of Pandoc's, as it gives it: `type` and fields that depend on it. */
export type PandocWarning = { readonly type: string; readonly [field: string]: unknown };

export type PandocResult = {
  readonly output: string;
  readonly warnings: readonly PandocWarning[];
};

/** Rejects with the tool's error when Pandoc refuses, hangs or is killed. */
export type Pandoc = (request: PandocRequest) => Promise<PandocResult>;

/** A file as a browser page gets it, by path below the page's origin, `page.html`. */
export type ServedFile = { readonly mediaType: string; readonly bytes: Uint8Array };

/** A page in the browser, served out of memory; whatever else it asks for is refused. */
export type BrowserPage = {
  /** Runs a script in the page and gives the value of its last expression, which may be a promise of plain data. */
  readonly run: (script: string) => Promise<unknown>;
  /** Prints with the sizes its style sheet asks for, tagged, with an outline of its headings. */
  readonly print: () => Promise<Uint8Array>;
  /** Addresses the page asked for and did not get, in order. */
  readonly refused: () => readonly string[];
  /** Warnings and errors the page wrote to its console. */
  readonly messages: () => readonly string[];
  readonly close: () => Promise<void>;
};

export type Browser = {
  /** Product and version, `HeadlessChrome/147.0.7727.24`. */
  readonly version: string;
  /** How many of its pages can compute at the same time. */
  readonly parallel: number;
  /** Opens `page.html` of `files`. What the page asks for beside them it gets from `later`, as soon as that is there. */
  readonly open: (
    files: ReadonlyMap<string, ServedFile>,
    later?: Promise<ReadonlyMap<string, ServedFile>>,
  ) => Promise<BrowserPage>;
  /** Ends the browser with all its processes. */
  readonly close: () => Promise<void>;
};

/** What EPUBCheck says of a book. */
export type EpubMessage = {
  /** EPUBCheck's own, `RSC-005`. */
  readonly id: string;
  readonly severity: "fatal" | "error" | "warning" | "info" | "usage";
  /** File in the container; empty where the book as a whole is meant. */
  readonly path: string;
  /** From 1; null where none is known. */
  readonly line: number | null;
  readonly message: string;
};

/** What a validator says of an XML document; lines from 1. */
export type XmlMessage = { readonly line: number; readonly message: string };
