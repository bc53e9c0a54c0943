/** A line of a page's text in reading order. Lengths are points; heights count from the page's lower edge. */
export type PdfLine = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Type size of its first letters. */
  readonly size: number;
};

export type PdfPage = {
  /** Of the MediaBox, in points. */
  readonly width: number;
  readonly height: number;
  /** In the order they were painted. */
  readonly lines: readonly PdfLine[];
};

/** One entry of the outline; `page` counts from 1 and is null where the entry leads nowhere. */
export type PdfOutlineEntry = {
  readonly title: string;
  readonly page: number | null;
  readonly children: readonly PdfOutlineEntry[];
};

export type PdfFont = {
  /** PostScript name without the subset's prefix; empty where the font has none. */
  readonly name: string;
  readonly embedded: boolean;
};

/** A link to another place of the same file. */
export type PdfLink = {
  /** Name of the destination; empty where the link gives the page itself. */
  readonly destination: string;
  /** Whether there is such a destination on one of the pages. */
  readonly resolved: boolean;
};

/** What a finished PDF holds, read back from its bytes. */
export type PdfContents = {
  readonly pages: readonly PdfPage[];
  /** What each page is called (ISO 32000-1, 12.4.2); the page's count where it has no label. */
  readonly labels: readonly string[];
  readonly outline: readonly PdfOutlineEntry[];
  readonly fonts: readonly PdfFont[];
  readonly links: readonly PdfLink[];
};
