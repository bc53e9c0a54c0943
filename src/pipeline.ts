import { auditEpub } from "./audit/audit-epub.ts";
import { auditPdf } from "./audit/audit-pdf.ts";
import type { ConformanceAudit } from "./audit/conformance.ts";
import { epubFindings } from "./audit/epub-findings.ts";
import type { AuditedFile } from "./audit/second-opinion.ts";
import { nothingChecked, reportContext } from "./check-pipeline.ts";
import { makeDeposits, releasedEditions } from "./deposits-pipeline.ts";
import { postScriptNames } from "./editions/print/fonts.ts";
import { type LayoutPage, openLayoutPage } from "./editions/print/layout.ts";
import { pageSizeOf } from "./editions/print/page-size.ts";
import type { PrintResult, PrintTools } from "./editions/print/print-edition.ts";
import { setGalley } from "./galley/set.ts";
import type { Templates } from "./markup/template.ts";
import type { Checked, Diagnostic } from "./model/diagnostic.ts";
import type { Edition } from "./model/edition.ts";
import type { Galley } from "./model/galley.ts";
import type { Manuscript } from "./model/manuscript.ts";
import type { EditionKind, Metadata } from "./model/metadata.ts";
import type { PageStart } from "./model/page-start.ts";
import type { BuildReport, CheckReport, Conformance, EditionReport, StageDone } from "./model/report.ts";
import type { Subject } from "./model/subject.ts";
import type { Waiver } from "./model/waiver.ts";
import {
  failureFound,
  type Looked,
  manuscriptFacts,
  type OpenedInput,
  openInput,
  prepare,
  stopwatch,
  type Timed,
  waive,
} from "./preparing.ts";
import { jsonText } from "./reports/json.ts";
import { sortByPlace } from "./reports/places.ts";
import { milliseconds, sourceDateEpoch } from "./tools/clock.ts";
import { checkEpub } from "./tools/epubcheck.ts";
import { Failure } from "./tools/failure.ts";
import { sha256 } from "./tools/hash.ts";
import { loadHyphenator } from "./tools/hyphenators.ts";
import { readLayoutScripts } from "./tools/layout-scripts.ts";
import { currentLimits } from "./tools/limits.ts";
import { waitForLock } from "./tools/lock.ts";
import { openOutput, refuseRedirection } from "./tools/output.ts";
import { readPackageFile } from "./tools/packages.ts";
import { mayPrint, openToolbox, type Toolbox } from "./tools/toolbox.ts";
import { type Flavour, runVeraPdf } from "./tools/verapdf.ts";
import { ownVersion, packageVersions, pandocVersion } from "./tools/versions.ts";
import { startPdfReader, type WaitingPdfReader } from "./tools/waiting-pdf-reader.ts";

// These bring large libraries along, which load while others work: Pandoc, or the browser.
const loadPrint = () => import("./editions/print/print-edition.ts");
const loadEpub = () => import("./editions/epub/package-epub.ts");
const loadPlacing = () => import("./editions/print/findings/place-findings.ts");
const loadFinishing = () => import("./editions/print/finish-pdf.ts");
const loadSheets = () => import("./editions/print/printer-sheet.ts");
const loadStandards = () =>
  Promise.all([
    import("./audit/accessibility/audit-accessibility.ts"),
    import("./audit/archival/audit-archival.ts"),
    import("./audit/second-opinion.ts"),
  ]);
const loadReportPage = () =>
  Promise.all([import("./reports/html.ts"), import("./editions/print/findings/sketch-pages.ts")]);
const loadProfile = () => import("./checks/with-profile.ts");

export type BuildRequest = EditionRequest & {
  /** Folder the editions go to. */
  readonly out: string;
  /** Lets go of that folder, where it was waited for already. */
  readonly unlock?: () => Promise<void>;
};

/** What editions are made of, wherever they go. */
export type EditionRequest = {
  /** Folder, or one file of it. */
  readonly input: string;
  /** The folder where it is open already, or is none of the disk's. */
  readonly opened?: OpenedInput;
  /** Stands behind the name in the files' names. */
  readonly version?: string;
  /** Instead of those the manuscript asks for. */
  readonly editions?: readonly EditionKind[] | undefined;
  /** Those for deposit as well, as a release has them. */
  readonly isRelease?: boolean;
  /** Folder for what is kept from build to build, as `openCacheFolder` gives it; none is kept without. */
  readonly cache?: string | null | undefined;
  /** Programs that were started early, with the same cache; the build ends them. */
  readonly toolbox?: Toolbox;
  readonly onStage?: (done: StageDone) => void;
  /** Told of each file of an installed package that the editions are made with, such as a font. */
  readonly onPackageFile?: (name: string, path: string, bytes: Uint8Array) => void;
};

/**
 * Checks a manuscript, builds its editions, audits them and writes them with `report.json`, all or nothing. What is
 * wrong with the manuscript, or missing on the machine, is in the report's diagnostics. Builds into one folder wait for
 * each other, so that the editions in it are of one of them.
 */
export async function build(request: BuildRequest): Promise<BuildReport> {
  let { unlock } = request;
  try {
    const { report } = await buildWith(request, {
      before: async () => {
        await refuseRedirection(request.out, request.input);
        unlock ??= await waitForLock(request.out, () => undefined);
        await (await openOutput(request.out, request.input)).discard();
      },
      publish: async (files) => (await openOutput(request.out, request.input)).publish(files),
    });
    return report;
  } finally {
    await unlock?.();
  }
}

/** Editions with their reports, in memory. */
export type Built = {
  readonly report: BuildReport;
  /** Editions, `report.json` and `report.html` by name; none where a tool is missing or a limit was reached. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Null where there is no text. */
  readonly metadata: Metadata | null;
  /** Ids of what the pages do not show where the text has it. */
  readonly floated: readonly string[];
};

/** The same without writing anything; reports leave out how long it took, so that equal editions have equal reports. */
export async function buildInMemory(request: EditionRequest): Promise<Built> {
  return buildWith(request, { before: nothingToDo, publish: nothingToDo, isTimed: false });
}

const nothingToDo = async (): Promise<void> => undefined;

type Publishing = {
  /** Proves, before any long work is done, that there is a place for the files. */
  readonly before: () => Promise<void>;
  readonly publish: (files: ReadonlyMap<string, Uint8Array>) => Promise<void>;
  readonly isTimed?: boolean;
};

async function buildWith(
  request: EditionRequest,
  { before, publish, isTimed = true }: Publishing,
): Promise<Built> {
  const begun = milliseconds();
  const { timed, timings } = stopwatch(request.onStage);
  const toolbox = request.toolbox ?? openToolbox(mayPrint(request.editions), request.cache ?? null);
  try {
    await before();
    const made = await makeEditions(request, toolbox, timed);
    timings["total"] = milliseconds() - begun;
    const report = await reportOf(request, made, toolbox, isTimed ? timings : {});
    const files = await filesOf(made, report);
    await publish(files);
    const metadata = made.manuscript?.metadata ?? null;
    return { report, files, metadata, floated: made.laid?.layout.floated ?? [] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const made = { ...nothing, diagnostics: [failureFound(error, request.input)] };
    const report = await reportOf(request, made, toolbox, timings);
    return { report, files: new Map(), metadata: null, floated: [] };
  } finally {
    await toolbox.close();
  }
}

type Made = {
  readonly editions: readonly Edition[];
  readonly conformance: readonly Conformance[];
  readonly laid: MadeEdition["laid"];
  readonly subject: Subject | null;
  readonly manuscript: Manuscript | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly waivers: readonly Waiver[];
};

const nothing: Made = {
  editions: [],
  conformance: [],
  laid: null,
  subject: null,
  manuscript: null,
  diagnostics: [],
  waivers: [],
};

async function makeEditions(
  { input, opened: folder, version, editions, isRelease, onPackageFile }: EditionRequest,
  toolbox: Toolbox,
  timed: Timed,
): Promise<Made> {
  const opened = openedEarly(toolbox);
  void toolbox.pandocAsked.then(() => Promise.all([loadPrint(), loadEpub(), loadFinishing()]));
  const set = await makeGalley(folder ?? input, toolbox, timed);
  // Its processes hold several hundred megabytes that the browser can use.
  toolbox.pandoc.stop();
  if (set.value === null) return { ...nothing, diagnostics: set.diagnostics };
  const { galley, manuscript, look, placeOf } = set.value;
  const slug = version === undefined ? set.value.slug : `${set.value.slug}-${version}`;
  const tools = { ...toolbox, templates: set.value.templates, readPackageFile: telling(onPackageFile) };
  const asked = isRelease ? releasedEditions(galley.metadata) : galley.metadata.editions;
  const wanted = editions ?? asked;
  // The browser takes longest, so it gets its work first; the checks run and the e-book is made while it lays pages out.
  const begun = Promise.withResolvers<void>();
  const laid = Promise.withResolvers<NonNullable<MadeEdition["laid"]>>();
  const hooks = { onBegun: begun.resolve, onLaidOut: laid.resolve };
  const printing = wanted.includes("pdf")
    ? makePrint(galley, slug, { ...tools, opened }, timed, { ...hooks, readSources: set.value.readSources })
    : unmade;
  const laidOut = Promise.race([begun.promise, printing]);
  const looking = laidOut.then(look);
  // Without a print edition, or where it fails, the e-book has no list of its pages.
  const pages = Promise.race([laid.promise, Promise.resolve(printing).then(noPages, noPages)]);
  const pageStarts = pages.then((each) => each?.layout.starts ?? []);
  // Looked for while the browser prints, when this thread has little to do.
  const findingOnPages = Promise.all([pages, looking]).then(([each, { subject }]) =>
    foundOnPages(each, galley, subject),
  );
  const [print, epub, deposits, looked, onPages] = await Promise.all([
    printing,
    wanted.includes("epub") ? looking.then(() => makeEpub(galley, slug, tools, pageStarts, timed)) : unmade,
    looking.then(() => makeDeposits(wanted, galley, slug, { ...tools, placeOf }, timed)),
    looking,
    findingOnPages,
  ]);
  return {
    editions: [print.edition, epub.edition, ...deposits.map(({ value }) => value)].flatMap(
      (each) => each ?? [],
    ),
    conformance: print.conformance ?? [],
    laid: print.laid,
    subject: looked.subject,
    manuscript,
    waivers: looked.waivers,
    diagnostics: [
      ...set.diagnostics,
      ...looked.diagnostics,
      ...print.diagnostics,
      ...(print.laid === null ? [] : onPages),
      ...epub.diagnostics,
      ...deposits.flatMap(({ diagnostics }) => diagnostics),
    ],
  };
}

/** What displeases on the pages, as the profile judges it, with the lines of the manuscript it comes from. */
async function foundOnPages(
  laid: MadeEdition["laid"],
  galley: Galley,
  { passages, profile }: Subject,
): Promise<readonly Diagnostic[]> {
  if (laid === null || laid.found.length === 0) return [];
  const [{ placeFindings }, { withProfile }] = await Promise.all([loadPlacing(), loadProfile()]);
  return withProfile(placeFindings(laid.found, { layout: laid.layout, galley, passages }), profile);
}

export type SetManuscript = {
  readonly galley: Galley;
  readonly manuscript: Manuscript;
  readonly slug: string;
  readonly templates: Templates;
  readonly look: () => Promise<Looked>;
  /** Where a value of the metadata stands, by its path in `Metadata`. */
  readonly placeOf: Subject["placeOf"];
  readonly readSources: NonNullable<PrintTools["readSources"]>;
};

function telling(onPackageFile: EditionRequest["onPackageFile"]): typeof readPackageFile {
  return async (name, path) => {
    const bytes = await readPackageFile(name, path);
    onPackageFile?.(name, path, bytes);
    return bytes;
  };
}

/** From the folder to the galley. Null where there is nothing to build. */
export async function makeGalley(
  input: string | OpenedInput,
  toolbox: Toolbox,
  timed: Timed,
): Promise<Checked<SetManuscript | null>> {
  const { value, diagnostics } = await prepare(
    async () => (typeof input === "string" ? openInput(input) : input),
    toolbox,
    timed,
  );
  if (value === null) return { value, diagnostics };
  const { parts, ...rest } = value;
  const galley = await timed("set", () => setGalley(parts));
  return { value: { galley, manuscript: parts.manuscript, ...rest }, diagnostics };
}

type MadeEdition = {
  readonly edition: Edition | null;
  readonly laid: Pick<PrintResult, "layout" | "found"> | null;
  readonly conformance?: readonly Conformance[];
  readonly diagnostics: readonly Diagnostic[];
};

const noPages = (): null => null;
const unmade: MadeEdition = { edition: null, laid: null, diagnostics: [] };

/** The templates are the publication's. */
type EditionTools = Omit<Toolbox, "templates"> & {
  readonly templates: Templates;
  readonly readPackageFile: typeof readPackageFile;
};
type PrintToolbox = EditionTools & { readonly opened: Promise<LayoutPage> | undefined };

/** The browser has a page ready to lay text out by the time there is any. */
function openedEarly({ browser }: Toolbox): Promise<LayoutPage> | undefined {
  const opened = browser?.then(async (running) => openLayoutPage(running, await readLayoutScripts()));
  // Awaited where the pages are made; until then a rejection must not end the process.
  opened?.catch(() => undefined);
  return opened;
}

/** Without a browser there is no print edition; the e-book is made all the same. */
async function makePrint(
  galley: Galley,
  slug: string,
  toolbox: PrintToolbox,
  timed: Timed,
  hooks: Pick<PrintTools, "onBegun" | "onLaidOut" | "readSources">,
): Promise<MadeEdition> {
  const reader = startPdfReader();
  try {
    const { edition, diagnostics, ...laid } = await timed("print", () =>
      printWith(galley, slug, toolbox, { ...hooks, onPrinted: reader.rehearse }),
    );
    const audited = await timed("audit pdf", () =>
      auditPrint(galley, { edition, layout: laid.layout }, toolbox.templates, reader.read),
    );
    return { ...audited, laid, diagnostics: [...diagnostics, ...audited.diagnostics] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...unmade, diagnostics: [failureFound(error, slug)] };
  } finally {
    reader.stop();
  }
}

async function printWith(
  galley: Galley,
  slug: string,
  { browser, templates, opened, readPackageFile }: PrintToolbox,
  hooks: Pick<PrintTools, "onBegun" | "onLaidOut" | "onPrinted" | "readSources">,
): Promise<PrintResult> {
  if (browser === null) throw new Error("No browser was started for the print edition.");
  const { printEdition } = await loadPrint();
  return printEdition(galley, slug, {
    templates,
    readPackageFile,
    loadHyphenator,
    browser,
    readLayoutScripts,
    opened,
    mostPages: currentLimits().pages,
    digest: sha256,
    date: sourceDateEpoch(),
    ...hooks,
  });
}

/** What the audit has to know of how the pages were made; where they were made before, no longer on which an element is. */
type AuditedLayout = Pick<PrintResult["layout"], "floated"> & Partial<Pick<PrintResult["layout"], "pageOf">>;

/** Opens the finished PDF again, compares it with the galley and looks whether it is what it says it is. */
export async function auditPrint(
  galley: Galley,
  { edition, layout }: Pick<PrintResult, "edition"> & { readonly layout: AuditedLayout },
  templates: Templates,
  readPdf: WaitingPdfReader["read"],
): Promise<Pick<MadeEdition, "edition" | "conformance" | "diagnostics">> {
  const size = pageSizeOf(galley.metadata, templates);
  const { printerSheetOf } = await loadSheets();
  const { offset = 0 } = printerSheetOf(galley.metadata.settings, size) ?? {};
  const expectations = {
    fonts: postScriptNames,
    margins: { top: size.top + offset, bottom: size.bottom + offset },
    offset: (offset * 72) / 25.4,
    floated: new Set(layout.floated),
    ...(layout.pageOf && { pageOf: layout.pageOf }),
  };
  const form = galley.metadata.settings.archivalForm;
  const [{ auditAccessibility }, { auditArchival }, { withSecondOpinion }] = await loadStandards();
  /** What our checks pass is shown to veraPDF, where it is installed. */
  const standard = async (
    file: Uint8Array,
    flavour: Flavour,
    audit: (file: Uint8Array) => Promise<ConformanceAudit>,
  ): Promise<AuditedFile> => {
    const own = await audit(file);
    return withSecondOpinion(
      galley,
      file,
      own,
      own.conformance.claimed ? await runVeraPdf(own.file, flavour) : null,
    );
  };
  const audited = [...edition.files].map(async ([name, bytes]) => {
    const reading = readPdf(bytes);
    const accessible = await standard(bytes, "ua1", (file) => auditAccessibility(galley, file));
    const standards = [accessible];
    if (form !== undefined)
      standards.push(
        await standard(accessible.file, form === "PDF/A-2b" ? "2b" : "3b", (file) =>
          auditArchival(galley, file, form),
        ),
      );
    return {
      name,
      file: standards.at(-1)?.file ?? bytes,
      conformance: standards.flatMap(({ conformance }) => conformance),
      diagnostics: [
        ...auditPdf(galley, await reading, expectations),
        ...standards.flatMap(({ findings }) => findings),
      ],
    };
  });
  const files = await Promise.all(audited);
  return {
    edition: { ...edition, files: new Map(files.map(({ name, file }) => [name, file])) },
    conformance: files.flatMap(({ conformance }) => conformance),
    diagnostics: files.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Opens the finished EPUB again and compares it with the galley; EPUBCheck looks at it beside. */
export async function auditBook(galley: Galley, { files }: Edition): Promise<readonly Diagnostic[]> {
  const checked = [...files.values()].map(async (bytes) => {
    const messages = checkEpub(bytes);
    const found = auditEpub(galley, bytes);
    return [...found, ...epubFindings(galley, await messages)];
  });
  return (await Promise.all(checked)).flat();
}

async function makeEpub(
  galley: Galley,
  slug: string,
  { templates, subsetFont, readPackageFile }: EditionTools,
  pageStarts: Promise<readonly PageStart[]>,
  timed: Timed,
): Promise<MadeEdition> {
  const { packageEpub } = await loadEpub();
  const edition = await timed("epub", async () =>
    packageEpub(galley, slug, {
      templates,
      readPackageFile,
      subsetFont,
      digest: sha256,
      date: sourceDateEpoch(),
      pageStarts,
    }),
  );
  const diagnostics = await timed("audit epub", () => auditBook(galley, edition));
  return { edition, laid: null, diagnostics };
}

async function reportOf(
  { input }: EditionRequest,
  made: Made,
  { browser }: Toolbox,
  timings: BuildReport["timings"],
): Promise<BuildReport> {
  const [version, packages, pandoc, running] = await Promise.all([
    ownVersion(),
    packageVersions(),
    pandocVersion(),
    browser?.catch(() => null),
  ]);
  const { manuscript } = made;
  const waived = waive(made.diagnostics, made.waivers, () => true);
  return {
    tool: { name: "colophon", version },
    manuscript: manuscript === null ? null : manuscriptFacts(input, manuscript),
    editions: made.editions.flatMap((edition) => editionReports(edition, made)),
    diagnostics: sortByPlace(waived.diagnostics),
    waived: waived.waived.map(({ diagnostic, waiver }) => ({ ...diagnostic, reason: waiver.reason })),
    timings,
    versions: { ...packages, pandoc, ...(running && { browser: running.version }) },
  };
}

function editionReports({ kind, files }: Edition, { laid, conformance }: Made): readonly EditionReport[] {
  return [...files].map(([file, bytes]) => ({
    kind,
    file,
    bytes: bytes.length,
    sha256: sha256(bytes),
    ...(kind === "pdf" && laid !== null && { pages: laid.layout.pages, conformance }),
  }));
}

async function filesOf(made: Made, report: BuildReport): Promise<ReadonlyMap<string, Uint8Array>> {
  const encoder = new TextEncoder();
  return new Map([
    ...made.editions.flatMap(({ files }) => [...files]),
    ["report.json", encoder.encode(jsonText(report))],
    ["report.html", encoder.encode(await reportPage(made, report))],
  ]);
}

/** The findings for people, with the pages they are on in outline. */
async function reportPage({ laid, subject }: Made, report: BuildReport): Promise<string> {
  const [[{ htmlReport }, { sketchPages }], { rules, templates }] = await Promise.all([
    loadReportPage(),
    reportContext(),
  ]);
  const told = new Set(report.diagnostics.map(({ check, message }) => `${check} ${message}`));
  const isTold = (check: string, message: string): boolean => told.has(`${check} ${message}`);
  const pages = laid === null ? { sketches: [], more: 0 } : sketchPages(laid.found, laid.layout, isTold);
  const { citations } = subject ?? nothingChecked;
  const texts = writtenLines(subject?.lines ?? []);
  const checked: CheckReport = { ...nothingChecked, ...report, citations, texts };
  return htmlReport(checked, rules, templates, { editions: report.editions, ...pages });
}

/** The author's lines by file. */
function writtenLines(lines: Subject["lines"]): CheckReport["texts"] {
  const files = Map.groupBy(lines, ({ file }) => file);
  return new Map(
    [...files].map(([file, inFile]) => {
      const texts = new Map(inFile.map(({ line, text }) => [line, text]));
      return [
        file,
        Array.from({ length: Math.max(...texts.keys()) }, (_, index) => texts.get(index + 1) ?? ""),
      ];
    }),
  );
}
