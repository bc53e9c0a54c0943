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
  readonly files?: Readonly<Record<string, string>>;
};

/** A warning of Pandoc's, as it gives it: `type` and fields that depend on it. */
export type PandocWarning = { readonly type: string; readonly [field: string]: unknown };

export type PandocResult = {
  readonly output: string;
  readonly warnings: readonly PandocWarning[];
};

/** Rejects with the tool's error when Pandoc refuses, hangs or is killed. */
export type Pandoc = (request: PandocRequest) => Promise<PandocResult>;
