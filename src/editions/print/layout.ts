import type { Id } from "../../model/manuscript.ts";
import type { PageStart } from "../../model/page-start.ts";
import type { Browser, BrowserPage, ServedFile } from "../../model/tools.ts";
import type { PageLook } from "./page-look.ts";
import type { StructurePlan } from "./structure-plan.ts";

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
  /** Ids of what begins before it on its page, the nearest first. */
  readonly before: readonly Id[];
  /** Name of the HTML element. */
  readonly element: string;
  /** How far it sticks out, in CSS pixels. */
  readonly pixels: number;
};

/** A place in the file that links lead to; its name is the id that the galley gave it. */
export type Destination = Corner & {
  readonly id: Id;
  /** From 1. */
  readonly page: number;
};

/** The upper left corner of an element, in CSS pixels from that of its page. */
export type Corner = { readonly left: number; readonly top: number };

export type Layout = {
  readonly pages: number;
  /** Page an element begins on, from 1. */
  readonly pageOf: ReadonlyMap<Id, number>;
  /** Where on its page a heading or the target of a link stands. */
  readonly cornerOf: ReadonlyMap<Id, Corner>;
  /** What is printed as each page's number, in page order. */
  readonly folios: readonly string[];
  /** Where the text of the pages that have any begins, in page order. */
  readonly starts: readonly PageStart[];
  readonly overflows: readonly Overflow[];
  /** How each page looks, in page order. */
  readonly looks: readonly PageLook[];
  /** Figures and tables that stand elsewhere than where the text has them. */
  readonly floated: readonly Id[];
  /** Paths of the images on the pages. */
  readonly images: readonly string[];
  /** What the elements are that are marked by their numbers in this list. */
  readonly structure: StructurePlan;
  /** Addresses that the printed file links to → the places in it that they stand for. */
  readonly destinations: ReadonlyMap<string, Destination>;
};

/** Scripts that run in the page, in this order. */
export type LayoutScripts = readonly string[];

/** A page of the browser's with everything that lays text out, and how it gets the files the text asks for. */
export type LayoutPage = {
  readonly browserPage: BrowserPage;
  readonly handOver: (files: PrintPage["files"]) => void;
};

export type PaginateOptions = {
  readonly maximumPages: number;
  /** Paged.js as it comes, for comparison: no folios, no layout but the page count. */
  readonly stock: boolean;
  /** Parts of a book that are laid out side by side; as many as are worth it where it is left out. */
  readonly parts?: number;
  /** Opened early, for the first part. */
  readonly opened?: Promise<LayoutPage> | undefined;
  /**
   * Called when this thread is idle and the browser leaves it a processor: once it is laying pages out, or has done so
   * where that takes them all.
   */
  readonly onBegun?: (() => void) | undefined;
};

export type Paginated = {
  readonly browserPage: BrowserPage;
  readonly layout: Layout;
};

/** About a hundred pages: below that, opening another page of the browser's takes longer than it saves. */
const markupWorthAPart = 300_000;

/**
 * Lays `page` out, a long book in several parts side by side; the pages are the same in either case. The caller prints
 * and closes the page it gets.
 */
export async function paginate(
  browser: Browser,
  page: PrintPage,
  scripts: LayoutScripts,
  options: PaginateOptions,
): Promise<Paginated> {
  const worthwhile = Math.min(browser.parallel, Math.floor(page.markup.length / markupWorthAPart));
  const count = options.stock ? 1 : Math.max(1, options.parts ?? worthwhile);
  const begun = count === 1 || count < browser.parallel ? options.onBegun : undefined;
  const open = (): Promise<LayoutPage> => openLayoutPage(browser, scripts);
  const lay = async (opened: Promise<LayoutPage>, index: number, of: number): Promise<LaidPart> =>
    layPart(await opened, page, { ...options, onBegun: begun, part: { index, of } });
  const parts = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      lay(index === 0 ? (options.opened ?? open()) : open(), index, count),
    ),
  );
  if (parts.every(({ isWhole }) => isWhole)) {
    const paginated = await join(parts.map(({ browserPage }) => browserPage));
    options.onBegun?.();
    return paginated;
  }
  // A part ends with something that goes on in the next, or there are too few divisions: lay it out as one.
  await Promise.all(parts.map(({ browserPage }) => browserPage.close()));
  const { browserPage } = await lay(open(), 0, 1);
  return join([browserPage]);
}

type PartOptions = Omit<PaginateOptions, "opened"> & {
  /** `isAlone` where the page holds nothing of the other parts but the opening of the next. */
  readonly part: { readonly index: number; readonly of: number; readonly isAlone?: boolean };
};
export type LaidPart = { readonly browserPage: BrowserPage; readonly isWhole: boolean };

/** Opens a page that can lay text out, before there is any. */
export async function openLayoutPage(browser: Browser, scripts: LayoutScripts): Promise<LayoutPage> {
  const files = Promise.withResolvers<PrintPage["files"]>();
  const browserPage = await browser.open(shell, files.promise);
  for (const script of scripts) await browserPage.run(`${script}\n;undefined`);
  return { browserPage, handOver: files.resolve };
}

/** Lays one part out on a page that was opened for it. */
export async function layPart(
  { browserPage, handOver }: LayoutPage,
  page: PrintPage,
  options: PartOptions,
): Promise<LaidPart> {
  handOver(page.files);
  const { markup, styles, numberingLocale } = page;
  const whole = browserPage.run(
    `colophon.paginate(${JSON.stringify({ markup, styles, numberingLocale, ...options })})`,
  );
  options.onBegun?.();
  return { browserPage, isWhole: (await whole) === true };
}

/** Moves the pages of all parts into the first; what the others were refused and said is told as its own. */
async function join([first, ...others]: readonly BrowserPage[]): Promise<Paginated> {
  if (first === undefined) throw new Error("No part was laid out.");
  const handedOver = await Promise.all(others.map((other) => other.run("colophon.handOver()")));
  await Promise.all(others.map((other) => other.close()));
  const facts = await first.run(`colophon.finish(${JSON.stringify(handedOver)})`);
  const all = [first, ...others];
  const browserPage = {
    ...first,
    refused: () => all.flatMap((each) => each.refused()),
    messages: () => all.flatMap((each) => each.messages()),
  };
  return { browserPage, layout: layoutOf(facts) };
}

// The text itself is handed over as XML; this is only the document it is laid out in.
const shell: ReadonlyMap<string, ServedFile> = new Map([
  [
    "page.html",
    {
      mediaType: "text/html; charset=utf-8",
      bytes: new TextEncoder().encode('<!DOCTYPE html><meta charset="utf-8"/>'),
    },
  ],
]);

type Facts = {
  readonly pages: number;
  readonly floated: readonly Id[];
  readonly pageOf: readonly (readonly [Id, number])[];
  readonly cornerOf: readonly (readonly [Id, Corner])[];
  readonly folios: readonly string[];
  readonly starts: readonly PageStart[];
  readonly overflows: readonly Overflow[];
  readonly looks: readonly PageLook[];
  readonly images: readonly string[];
  readonly structure: StructurePlan;
  readonly destinations: readonly (readonly [string, Destination])[];
};

/** What `colophon.finish` and `colophon.bind` give, as a layout. */
export function layoutOf(value: unknown): Layout {
  if (!isFacts(value)) throw new Error("The page gave no facts of its layout.");
  return {
    pages: value.pages,
    pageOf: new Map(value.pageOf.map(([id, index]) => [id, index + 1])),
    cornerOf: new Map(value.cornerOf),
    folios: value.folios,
    starts: value.starts,
    images: value.images,
    floated: value.floated,
    structure: value.structure,
    destinations: new Map(
      value.destinations.map(([address, { page, ...rest }]) => [address, { ...rest, page: page + 1 }]),
    ),
    overflows: value.overflows.map((overflow) => ({ ...overflow, page: overflow.page + 1 })),
    looks: value.looks
      .map((look) => ({ ...look, page: look.page + 1 }))
      .toSorted((one, other) => one.page - other.page),
  };
}

function isFacts(value: unknown): value is Facts {
  return typeof value === "object" && value !== null && "pages" in value && "pageOf" in value;
}
