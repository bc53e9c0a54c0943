/** What an attack wants; the oracle has a way of its own to see each. */
export type Goal =
  /** A file outside the manuscript folder is in an edition, a report or a message. */
  | "read"
  /** Something asks a server for something, or an edition would when it is opened. */
  | "fetch"
  /** An edition holds something that runs in a reader's program, or a program was started. */
  | "run"
  /** A file appears, changes or vanishes outside the output folder. */
  | "write"
  /** The build takes longer, or more memory, than anything so small may. */
  | "hang"
  /** What is printed holds controls of a terminal or commands of a CI service, or a fault of ours is printed. */
  | "deceive";

/** A file of the case's folder; places in braces, such as `{{HTTP}}`, are filled in. */
export type Content =
  | string
  | Uint8Array
  | { readonly link: string }
  | { readonly sparse: number }
  | { readonly pipe: true };

export type Attack = {
  /** `S6/svg-script`: the stage of `docs/safety.md` and what is done. */
  readonly name: string;
  /** What it tries, in a sentence. */
  readonly tries: string;
  readonly goal: Goal;
  /** Beside `article.md`, which is there unless it is given; paths are counted from the manuscript folder. */
  readonly files?: Readonly<Record<string, Content>>;
  /** Lines of the front matter, and the text, of the usual article. */
  readonly front?: string;
  readonly body?: string;
  /** Instead of a manuscript: markup of a page that the browser is given, as if everything before had failed. */
  readonly page?: string;
  /** Instead of a manuscript: a file that is imported. */
  readonly sent?: { readonly name: string; readonly content: Content };
  /** Both editions are made where it says so, else the e-book alone. */
  readonly print?: boolean;
  /** Folder of the output, from the case's folder. */
  readonly out?: string;
  /** The check that refuses it and the exit code. Null where it is harmless and nothing is refused. */
  readonly refused: readonly [check: string, exit: number] | null;
  /** Whether the usual sentence is in the e-book all the same. */
  readonly survives: boolean;
  /** Names of the weakenings that, together, let it succeed. */
  readonly weakened: readonly string[];
};

/** A weakened build: one guard taken away, by other words in its source. Loaded by the test alone. */
export type Weakening = {
  readonly name: string;
  /** What is taken away. */
  readonly guard: string;
  readonly edits: readonly {
    /** From the root of the project. */
    readonly module: string;
    readonly from: string;
    readonly to: string;
  }[];
};

/** The usual sentence, by which one sees that the text is there. */
export const sentence = "The bay is small and quiet.";

/** What a case gave. */
export type Outcome = {
  readonly exit: number;
  /** Checks of all errors and warnings, each once. */
  readonly found: readonly string[];
  readonly survives: boolean;
  /** Goals that were reached, with what shows it. */
  readonly reached: readonly { readonly goal: Goal; readonly evidence: string }[];
  readonly milliseconds: number;
};
