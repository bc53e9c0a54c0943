import type { Id } from "../../model/manuscript.ts";
import type { Browser, BrowserPage, ServedFile } from "../../model/tools.ts";

/** A page ready to be laid out: its markup (XHTML), its style sheet and the files both ask for, by path. */
export type PrintPage = {
  readonly markup: string;
  readonly styles: string;
  readonly files: ReadonlyMap<string, ServedFile>;
  /** Locale whose digits the folios are written in, BCP 47. */
  readonly numberingLocale: string;
};

/** A block larger than the area it is set in. */
export type Overflow = {
  /** Page it is on, from 1. */
  readonly page: number;
  /** The element, or the nearest one around or inside it that has an id; may be empty. */
  readonly id: Id;
  /** Name of the HTML element. */
  readonly element: string;
  /** How far it sticks out, in CSS pixels. */
  readonly pixels: number;
};

export type Layout = {
  readonly pages: number;
  /** Page an element begins on, from 1. */
  readonly pageOf: ReadonlyMap<Id, number>;
  /** Distance of a heading from its page's upper edge, in CSS pixels. */
  readonly topOf: ReadonlyMap<Id, number>;
  /** What is printed as each page's number, in page order. */
  readonly folios: readonly string[];
  readonly overflows: readonly Overflow[];
  /** Paths of the images on the pages. */
  readonly images: readonly string[];
};

/** Scripts that run in the page, in this order. */
export type LayoutScripts = readonly string[];

export type PaginateOptions = {
  readonly maximumPages: number;
  /** Paged.js as it comes, for comparison: no folios, no layout but the page count. */
  readonly stock: boolean;
};

/** Lays `page` out; the caller prints and closes the page it gets. */
export async function paginate(
  browser: Browser,
  page: PrintPage,
  scripts: LayoutScripts,
  options: PaginateOptions,
): Promise<{ readonly browserPage: BrowserPage; readonly layout: Layout }> {
  const browserPage = await browser.open(withShell(page));
  for (const script of scripts) await browserPage.run(`${script}\n;undefined`);
  const { markup, styles, numberingLocale } = page;
  const facts = await browserPage.run(
    `colophon.paginate(${JSON.stringify({ markup, styles, numberingLocale, ...options })})`,
  );
  return { browserPage, layout: layoutOf(facts) };
}

// The text itself is handed over as XML; this is only the document it is laid out in.
function withShell(page: PrintPage): ReadonlyMap<string, ServedFile> {
  const shell = new TextEncoder().encode('<!DOCTYPE html><meta charset="utf-8"/>');
  return new Map([...page.files, ["page.html", { mediaType: "text/html; charset=utf-8", bytes: shell }]]);
}

type Facts = {
  readonly pages: number;
  readonly pageOf: readonly (readonly [Id, number])[];
  readonly topOf: readonly (readonly [Id, number])[];
  readonly folios: readonly string[];
  readonly overflows: readonly Overflow[];
  readonly images: readonly string[];
};

function layoutOf(value: unknown): Layout {
  if (!isFacts(value)) throw new Error("The page gave no facts of its layout.");
  return {
    pages: value.pages,
    pageOf: new Map(value.pageOf.map(([id, index]) => [id, index + 1])),
    topOf: new Map(value.topOf),
    folios: value.folios,
    images: value.images,
    overflows: value.overflows.map((overflow) => ({ ...overflow, page: overflow.page + 1 })),
  };
}

function isFacts(value: unknown): value is Facts {
  return typeof value === "object" && value !== null && "pages" in value && "pageOf" in value;
}
