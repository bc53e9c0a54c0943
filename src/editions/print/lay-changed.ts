import type { Browser } from "../../model/tools.ts";
import { divideMarkup, type MarkupPart } from "./divide-markup.ts";
import {
  type Layout,
  type LayoutPage,
  type LayoutScripts,
  layoutOf,
  layPart,
  openLayoutPage,
  type PrintPage,
} from "./layout.ts";

/** Pages as they were laid out, for a screen: each as markup (XHTML), and the styles of all. */
export type LaidPages = {
  readonly pages: readonly string[];
  readonly styles: string;
  readonly layout: Layout;
  /** Addresses that were refused. */
  readonly refused: readonly string[];
  /** What the browser said. */
  readonly messages: readonly string[];
};

export type ChangedLayout = {
  /** Lays out what has changed since the last time. */
  readonly lay: (page: PrintPage) => Promise<LaidPages>;
  /** Waits for the page that is being opened for the next time, and closes it. */
  readonly close: () => Promise<void>;
};

type LayingTools = {
  readonly browser: Browser;
  readonly scripts: LayoutScripts;
  readonly mostPages: number;
  readonly digest: (bytes: Uint8Array) => string;
};

type HandedOver = {
  readonly key: string;
  /** The part's pages and what is known of them, as the page gave it. */
  readonly part: unknown;
  readonly refused: readonly string[];
  readonly messages: readonly string[];
};

/** Some twenty pages: less takes hardly less time, since a page of the browser's must be opened for each part. */
const leastMarkup = 60_000;

/** Keeps the parts of a text that were laid out, and a page of the browser's ready for the next. */
export function layChanged({ browser, scripts, mostPages, digest }: LayingTools): ChangedLayout {
  let kept: ReadonlyMap<string, HandedOver> = new Map();
  let last: { readonly keys: string; readonly laid: LaidPages } | null = null;
  let spare: Promise<LayoutPage> | null = null;

  const keyOf = (page: PrintPage, { markup, index, of }: MarkupPart): string => {
    const files = [...page.files].filter(([path]) => markup.includes(path));
    const digests = files.map(([path, { bytes }]) => [path, digest(bytes)]);
    const facts = [page.styles, page.numberingLocale, markup, index === 0, of === 1, digests];
    return digest(new TextEncoder().encode(JSON.stringify(facts)));
  };

  const open = async (): Promise<LayoutPage> => {
    const ready = spare;
    spare = null;
    // The browser may have ended since.
    const opened = await ready?.catch(() => null);
    const isAlive = await opened?.browserPage.run("true").catch(() => false);
    return opened != null && isAlive === true ? opened : openLayoutPage(browser, scripts);
  };

  const keepSpare = (): void => {
    spare ??= openLayoutPage(browser, scripts);
    spare.catch(() => undefined);
  };

  async function layParts(
    page: PrintPage,
    parts: readonly MarkupPart[],
    isWholeText: boolean,
  ): Promise<LaidPages> {
    const keys = parts.map((part) => keyOf(page, part));
    const sequence = keys.join();
    if (last?.keys === sequence) return last.laid;
    const missing = keys.flatMap((key, index) => (kept.has(key) ? [] : [index]));
    // The pages of all parts are put together where one of them was laid out.
    const waiting = missing.length === 0 ? [0] : missing;
    const laid = new Map(kept);
    let binder: LayoutPage | null = null;
    let isCut = true;
    const work = async (): Promise<void> => {
      for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
        const [part, key] = [parts[at], keys[at]];
        if (part === undefined || key === undefined) throw new Error(`There is no part ${at}.`);
        const layoutPage = await open();
        const { browserPage, isWhole } = await layPart(
          layoutPage,
          { ...page, markup: part.markup },
          { maximumPages: mostPages, stock: false, part: { index: part.index, of: part.of, isAlone: true } },
        );
        isCut &&= isWhole;
        const handedOver = await browserPage.run("colophon.handOver()");
        laid.set(key, {
          key,
          part: handedOver,
          refused: [...browserPage.refused()],
          messages: [...browserPage.messages()],
        });
        if (binder === null) binder = layoutPage;
        else await browserPage.close();
      }
    };
    await Promise.all(Array.from({ length: Math.min(browser.parallel, waiting.length) }, work));
    const bound = await bindParts(
      binder,
      keys.flatMap((key) => laid.get(key) ?? []),
    );
    if (!isCut && !isWholeText)
      return layParts(page, divideMarkup(page.markup, Number.POSITIVE_INFINITY), true);
    kept = new Map(keys.flatMap((key) => (laid.has(key) ? [[key, laid.get(key) ?? nothing]] : [])));
    last = { keys: sequence, laid: bound };
    return bound;
  }

  return {
    lay: async (page) => {
      try {
        return await layParts(page, divideMarkup(page.markup, leastMarkup), false);
      } finally {
        keepSpare();
      }
    },
    close: async () => {
      const opened = await spare?.catch(() => null);
      await opened?.browserPage.close().catch(() => undefined);
    },
  };
}

const nothing: HandedOver = { key: "", part: null, refused: [], messages: [] };

async function bindParts(binder: LayoutPage | null, parts: readonly HandedOver[]): Promise<LaidPages> {
  if (binder === null) throw new Error("No part was laid out.");
  const { browserPage } = binder;
  const bound = await browserPage.run(`colophon.bind(${JSON.stringify(parts.map(({ part }) => part))})`);
  if (!isBound(bound)) throw new Error("The page gave no pages.");
  await browserPage.close();
  return {
    pages: bound.pages,
    styles: bound.styles,
    layout: layoutOf(bound.facts),
    refused: parts.flatMap(({ refused }) => refused),
    messages: parts.flatMap(({ messages }) => messages),
  };
}

type Bound = { readonly pages: readonly string[]; readonly styles: string; readonly facts: unknown };

function isBound(value: unknown): value is Bound {
  return typeof value === "object" && value !== null && "pages" in value && "styles" in value;
}
