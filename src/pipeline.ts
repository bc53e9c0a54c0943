import { auditEpub } from "./audit/audit-epub.ts";
import { auditPdf } from "./audit/audit-pdf.ts";
import { epubFindings } from "./audit/epub-findings.ts";
import { citationStyle } from "./citations/citation-style.ts";
import { cite } from "./citations/cite.ts";
import { joinBibliographies } from "./citations/join-bibliographies.ts";
import { readBibliography } from "./citations/read-bibliography.ts";
import { postScriptNames } from "./editions/print/fonts.ts";
import { type LayoutPage, openLayoutPage } from "./editions/print/layout.ts";
import { pageSizeOf } from "./editions/print/page-size.ts";
import type { PrintResult, PrintTools } from "./editions/print/print-edition.ts";
import { loadResources } from "./galley/resources.ts";
import { type GalleyParts, setGalley } from "./galley/set.ts";
import { parseTitle, placeOfValue, withAbstract } from "./manuscript/front-matter.ts";
import { manuscriptSchemaText } from "./manuscript/metadata/schema-text.ts";
import { missingFaces } from "./manuscript/missing-faces.ts";
import { parseManuscript } from "./manuscript/parse.ts";
import { readTrees } from "./manuscript/parsing/read-trees.ts";
import { passagesOf } from "./manuscript/passages.ts";
import { placedTexts } from "./manuscript/placed-texts.ts";
import { readPolicy } from "./manuscript/profile/read-policy.ts";
import { profileSchemaText, waiversSchemaText } from "./manuscript/profile/schema-texts.ts";
import { readManuscript } from "./manuscript/read.ts";
import { sourceLinesOf } from "./manuscript/source-lines.ts";
import { readOwnTemplates } from "./manuscript/templates/read-own-templates.ts";
import type { Templates } from "./markup/template.ts";
import { typesetMathematics } from "./mathematics/typeset.ts";
import { mendWholly } from "./mending/mend-wholly.ts";
import type { Checked, Diagnostic } from "./model/diagnostic.ts";
import type { Edition } from "./model/edition.ts";
import type { Galley } from "./model/galley.ts";
import type { Manuscript } from "./model/manuscript.ts";
import type { EditionKind } from "./model/metadata.ts";
import type { PageStart } from "./model/page-start.ts";
import type { Reading } from "./model/reading.ts";
import type { BuildReport, CheckReport, EditionReport, ManuscriptFacts, StageDone } from "./model/report.ts";
import type { Source } from "./model/source.ts";
import type { Subject } from "./model/subject.ts";
import type { Folder } from "./model/tools.ts";
import type { Waiver } from "./model/waiver.ts";
import { numberManuscript } from "./numbering/number.ts";
import { cataloguePage } from "./reports/catalogue-page.ts";
import type { ReportContext } from "./reports/check-report.ts";
import { sortByPlace } from "./reports/places.ts";
import { milliseconds, now, sourceDateEpoch } from "./tools/clock.ts";
import { checkEpub } from "./tools/epubcheck.ts";
import { Failure } from "./tools/failure.ts";
import { openFolder, readSource, readTexts, withTexts } from "./tools/files.ts";
import { sha256 } from "./tools/hash.ts";
import { loadHyphenator } from "./tools/hyphenators.ts";
import { readLayoutScripts } from "./tools/layout-scripts.ts";
import { openOutput } from "./tools/output.ts";
import { isInstalled, readPackageFile } from "./tools/packages.ts";
import { replaceFiles } from "./tools/replace-files.ts";
import { openTemplates } from "./tools/templates.ts";
import { mayPrint, openToolbox, resolveInput, type Toolbox } from "./tools/toolbox.ts";
import { ownVersion, packageVersions, pandocVersion } from "./tools/versions.ts";
import { startPdfReader, type WaitingPdfReader } from "./tools/waiting-pdf-reader.ts";
import { countsOf } from "./tree/counts.ts";
import { formulasIn } from "./tree/formulas.ts";
import { applyWaivers, type Waived } from "./waivers/apply-waivers.ts";
import { inlineWaivers } from "./waivers/inline-waivers.ts";

// These bring large libraries along, which load while others work: Pandoc, or the browser.
const loadPrint = () => import("./editions/print/print-edition.ts");
const loadEpub = () => import("./editions/epub/package-epub.ts");
const loadPlacing = () => import("./editions/print/findings/place-findings.ts");
const loadFinishing = () => import("./editions/print/finish-pdf.ts");
// Hundreds of small files, which nothing waits for until the pages are being laid out.
const loadChecks = () =>
  Promise.all([
    import("./checks/run.ts"),
    import("./citations/citation-table.ts"),
    import("./citations/typed-list/read-typed-list.ts"),
  ]);
const loadReportPage = () =>
  Promise.all([import("./reports/html.ts"), import("./editions/print/findings/sketch-pages.ts")]);
const loadProfile = () => import("./checks/with-profile.ts");
const loadDescriptions = () => import("./checks/catalogue.ts");

export type BuildRequest = {
  /** Folder, or one file of it. */
  readonly input: string;
  /** Folder the editions go to. */
  readonly out: string;
  /** Instead of those the manuscript asks for. */
  readonly editions?: readonly EditionKind[] | undefined;
  /** Folder for what is kept from build to build, as `openCacheFolder` gives it; none is kept without. */
  readonly cache?: string | null | undefined;
  /** Programs that were started early, with the same cache; the build ends them. */
  readonly toolbox?: Toolbox;
  readonly onStage?: (done: StageDone) => void;
};

/** Runs one stage and remembers how long it took. */
export type Timed = <Value>(stage: string, work: () => Promise<Value> | Value) => Promise<Value>;

function stopwatch(onStage: ((done: StageDone) => void) | undefined): {
  readonly timed: Timed;
  readonly timings: Record<string, number>;
} {
  const timings: Record<string, number> = {};
  const timed: Timed = async (stage, work) => {
    const start = milliseconds();
    const value = await work();
    timings[stage] = milliseconds() - start;
    onStage?.({ stage, milliseconds: timings[stage] });
    return value;
  };
  return { timed, timings };
}

/**
 * Checks a manuscript, builds its editions, audits them and writes them with `report.json`, all or nothing. What is
 * wrong with the manuscript, or missing on the machine, is in the report's diagnostics.
 */
export async function build(request: BuildRequest): Promise<BuildReport> {
  const begun = milliseconds();
  const { timed, timings } = stopwatch(request.onStage);
  const toolbox = request.toolbox ?? openToolbox(mayPrint(request.editions), request.cache ?? null);
  try {
    const made = await makeEditions(request, toolbox, timed);
    timings["total"] = milliseconds() - begun;
    const report = await reportOf(request, made, toolbox, timings);
    await write(request.out, made, report);
    return report;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return reportOf(request, { ...nothing, diagnostics: [failed(error, request.input)] }, toolbox, timings);
  } finally {
    await toolbox.close();
  }
}

type Made = {
  readonly editions: readonly Edition[];
  readonly laid: MadeEdition["laid"];
  readonly subject: Subject | null;
  readonly manuscript: Manuscript | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly waivers: readonly Waiver[];
};

const nothing: Made = {
  editions: [],
  laid: null,
  subject: null,
  manuscript: null,
  diagnostics: [],
  waivers: [],
};

async function makeEditions(
  { input, out, editions }: BuildRequest,
  toolbox: Toolbox,
  timed: Timed,
): Promise<Made> {
  const output = await openOutput(out);
  await output.discard();
  const opened = openedEarly(toolbox);
  void toolbox.pandocAsked.then(() => Promise.all([loadPrint(), loadEpub(), loadFinishing()]));
  const set = await makeGalley(input, toolbox, timed);
  // Its processes hold several hundred megabytes that the browser can use.
  toolbox.pandoc.stop();
  if (set.value === null) return { ...nothing, diagnostics: set.diagnostics };
  const { galley, manuscript, slug, look } = set.value;
  const tools = { ...toolbox, templates: set.value.templates };
  const wanted = editions ?? galley.metadata.editions;
  // The browser takes longest, so it gets its work first; the checks run and the e-book is made while it lays pages out.
  const begun = Promise.withResolvers<void>();
  const laid = Promise.withResolvers<readonly PageStart[]>();
  const hooks = { onBegun: begun.resolve, onLaidOut: laid.resolve };
  const printing = wanted.includes("pdf")
    ? makePrint(galley, slug, { ...tools, opened }, timed, hooks)
    : unmade;
  const laidOut = Promise.race([begun.promise, printing]);
  const looking = laidOut.then(look);
  // Without a print edition, or where it fails, the e-book has no list of its pages.
  const pageStarts = Promise.race([laid.promise, Promise.resolve(printing).then(none, none)]);
  const [print, epub, looked] = await Promise.all([
    printing,
    wanted.includes("epub") ? looking.then(() => makeEpub(galley, slug, tools, pageStarts, timed)) : unmade,
    looking,
  ]);
  const onPages = await foundOnPages(print.laid, galley, looked.subject);
  return {
    editions: [print, epub].flatMap(({ edition }) => (edition === null ? [] : [edition])),
    laid: print.laid,
    subject: looked.subject,
    manuscript,
    waivers: looked.waivers,
    diagnostics: [
      ...set.diagnostics,
      ...looked.diagnostics,
      ...print.diagnostics,
      ...onPages,
      ...epub.diagnostics,
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
};

/** From the folder to the galley. Null where there is nothing to build. */
export async function makeGalley(
  input: string,
  toolbox: Toolbox,
  timed: Timed,
): Promise<Checked<SetManuscript | null>> {
  const { value, diagnostics } = await prepare(() => open(input), toolbox, timed);
  if (value === null) return { value, diagnostics };
  const { slug, parts, templates, look } = value;
  const galley = await timed("set", () => setGalley(parts));
  return { value: { galley, manuscript: parts.manuscript, slug, templates, look }, diagnostics };
}

type Prepared = {
  readonly slug: string;
  /** Everything the galley is made of. */
  readonly parts: GalleyParts;
  /** How it looks. */
  readonly templates: Templates;
  /** Runs the checks. */
  readonly look: () => Promise<Looked>;
};

/** What the checks looked at and found, and what may stand of it. */
type Looked = {
  readonly subject: Subject;
  readonly diagnostics: readonly Diagnostic[];
  readonly waivers: readonly Waiver[];
};

export type Examined = Omit<Prepared, "look" | "templates"> & Omit<Looked, "diagnostics">;

/** A folder, and the document of it that was named. */
export type OpenedInput = {
  readonly folder: Folder;
  readonly document: string | undefined;
  /** A journal's profile instead of the one the metadata name. */
  readonly profile?: Source | undefined;
};

/** Without templates those of the publication are not read. */
type PreparingTools = Pick<Toolbox, "pandoc" | "citationStyles" | "subsetFont"> &
  Partial<Pick<Toolbox, "templates">>;

/** Reads, parses, numbers, cites and checks a manuscript. Null where there is no text. */
export async function examine(
  opening: () => Promise<OpenedInput>,
  tools: PreparingTools,
  timed: Timed,
): Promise<Checked<Examined | null>> {
  const prepared = await prepare(opening, tools, timed);
  if (prepared.value === null) return { value: null, diagnostics: prepared.diagnostics };
  const { slug, parts, look } = prepared.value;
  const { subject, waivers, diagnostics } = await look();
  return {
    value: { slug, parts, subject, waivers },
    diagnostics: [...prepared.diagnostics, ...diagnostics],
  };
}

/** All of it but the checks, which can wait until nothing else does. */
async function prepare(
  opening: () => Promise<OpenedInput>,
  { pandoc: { run }, citationStyles, subsetFont, templates }: PreparingTools,
  timed: Timed,
): Promise<Checked<Prepared | null>> {
  const { folder, reading, profile, diagnostics } = await timed("read", () => read(opening));
  if (reading === null) return { value: null, diagnostics };
  const whole = withAbstract(reading);
  const files = reading.metadata.bibliography.map(async (path) => ({ path, bytes: await folder.read(path) }));
  const [bibliography, trees, title, subtitle] = await timed("parse", async () =>
    Promise.all([
      readBibliography(await Promise.all(files), run),
      readTrees(whole.divisions, run),
      parseTitle(reading.metadata.title, run),
      parseTitle(reading.metadata.subtitle ?? "", run),
    ]),
  );
  const parsed = await timed("locate", () => parseManuscript(whole, trees, bibliography.value));
  const manuscript = parsed.value;
  const policy = await readPolicy(reading, folder, profile);
  const ownTemplates = await readOwnTemplates(reading, folder, (await templates) ?? null);
  const styleName = policy.value.profile.citationStyle ?? reading.metadata.citationStyle;
  const style = await styleOf(styleName, reading, folder, await citationStyles);
  const numbering = numberManuscript(manuscript, style.value.citationsAreNotes);
  const formulas = manuscript.divisions.flatMap(({ blocks }) => formulasIn(blocks));
  const [apparatus, mathematics, resources] = await Promise.all([
    timed("cite", () => cite(manuscript, style.value, run)),
    timed("mathematics", () => typesetMathematics([...formulas, ...formulasIn([], title)], run)),
    timed("images", () => loadResources(manuscript.images, folder, { readPackageFile, subsetFont })),
  ]);
  // Titles of works may hold formulas, which only the citation style brings to light.
  const titled = await typesetMathematics(
    formulasIn(
      [],
      [
        ...apparatus.value.citations.values(),
        ...apparatus.value.referenceList.map(({ content }) => content),
      ].flat(),
    ),
    run,
  );
  const look = (): Promise<Looked> =>
    timed("check", async () => {
      const [{ runChecks }, { citationTable }, { readTypedList }] = await loadChecks();
      const passages = passagesOf(manuscript, whole);
      const typedList = readTypedList(manuscript, passages);
      const works = joinBibliographies(manuscript.bibliography, typedList.value.bibliography);
      const lines = sourceLinesOf(whole);
      const subject: Subject = {
        manuscript: { ...manuscript, bibliography: works },
        numbering,
        apparatus: apparatus.value,
        citations: citationTable(manuscript, passages, works, typedList.value.entries),
        passages,
        lines,
        images: resources.value,
        files: folder.paths,
        placeOf: (path) => placeOfValue(reading, path),
        profile: policy.value.profile,
        today: now().getTime(),
      };
      return {
        subject,
        diagnostics: [
          ...typedList.diagnostics,
          ...runChecks(subject),
          ...missingFaces(lines, placedTexts(reading, subject), reading.metadata.language, isInstalled),
        ],
        waivers: [...policy.value.waivers, ...inlineWaivers(lines)],
      };
    });
  const found = [
    bibliography,
    parsed,
    style,
    apparatus,
    mathematics,
    resources,
    policy,
    ownTemplates,
  ].flatMap((each) => each.diagnostics);
  const parts: GalleyParts = {
    manuscript,
    numbering,
    apparatus: apparatus.value,
    mathematics: new Map([...mathematics.value, ...titled.value]),
    resources: resources.value,
    title,
    subtitle,
  };
  return {
    value: { slug: reading.slug, parts, templates: ownTemplates.value, look },
    diagnostics: [...diagnostics, ...found],
  };
}

async function open(input: string): Promise<OpenedInput> {
  const named = await resolveInput(input);
  return { folder: await openFolder(named.folder), document: named.document ?? undefined };
}

async function read(opening: () => Promise<OpenedInput>): Promise<{
  readonly folder: Folder;
  readonly reading: Reading | null;
  readonly profile: Source | undefined;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const { folder, document, profile } = await opening();
  const { value, diagnostics } = await readManuscript(folder, document);
  return { folder, reading: value, profile, diagnostics };
}

/** Styles of the manuscript's own folder come before those of the same name elsewhere. */
async function styleOf(
  name: string,
  reading: Reading,
  folder: Folder,
  library: ReadonlyMap<string, string | null>,
) {
  const own = folder.paths.filter((path) => path.endsWith(".csl"));
  const texts = await Promise.all(
    own.map(async (path) => [path, new TextDecoder().decode(await folder.read(path))] as const),
  );
  const place = placeOfValue(reading, ["citationStyle"]);
  return citationStyle(name, new Map([...library, ...texts]), place);
}

export type CheckRequest = {
  /** Folder, or one file of it. */
  readonly input: string;
  /** A journal's profile, a YAML file, instead of the one the metadata name. */
  readonly profile?: string | undefined;
  /** Change the manuscript's files where a finding has one right answer. */
  readonly fix?: boolean;
  readonly cache?: string | null | undefined;
  readonly onStage?: (done: StageDone) => void;
};

/** The pages of `docs/` that are made from the code, by name. */
export async function generatedDocs(): Promise<ReadonlyMap<string, string>> {
  const { descriptions } = await loadDescriptions();
  return new Map([
    ["checks.md", cataloguePage(descriptions)],
    ["manuscript.schema.json", manuscriptSchemaText()],
    ["profile.schema.json", profileSchemaText()],
    ["waivers.schema.json", waiversSchemaText()],
  ]);
}

/** What the forms of a check's report need, but what the command line says. */
export async function reportContext(): Promise<Omit<ReportContext, "folder" | "paint">> {
  const [templates, version, { descriptions }] = await Promise.all([
    openTemplates(),
    ownVersion(),
    loadDescriptions(),
  ]);
  return {
    rules: descriptions,
    templates,
    version,
    digest: (text) => sha256(new TextEncoder().encode(text)),
  };
}

/** Groups whose findings only a build can make. */
const madeByBuilds = new Set(["audit", "layout"]);

/** Checks a manuscript and builds nothing; where it is asked to, mends what has one right answer before. */
export async function check(request: CheckRequest): Promise<CheckReport> {
  const { timed, timings } = stopwatch(request.onStage);
  const toolbox = openToolbox(false, request.cache ?? null);
  try {
    const profile = request.profile === undefined ? undefined : await readSource(request.profile);
    const opened = { ...(await open(request.input)), profile };
    const look = (folder: Folder): Promise<CheckReport> =>
      checkOpened(request.input, { ...opened, folder }, toolbox, timed);
    const report = request.fix ? await mendAll(opened.folder, look) : await look(opened.folder);
    return { ...report, timings };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...nothingChecked, diagnostics: [failed(error, request.input)], timings };
  } finally {
    await toolbox.close();
  }
}

const nothingChecked: CheckReport = {
  manuscript: null,
  diagnostics: [],
  waived: [],
  citations: { citations: [], items: [] },
  texts: new Map(),
  changes: [],
  timings: {},
};

async function checkOpened(
  input: string,
  opened: OpenedInput,
  toolbox: Toolbox,
  timed: Timed,
): Promise<CheckReport> {
  const { value, diagnostics } = await examine(async () => opened, toolbox, timed);
  const wasLooked = (id: string): boolean => !madeByBuilds.has(id.split("/")[0] ?? "");
  const { diagnostics: left, waived } = waive(diagnostics, value?.waivers ?? [], wasLooked);
  return {
    ...nothingChecked,
    manuscript: value === null ? null : manuscriptFacts(input, value.parts.manuscript),
    diagnostics: sortByPlace(left),
    waived: waived.map(({ diagnostic, waiver }) => ({ ...diagnostic, reason: waiver.reason })),
    citations: value?.subject.citations ?? nothingChecked.citations,
    texts: await textsOf(left, opened.folder),
  };
}

/** Mends the folder's text files and gives the report of what is left. Findings that were let stand are not touched. */
async function mendAll(folder: Folder, look: (folder: Folder) => Promise<CheckReport>): Promise<CheckReport> {
  const files = await readTexts(folder);
  let report = nothingChecked;
  const { files: mended } = await mendWholly(files, async (texts) => {
    report = await look(withTexts(folder, texts));
    return report.diagnostics;
  });
  const changes = [...mended].map(([file, after]) => ({ file, before: files.get(file) ?? "", after }));
  await replaceFiles(folder.name, changes);
  return { ...report, changes };
}

/** The lines of the text files that findings are in. */
async function textsOf(
  diagnostics: readonly Diagnostic[],
  folder: Folder,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const named = [...new Set(diagnostics.map(({ place }) => place.file))];
  const read = named
    .filter((file) => folder.paths.includes(file))
    .map(async (file) => {
      const text = new TextDecoder().decode(await folder.read(file));
      return [file, text.split(/\r\n?|\n/)] as const;
    });
  return new Map(await Promise.all(read));
}

type MadeEdition = {
  readonly edition: Edition | null;
  readonly laid: Pick<PrintResult, "layout" | "found"> | null;
  readonly diagnostics: readonly Diagnostic[];
};

const none = (): readonly [] => [];
const unmade: MadeEdition = { edition: null, laid: null, diagnostics: [] };

/** The templates are the publication's. */
type EditionTools = Omit<Toolbox, "templates"> & { readonly templates: Templates };
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
  hooks: Pick<PrintTools, "onBegun" | "onLaidOut">,
): Promise<MadeEdition> {
  const reader = startPdfReader();
  try {
    const { edition, diagnostics, ...laid } = await timed("print", () =>
      printWith(galley, slug, toolbox, { ...hooks, onPrinted: reader.rehearse }),
    );
    const found = await timed("audit pdf", () => auditPrint(galley, edition, toolbox.templates, reader.read));
    return { edition, laid, diagnostics: [...diagnostics, ...found] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...unmade, diagnostics: [failed(error, slug)] };
  } finally {
    reader.stop();
  }
}

async function printWith(
  galley: Galley,
  slug: string,
  { browser, templates, opened }: PrintToolbox,
  hooks: Pick<PrintTools, "onBegun" | "onLaidOut" | "onPrinted">,
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
    digest: sha256,
    date: sourceDateEpoch(),
    ...hooks,
  });
}

/** Opens the finished PDF again and compares it with the galley. */
async function auditPrint(
  galley: Galley,
  { files }: Edition,
  templates: Templates,
  readPdf: WaitingPdfReader["read"],
): Promise<readonly Diagnostic[]> {
  const { top, bottom } = pageSizeOf(galley.metadata, templates);
  const expectations = { fonts: postScriptNames, margins: { top, bottom } };
  const audited = [...files.values()].map(async (bytes) =>
    auditPdf(galley, await readPdf(bytes), expectations),
  );
  return (await Promise.all(audited)).flat();
}

/** Opens the finished EPUB again and compares it with the galley; EPUBCheck looks at it beside. */
async function auditBook(galley: Galley, { files }: Edition): Promise<readonly Diagnostic[]> {
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
  { templates, subsetFont }: EditionTools,
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

function waive(
  diagnostics: readonly Diagnostic[],
  waivers: readonly Waiver[],
  looked: (check: string) => boolean,
): Waived {
  return applyWaivers(diagnostics, waivers, now().toISOString().slice(0, 10), looked);
}

function failed({ check, message, help }: Failure, file: string): Diagnostic {
  return { check, severity: "error", place: { file, line: 1, column: 1, certainty: "near" }, message, help };
}

async function reportOf(
  { input }: BuildRequest,
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
    editions: made.editions.flatMap((edition) => editionReports(edition, made.laid?.layout.pages ?? null)),
    diagnostics: sortByPlace(waived.diagnostics),
    waived: waived.waived.map(({ diagnostic, waiver }) => ({ ...diagnostic, reason: waiver.reason })),
    timings,
    versions: { ...packages, pandoc, ...(running && { browser: running.version }) },
  };
}

function manuscriptFacts(folder: string, manuscript: Manuscript): ManuscriptFacts {
  return { folder, title: manuscript.metadata.title, counts: countsOf(manuscript) };
}

function editionReports({ kind, files }: Edition, pages: number | null): readonly EditionReport[] {
  return [...files].map(([file, bytes]) => ({
    kind,
    file,
    bytes: bytes.length,
    sha256: sha256(bytes),
    ...(kind === "pdf" && pages !== null && { pages }),
  }));
}

async function write(out: string, made: Made, report: BuildReport): Promise<void> {
  const output = await openOutput(out);
  const encoder = new TextEncoder();
  await output.publish(
    new Map([
      ...made.editions.flatMap(({ files }) => [...files]),
      ["report.json", encoder.encode(`${JSON.stringify(report, null, 2)}\n`)],
      ["report.html", encoder.encode(await reportPage(made, report))],
    ]),
  );
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
