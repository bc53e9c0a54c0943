import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Templates } from "../markup/template.ts";
import type { Browser } from "../model/tools.ts";
import { launchBrowser } from "./browser.ts";
import { openCitationStyles } from "./citation-styles.ts";
import { openKeptAnswers } from "./kept-answers.ts";
import { type PandocPool, startPandoc } from "./pandoc.ts";
import { rememberingPandoc } from "./remembering-pandoc.ts";
import { openTemplates } from "./templates.ts";
import { pandocVersions } from "./versions.ts";

/** The programs and files a build works with, started side by side before they are asked for. */
export type Toolbox = {
  readonly pandoc: PandocPool;
  /** Null where no edition needs one; rejects with a `Failure` where there is none to be had. */
  readonly browser: Promise<Browser> | null;
  readonly templates: Promise<Templates>;
  readonly citationStyles: Promise<ReadonlyMap<string, string | null>>;
  /** Ends every process. */
  readonly close: () => Promise<void>;
};

/** `cache` is the folder Pandoc's answers are kept in; null keeps none. */
export function openToolbox(needsBrowser: boolean, cache: string | null): Toolbox {
  const { pandoc, settle } = openRemembering(startPandoc(), cache);
  const browser = needsBrowser ? launchBrowser() : null;
  const templates = openTemplates();
  const citationStyles = openCitationStyles();
  // Each is awaited where it is needed; until then a rejection must not end the process.
  for (const started of [browser, templates, citationStyles]) started?.catch(() => undefined);
  return {
    pandoc,
    browser,
    templates,
    citationStyles,
    close: async () => {
      pandoc.stop();
      const running = await browser?.catch(() => null);
      await Promise.all([running?.close(), settle()]);
    },
  };
}

/** Where nothing is kept, Pandoc will be needed for certain, and starts at once. */
function openRemembering(
  pandoc: PandocPool,
  cache: string | null,
): { readonly pandoc: PandocPool; readonly settle: () => Promise<void> } {
  const kept = cache === null ? null : openKeptAnswers(join(cache, "pandoc"));
  if (!kept?.any) pandoc.start();
  if (kept === null) return { pandoc, settle: async () => undefined };
  const versions = pandocVersions().then((known) => [known.pandoc, known.package]);
  return {
    pandoc: { ...pandoc, run: rememberingPandoc(pandoc.run, kept, versions) },
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
