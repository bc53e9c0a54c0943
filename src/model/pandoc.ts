import type { Place } from "./place.ts";

/** Identifier, classes, key-value pairs. */
export type Attr = readonly [
  id: string,
  classes: readonly string[],
  attributes: readonly (readonly [key: string, value: string])[],
];

/** Address and title of a link or image. */
export type Target = readonly [url: string, title: string];

export type QuoteType = { readonly t: "SingleQuote" | "DoubleQuote" };
export type MathType = { readonly t: "DisplayMath" | "InlineMath" };
export type CitationMode = { readonly t: "AuthorInText" | "SuppressAuthor" | "NormalCitation" };

/** One cited item inside a citation cluster. */
export type Citation = {
  readonly citationId: string;
  readonly citationPrefix: readonly Inline[];
  readonly citationSuffix: readonly Inline[];
  readonly citationMode: CitationMode;
  readonly citationNoteNum: number;
  readonly citationHash: number;
  /** Of its key. */
  readonly place?: Place;
};

/** Every node may carry the place it was written at; Pandoc itself gives none. */
type Node<Tag extends string, Content> = {
  readonly t: Tag;
  readonly c: Content;
  readonly place?: Place;
};
type Leaf<Tag extends string> = { readonly t: Tag; readonly place?: Place };

/** Mathematics keeps its TeX; `mathml` is added when the text is set. */
export type Formula = Node<"Math", readonly [MathType, tex: string]> & { readonly mathml?: string };

export type Inline =
  | Node<"Str", string>
  | Node<"Emph", readonly Inline[]>
  | Node<"Underline", readonly Inline[]>
  | Node<"Strong", readonly Inline[]>
  | Node<"Strikeout", readonly Inline[]>
  | Node<"Superscript", readonly Inline[]>
  | Node<"Subscript", readonly Inline[]>
  | Node<"SmallCaps", readonly Inline[]>
  | Node<"Quoted", readonly [QuoteType, readonly Inline[]]>
  | Node<"Cite", readonly [readonly Citation[], readonly Inline[]]>
  | Node<"Code", readonly [Attr, string]>
  | Leaf<"Space">
  | Leaf<"SoftBreak">
  | Leaf<"LineBreak">
  | Formula
  | Node<"RawInline", readonly [format: string, text: string]>
  | Node<"Link", readonly [Attr, readonly Inline[], Target]>
  | Node<"Image", readonly [Attr, readonly Inline[], Target]>
  | Node<"Note", readonly Block[]>
  | Node<"Span", readonly [Attr, readonly Inline[]]>;

export type ListAttributes = readonly [
  start: number,
  style: { readonly t: string },
  delimiter: { readonly t: string },
];
export type Caption = readonly [short: readonly Inline[] | null, long: readonly Block[]];
export type Alignment = { readonly t: "AlignLeft" | "AlignRight" | "AlignCenter" | "AlignDefault" };
export type ColumnWidth = { readonly t: "ColWidth"; readonly c: number } | { readonly t: "ColWidthDefault" };
export type Cell = readonly [Attr, Alignment, rows: number, columns: number, readonly Block[]];
export type Row = readonly [Attr, readonly Cell[]];
export type TableHead = readonly [Attr, readonly Row[]];
export type TableBody = readonly [Attr, headColumns: number, readonly Row[], readonly Row[]];
export type TableFoot = readonly [Attr, readonly Row[]];
export type DefinitionItem = readonly [term: readonly Inline[], definitions: readonly (readonly Block[])[]];

export type Block =
  | Node<"Plain", readonly Inline[]>
  | Node<"Para", readonly Inline[]>
  | Node<"LineBlock", readonly (readonly Inline[])[]>
  | Node<"CodeBlock", readonly [Attr, string]>
  | Node<"RawBlock", readonly [format: string, text: string]>
  | Node<"BlockQuote", readonly Block[]>
  | Node<"OrderedList", readonly [ListAttributes, readonly (readonly Block[])[]]>
  | Node<"BulletList", readonly (readonly Block[])[]>
  | Node<"DefinitionList", readonly DefinitionItem[]>
  | Node<"Header", readonly [level: number, Attr, readonly Inline[]]>
  | Leaf<"HorizontalRule">
  | Node<
      "Table",
      readonly [
        Attr,
        Caption,
        readonly (readonly [Alignment, ColumnWidth])[],
        TableHead,
        readonly TableBody[],
        TableFoot,
      ]
    >
  | Node<"Figure", readonly [Attr, Caption, readonly Block[]]>
  | Node<"Div", readonly [Attr, readonly Block[]]>;

/** A whole document as Pandoc's JSON writer gives it (pandoc-types 1.23). */
export type PandocDocument = {
  readonly "pandoc-api-version": readonly number[];
  readonly meta: Readonly<Record<string, unknown>>;
  readonly blocks: readonly Block[];
};
