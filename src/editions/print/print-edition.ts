import { editionDate } from "../../markup/edition-date.ts";
import { renderTemplate, type Templates } from "../../markup/template.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Edition } from "../../model/edition.ts";
import type { Galley } from "../../model/galley.ts";
import type { Place } from "../../model/place.ts";
import type { Browser, BrowserPage } from "../../model/tools.ts";
import { plainTitle } from "../../tree/text.ts";
import type { AttachedFile } from "./archival-parts.ts";
import { findInLayout } from "./findings/find-in-layout.ts";
import type { LayoutFinding } from "./findings/layout-finding.ts";
import type { PdfIdentity } from "./finish-pdf.ts";
import { type HeldImages, holdImages } from "./held-images.ts";
import { type Layout, type LayoutPage, type Overflow, type PrintPage, paginate } from "./layout.ts";
import { outlineOf } from "./outline.ts";
import { type PageTools, pageHtml } from "./page-html.ts";
import { type PageSize, pageSizeOf } from "./page-size.ts";
import { type PrinterSheet, printerSheetOf, printerSheetView } from "./printer-sheet.ts";

/** What the print edition asks of the world. */
export type PrintTools = PageTools & {
  /** Started early: the pages wait for it only when they are ready. */
  readonly browser: Promise<Browser>;
  /** Paged.js and our own scripts, in the order they run. */
  readonly readLayoutScripts: () => Promise<readonly string[]>;
  /** A page of the browser's that these scripts have run in already. */
  readonly opened?: Promise<LayoutPage> | undefined;
  readonly mostPages: number;
  /** Hexadecimal digest of bytes. */
  readonly digest: (bytes: Uint8Array) => string;
  /** Written into the file where the publication has no date of its own. */
  readonly date: Date | null;
  /** The manuscript's texts, for a PDF that holds its sources. */
  readonly readSources?: () => Promise<readonly AttachedFile[]>;
  /** Called, perhaps more than once, when the browser is at work, this thread idle and a processor free. */
  readonly onBegun?: () => void;
  /** Called, perhaps more than once, when all pages are laid out and before they are printed. */
  readonly onLaidOut?: (laid: Pick<PrintResult, "layout" | "found">) => void;
  /** Called when all pages are laid out, and awaited before they are printed: to put something beside the text. */
  readonly dress?: (page: Pick<BrowserPage, "run">, layout: Layout) => Promise<void>;
  /** Called with the PDF as the browser gives it, before it is finished. */
  readonly onPrinted?: (bytes: Uint8Array) => void;
};

export type PrintResult = {
  readonly edition: Edition;
  readonly diagnostics: readonly Diagnostic[];
  readonly layout: Layout;
  /** What displeases on the pages. */
  readonly found: readonly LayoutFinding[];
};

// It brings a large library along, which loads while the browser works.
const loadFinishing = () => import("./finish-pdf.ts");

/** Sets the galley in pages and prints them as one PDF, `<name>.pdf`. */
export async function printEdition(galley: Galley, name: string, tools: PrintTools): Promise<PrintResult> {
  const [whole, scripts] = await Promise.all([pageHtml(galley, tools), tools.readLayoutScripts()]);
  const browser = await tools.browser;
  const setting = { galley, browser, scripts, tools };
  const { page, held } = holdImages(whole);
  const quick = await printPages(page, held, setting, tools.opened);
  // A browser that does not put JPEG data into the PDF as they are has drawn the placeholders: print the images instead.
  const { pdf, layout, found, diagnostics } = quick.isWhole
    ? quick
    : await printPages(whole, new Map(), setting);
  return {
    edition: { kind: "pdf", files: new Map([[`${name}.pdf`, pdf]]) },
    diagnostics,
    layout,
    found,
  };
}

type PrintSetting = {
  readonly galley: Galley;
  readonly browser: Browser;
  readonly scripts: readonly string[];
  readonly tools: PrintTools;
};

async function printPages(
  page: PrintPage,
  held: HeldImages,
  { galley, browser, scripts, tools }: PrintSetting,
  opened?: Promise<LayoutPage>,
) {
  const { browserPage, layout } = await paginate(browser, page, scripts, {
    maximumPages: tools.mostPages,
    stock: false,
    opened,
    onBegun: () => tools.onBegun?.(),
  });
  const found = findInLayout(layout.looks);
  tools.onLaidOut?.({ layout, found });
  await tools.dress?.(browserPage, layout);
  const size = pageSizeOf(galley.metadata, tools.templates);
  const sheet = tools.dress ? undefined : printerSheetOf(galley.metadata.settings, size);
  if (tools.dress === undefined) await addStyles(browserPage, sheetStyles(size, sheet, tools.templates));
  const [printed, { finishPdf }] = await Promise.all([browserPage.print(), loadFinishing()]);
  tools.onPrinted?.(printed);
  const diagnostics = foundInPages(layout, browserPage.refused(), browserPage.messages(), galley);
  const finishing = finishPdf(printed, {
    identity: identityOf(galley, tools.date),
    outline: outlineOf(galley.nav, layout),
    folios: layout.folios,
    structure: layout.structure,
    destinations: layout.destinations,
    images: held,
    margins: { top: size.top + (sheet?.offset ?? 0), bottom: size.bottom + (sheet?.offset ?? 0) },
    sheet,
    archival: await attachedFiles(galley, tools),
    hasColourProfile: galley.metadata.settings.hasColourProfile ?? false,
    hasModifierApostrophe: page.markup.includes("\u02BC"),
    digest: tools.digest,
  });
  const [{ bytes, placed }] = await Promise.all([finishing, browserPage.close()]);
  const isWhole = layout.images.every((path) => placed.has(path) || !held.has(path));
  return { pdf: bytes, layout, found, diagnostics, isWhole };
}

/** What the pages are printed on, which is no matter of how they are laid out. */
function sheetStyles(size: PageSize, sheet: PrinterSheet | undefined, templates: Templates): string {
  return sheet === undefined
    ? renderTemplate(templates, "shared/print/turned-pages.css", size)
    : renderTemplate(templates, "shared/print/printer-sheet.css", printerSheetView(sheet));
}

function addStyles({ run }: BrowserPage, styles: string): Promise<unknown> {
  return run(
    `document.head.append(Object.assign(document.createElement("style"), { textContent: ${JSON.stringify(styles)} })); undefined`,
  );
}

/** Only a PDF/A-3 may hold files that are no PDF/A themselves (ISO 19005-3, 6.8). */
async function attachedFiles(
  { metadata: { settings } }: Galley,
  { readSources, dress }: PrintTools,
): Promise<readonly AttachedFile[] | undefined> {
  // What is put beside the pages of a proof is nothing for an archive.
  if (settings.archivalForm === undefined || dress !== undefined) return undefined;
  return settings.archivalForm === "PDF/A-3b" ? ((await readSources?.()) ?? []) : [];
}

/** What is wrong with laid out pages, by their layout, the addresses they were refused and what the browser said. */
export function foundInPages(
  layout: Layout,
  refused: readonly string[],
  messages: readonly string[],
  galley: Galley,
): readonly Diagnostic[] {
  return [
    ...layout.overflows.map((overflow) => overflowFound(overflow, layout, galley)),
    ...refused.map((address) => refusedFound(address, galley)),
    ...messages.filter(isTextLoss).map((message) => lossFound(message, galley)),
  ];
}

function identityOf({ metadata, title, terms }: Galley, date: Date | null): PdfIdentity {
  const { journal } = metadata;
  const volume = journal.volume === undefined ? "" : `, ${terms.volume} ${journal.volume}`;
  return {
    title: plainTitle(title),
    authors: metadata.authors.map(({ name }) => name),
    keywords: metadata.keywords,
    subject: journal.title === undefined ? "" : `${journal.title}${volume}`,
    language: metadata.language,
    doi: metadata.doi ?? "",
    licence: metadata.licence,
    direction: metadata.direction,
    date: editionDate(metadata, date),
  };
}

function overflowFound(overflow: Overflow, layout: Layout, galley: Galley): Diagnostic {
  const millimetres = Math.max(1, Math.round((overflow.pixels * 25.4) / 96));
  return {
    check: "layout/nothing-sticks-out",
    severity: "error",
    place: overflowPlace(overflow, layout, galley),
    message: `<${overflow.element}> on page ${layout.folios[overflow.page - 1] ?? overflow.page} is ${millimetres} mm larger than the text area; it was expected to fit.`,
    help: "Break it up, make it narrower, or choose a larger trim size.",
  };
}

/** Its own place, else that of what comes before it, on its page or an earlier one. */
function overflowPlace({ id, before, page }: Overflow, layout: Layout, galley: Galley): Place {
  const own = galley.places.get(id);
  if (own !== undefined) return own;
  const earlier = [...layout.pageOf].filter(([, pageOfId]) => pageOfId < page).map(([each]) => each);
  const nearest = [...before, ...earlier.reverse()].find((each) => galley.places.has(each));
  return { ...placeOf(nearest ?? "", galley), certainty: "near" };
}

function refusedFound(address: string, galley: Galley): Diagnostic {
  return {
    check: "policy/nothing-loaded-from-outside",
    severity: "error",
    place: placeOf("", galley),
    message: `The pages asked for "${address}"; only the publication's own files are served.`,
    help: "Put the file beside the manuscript and refer to it there.",
  };
}

// What Paged.js says when it gives up on a block: whatever followed it may be missing.
function isTextLoss(message: string): boolean {
  return /^(?:Unable to layout item|Layout repeated)/.test(message);
}

function lossFound(message: string, galley: Galley): Diagnostic {
  return {
    check: "layout/everything-is-set",
    severity: "error",
    place: placeOf("", galley),
    message: `The page layout gave up on a block ("${message.split("\n")[0]}"); every block was expected to be set.`,
    help: "Look at the page where the text stops and break up the block that comes next.",
  };
}

function placeOf(id: string, galley: Galley): Place {
  const first = galley.places.values().next().value;
  return galley.places.get(id) ?? first ?? { file: "", line: 1, column: 1, certainty: "near" };
}
