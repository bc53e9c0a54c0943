import { resolve } from "node:path";
import { openAgainst } from "./changes-pipeline.ts";
import { withProfile } from "./checks/with-profile.ts";
import { compareForScreen } from "./comparison-pipeline.ts";
import { findInLayout } from "./editions/print/findings/find-in-layout.ts";
import { placeFindings } from "./editions/print/findings/place-findings.ts";
import { type ChangedLayout, type LaidPages, layChanged } from "./editions/print/lay-changed.ts";
import { pageHtml } from "./editions/print/page-html.ts";
import { foundInPages } from "./editions/print/print-edition.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Galley } from "./model/galley.ts";
import type { PreviewState } from "./model/preview.ts";
import type { Query, QueryReply } from "./model/query.ts";
import type { ServedFile } from "./model/tools.ts";
import { makeGalley, type SetManuscript } from "./pipeline.ts";
import { failureFound, type Looked, openInput, stopwatch, waive } from "./preparing.ts";
import { type OpenedBook, openBook } from "./preview/book-files.ts";
import { jsonFile, pageText, servedPages } from "./preview/page-files.ts";
import { type PlacedBlocks, placedBlocks, placeRemark } from "./preview/place-remarks.ts";
import { readAgainst, readReply } from "./preview/read-reply.ts";
import { ask, readRecord, saveReply } from "./proof-pipeline.ts";
import { sortByPlace } from "./reports/places.ts";
import { milliseconds, now, sourceDateEpoch } from "./tools/clock.ts";
import { readDeskFiles } from "./tools/desk-files.ts";
import { Failure } from "./tools/failure.ts";
import { sha256 } from "./tools/hash.ts";
import { loadHyphenator } from "./tools/hyphenators.ts";
import { openLastingBrowser } from "./tools/lasting-browser.ts";
import { readLayoutScripts } from "./tools/layout-scripts.ts";
import { currentLimits } from "./tools/limits.ts";
import { type Reception, serveLocally } from "./tools/local-server.ts";
import { readPackageFile } from "./tools/packages.ts";
import { openToolbox, resolveInput, type Toolbox } from "./tools/toolbox.ts";
import { watchFolder } from "./tools/watch-folder.ts";
import { inlineText } from "./tree/text.ts";

// Nobody waits for it but whoever looks at the e-book.
const loadEpub = () => import("./editions/epub/package-epub.ts");

export type PreviewRequest = {
  /** Folder, or one file of it. */
  readonly input: string;
  /** Of the loopback interface; 0 takes one that is free. */
  readonly port: number;
  /** Address that opens an editor, with `{path}`, `{line}` and `{column}`. */
  readonly editor: string;
  /** What the text may be compared with beside its revisions: a manuscript, a release, or a revision offered first. */
  readonly against?: string | undefined;
  readonly cache?: string | null | undefined;
  /** Told after each build how long it took. */
  readonly onBuilt?: (built: PreviewBuilt) => void;
};

export type PreviewBuilt = { readonly milliseconds: number; readonly state: PreviewState };

export type Preview = {
  /** Where a browser finds it. */
  readonly address: string;
  /** Ends everything that was started. */
  readonly close: () => Promise<void>;
};

/** What was made last. */
type Made = {
  readonly state: PreviewState;
  /** Pages, style sheet, fonts and images by path. */
  readonly files: ReadonlyMap<string, ServedFile>;
  readonly texts: readonly string[];
  readonly blocks: PlacedBlocks;
  readonly queries: readonly Query[];
  readonly book: () => Promise<OpenedBook | null>;
};

/**
 * Shows a manuscript's pages, e-book, findings and queries on a page that this machine alone can see, and makes them
 * anew when a file of it is saved. Throws a `Failure` where it cannot be served or there is no browser.
 */
export async function openPreview(request: PreviewRequest): Promise<Preview> {
  const { folder } = await resolveInput(request.input);
  // Says so where there is no such folder, or nothing to compare with.
  const opened = await openInput(request.input);
  if (request.against !== undefined) await openAgainst(request.against, opened);
  const toolbox = openToolbox(false, request.cache ?? null);
  const [browser, scripts, desk] = await Promise.all([
    openLastingBrowser(),
    readLayoutScripts(),
    readDeskFiles(),
  ]).catch(async (error: unknown) => {
    await toolbox.close();
    throw error;
  });
  const openLaying = (): ChangedLayout =>
    layChanged({ browser, scripts, mostPages: currentLimits().pages, digest: sha256 });
  let laying = openLaying();
  let made = nothingMade(request, resolve(folder));
  const comparing = openLaying();
  let compared: ReadonlyMap<string, ServedFile> = new Map();
  const end = async (): Promise<void> => {
    await Promise.all([toolbox.close(), browser.close()]);
  };
  let revision = 0;
  const tell = (next: Made): void => {
    revision += 1;
    made = { ...next, state: { ...next.state, revision } };
    server.announce(String(revision));
  };
  const compare = async (sent: unknown): Promise<Reception> => {
    const against = readAgainst(sent);
    if (against === null) return { status: 400, body: { message: "A revision was expected." } };
    try {
      const tools = { toolbox, laying: comparing, named: request.against };
      const shown = await compareForScreen(await openInput(request.input), against, tools);
      compared = shown.files;
      return { status: 200, body: shown.comparison };
    } catch (error) {
      const { message, help } = failureOf(error);
      return { status: 409, body: { message: `${message} ${help}` } };
    }
  };
  const receive = async (path: string, sent: unknown): Promise<Reception | null> => {
    if (path === "comparisons") return compare(sent);
    if (path !== "replies") return null;
    const { reception, next } = await takeReply(sent, request.input, () => made);
    if (next !== null) tell(next);
    return reception;
  };
  const server = await serveLocally(
    request.port,
    (path) => fileAt(path, made, compared, desk),
    receive,
  ).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  const make = async (): Promise<Made> => {
    try {
      return await makePreview(request.input, made, toolbox, laying);
    } catch (error) {
      if (error instanceof Failure && error.check !== "environment/browser-runs") throw error;
      // The browser may have been ended under the pages: once more, in a new one.
      laying = openLaying();
      return makePreview(request.input, made, toolbox, laying);
    }
  };
  const build = async (): Promise<void> => {
    const begun = milliseconds();
    tell(await make().catch((error: unknown) => failed(made, [failureOf(error)])));
    request.onBuilt?.({ milliseconds: milliseconds() - begun, state: made.state });
  };
  const watching = await watchFolder(resolve(folder), build);
  watching.again();
  return {
    address: server.address,
    close: async () => {
      await Promise.all([watching.close(), server.close()]);
      await Promise.all([laying.close(), comparing.close()]);
      await end();
    },
  };
}

function nothingMade({ editor, against = "HEAD" }: PreviewRequest, folder: string): Made {
  return {
    state: {
      revision: 0,
      title: "",
      language: "en",
      direction: "ltr",
      made: "",
      isStale: false,
      pages: [],
      findings: [],
      queries: [],
      editor,
      folder,
      against,
    },
    files: new Map(),
    texts: [],
    blocks: new Map(),
    queries: [],
    book: async () => null,
  };
}

function failureOf(error: unknown): Diagnostic {
  if (error instanceof Failure) return failureFound(error, "");
  const message = `The pages could not be made: ${error instanceof Error ? error.message : String(error)}.`;
  return failureFound(new Failure("environment/browser-runs", message, "Save once more."), "");
}

/** The last good pages with what is wrong now. */
function failed(before: Made, diagnostics: readonly Diagnostic[]): Made {
  const { state, blocks } = before;
  const findings = remarksOf(diagnostics, blocks);
  return { ...before, state: { ...state, isStale: true, findings } };
}

async function makePreview(
  input: string,
  before: Made,
  toolbox: Toolbox,
  laying: ChangedLayout,
): Promise<Made> {
  const { timed } = stopwatch(undefined);
  const opened = await openInput(input);
  const { value: set, diagnostics } = await makeGalley(input, toolbox, timed);
  if (set === null) return failed(before, diagnostics);
  const { galley, manuscript, templates } = set;
  const page = await pageHtml(galley, {
    templates,
    readPackageFile,
    loadHyphenator,
    proof: { words: "" },
  });
  // The checks run while the browser lays out.
  const [laid, looked] = await Promise.all([laying.lay(page), set.look()]);
  const all = [...diagnostics, ...looked.diagnostics, ...foundOnPages(laid, galley, looked)];
  const record = await readRecord(opened.folder);
  const asked = ask(manuscript, looked, record, all, []);
  const { diagnostics: left } = waive([...all, ...asked.found], looked.waivers, () => true);
  const blocks = placedBlocks(laid.pages);
  const { pages, files } = servedPages(laid, page.files, sha256);
  return {
    state: {
      ...before.state,
      title: inlineText(galley.title),
      language: galley.metadata.language,
      direction: galley.metadata.direction,
      made: now().toTimeString().slice(0, 8),
      isStale: false,
      pages,
      findings: remarksOf(left, blocks),
      queries: asked.queries.map((query) => queryRemark(query, blocks)),
    },
    files,
    texts: laid.pages.map(pageText),
    blocks,
    queries: asked.queries,
    book: once(() => bookOf(set, toolbox)),
  };
}

function foundOnPages(laid: LaidPages, galley: Galley, looked: Looked): readonly Diagnostic[] {
  const { layout, refused, messages } = laid;
  const { passages, profile } = looked.subject;
  const looks = placeFindings(findInLayout(layout.looks), { layout, galley, passages });
  return [...foundInPages(layout, refused, messages, galley), ...withProfile(looks, profile)];
}

function remarksOf(diagnostics: readonly Diagnostic[], blocks: PlacedBlocks): PreviewState["findings"] {
  return sortByPlace(diagnostics).map(({ check, severity, place, message, help }) => ({
    check,
    severity,
    ...placeRemark(place, message, help, blocks),
  }));
}

function queryRemark(query: Query, blocks: PlacedBlocks): PreviewState["queries"][number] {
  const { id, label, addressee, state, place, text, answer } = query;
  return { id, label, addressee, state, ...placeRemark(place, text, answer, blocks) };
}

type TakenReply = { readonly reception: Reception; readonly next: Made | null };

/** Saves an answer to a query; the queries with it are shown before everything is made anew. */
async function takeReply(sent: unknown, input: string, made: () => Made): Promise<TakenReply> {
  const refused = (status: number, message: string, now: QueryReply | null = null): TakenReply => ({
    reception: { status, body: { message, now } },
    next: null,
  });
  const read = readReply(sent);
  if (typeof read === "string") return refused(400, read);
  const query = made().queries.find(({ id }) => id === read.id);
  if (query === undefined) return refused(404, "The manuscript does not ask this any more.");
  try {
    const now = await saveReply((await openInput(input)).folder, query, read.reply, read.seen);
    if (now !== null)
      return refused(
        409,
        `queries.yaml was changed meanwhile: this query is ${now.state}, to the ${now.addressee}, ${now.answer === "" ? "without an answer" : `with the answer "${now.answer}"`}. Nothing was saved; save again to replace that.`,
        now,
      );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return refused(409, `${error.message} ${error.help}`);
  }
  const next = made();
  const queries = next.queries.map((each) => (each.id === read.id ? { ...each, ...read.reply } : each));
  const remarks = queries.map((each) => queryRemark(each, next.blocks));
  return {
    reception: { status: 200, body: {} },
    next: { ...next, queries, state: { ...next.state, queries: remarks } },
  };
}

async function bookOf({ galley, slug, templates }: SetManuscript, toolbox: Toolbox): Promise<OpenedBook> {
  const { packageEpub } = await loadEpub();
  const { subsetFont } = toolbox;
  const date = sourceDateEpoch();
  const tools = { templates, readPackageFile, subsetFont, digest: sha256, date };
  const { files } = await packageEpub(galley, slug, tools);
  const [epub = new Uint8Array()] = files.values();
  return openBook(epub);
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | null = null;
  return () => {
    value ??= make();
    return value;
  };
}

/** What is served: `state.json`, `texts.json`, `book.json`, `pages/…`, `compared/…`, `book/…`, and the desk itself. */
async function fileAt(
  path: string,
  { state, files, texts, book }: Made,
  compared: ReadonlyMap<string, ServedFile>,
  desk: ReadonlyMap<string, ServedFile>,
): Promise<ServedFile | null> {
  const [, room, rest = ""] = /^(pages|compared|book)\/(.*)$/s.exec(path) ?? [];
  if (room === "pages" || room === "compared") {
    const served = room === "pages" ? files : compared;
    return (rest === "frame.html" ? desk.get(rest) : served.get(rest)) ?? null;
  }
  if (room === "book") return (await book())?.files.get(rest) ?? null;
  if (path === "state.json") return jsonFile(state);
  if (path === "texts.json") return jsonFile(texts);
  if (path === "book.json") return jsonFile((await book())?.documents ?? []);
  return desk.get(path === "" ? "desk.html" : path) ?? null;
}
