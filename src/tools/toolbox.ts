import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Templates } from "../markup/template.ts";
import type { EditionKind } from "../model/metadata.ts";
import type { Browser, Pandoc } from "../model/tools.ts";
import { launchBrowser } from "./browser.ts";
import { openCitationStyles } from "./citation-styles.ts";
import { subsetFont } from "./fonts.ts";
import { openKeptResults } from "./kept-results.ts";
import { type PandocPool, startPandoc } from "./pandoc.ts";
import { rememberingPandoc, rememberingSubset, type SubsetFont } from "./remembering.ts";
import { openTemplates } from "./templates.ts";
import { packageVersion, pandocVersion } from "./versions.ts";

/** The programs and files a build works with, started side by side before they are asked for. */
export type Toolbox = {
  readonly pandoc: PandocPool;
  /** Resolves when Pandoc itself is asked: from then on there is time for other things. */
  readonly pandocAsked: Promise<void>;
  readonly subsetFont: SubsetFont;
  /** Null where no edition needs one; rejects with a `Failure` where there is none to be had. */
  readonly browser: Promise<Browser> | null;
  readonly templates: Promise<Templates>;
  readonly citationStyles: Promise<ReadonlyMap<string, string | null>>;
  /** Ends every process. */
  readonly close: () => Promise<void>;
};

/** Whether a browser is needed for the editions asked for; the manuscript, still unread, decides where none are named. */
export function mayPrint(editions: readonly EditionKind[] | undefined): boolean {
  return editions?.includes("pdf") ?? true;
}

/**
 * `cache` is the folder that results are kept in from build to build; null keeps none. `pandocs` is how many of Pandoc's
 * processes may run side by side: where one text comes after the other, one takes half the memory.
 */
export function openToolbox(needsBrowser: boolean, cache: string | null, pandocs?: number): Toolbox {
  const browser = needsBrowser ? launchBrowser() : null;
  const { pandoc, pandocAsked, ...remembering } = openRemembering(cache, pandocs);
  const templates = openTemplates();
  const citationStyles = openCitationStyles();
  // Each is awaited where it is needed; until then a rejection must not end the process.
  for (const started of [browser, templates, citationStyles]) started?.catch(() => undefined);
  return {
    pandoc,
    pandocAsked,
    subsetFont: remembering.subsetFont,
    browser,
    templates,
    citationStyles,
    close: async () => {
      pandoc.stop();
      const running = await browser?.catch(() => null);
      await Promise.all([running?.close(), remembering.settle()]);
    },
  };
}

type Remembering = Pick<Toolbox, "pandoc" | "pandocAsked" | "subsetFont"> & {
  readonly settle: () => Promise<void>;
};

/** Where nothing is kept yet, Pandoc will be needed for certain, and starts at once. */
function openRemembering(cache: string | null, pandocs: number | undefined): Remembering {
  const pool = startPandoc(pandocs === undefined ? {} : { processes: pandocs });
  const kept = cache === null ? null : openKeptResults(join(cache, "results"));
  if (!kept?.any) pool.start();
  const asked = Promise.withResolvers<void>();
  const run: Pandoc = (request) => {
    asked.resolve();
    return pool.run(request);
  };
  const tools = { pandoc: { ...pool, run }, pandocAsked: asked.promise };
  if (kept === null) return { ...tools, subsetFont, settle: async () => undefined };
  const pandocVersions = Promise.all([pandocVersion(), packageVersion("pandoc-wasm")]);
  const fontVersions = Promise.all([packageVersion("subset-font")]);
  return {
    ...tools,
    pandoc: { ...pool, run: rememberingPandoc(run, kept, pandocVersions) },
    subsetFont: rememberingSubset(subsetFont, kept, fontVersions),
    settle: kept.settle,
  };
}

/** A folder, or a file and the folder it lies in. */
export async function resolveInput(
  input: string,
): Promise<{ readonly folder: string; readonly document: string | null }> {
  const found = await stat(input).catch(() => null);
  return found?.isFile()
    ? { folder: dirname(input), document: basename(input) }
    : { folder: input, document: null };
}
