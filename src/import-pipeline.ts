import { basename, dirname, isAbsolute, join } from "node:path";
import { stringify } from "yaml";
import { galleyText } from "./audit/galley-text.ts";
import { titlePassages } from "./audit/title-passages.ts";
import { readBibliography } from "./citations/read-bibliography.ts";
import { readEntry } from "./citations/typed-list/read-entry.ts";
import { setGalley } from "./galley/set.ts";
import { chooseDocument } from "./import/choose-document.ts";
import { compareWords } from "./import/compare-words.ts";
import { type DividedBook, divideBook } from "./import/divide-book.ts";
import { readEpub } from "./import/documents/read-epub.ts";
import { readHtml } from "./import/documents/read-html.ts";
import { readMarkdown } from "./import/documents/read-markdown.ts";
import { readOdt } from "./import/documents/read-odt.ts";
import { readRtf } from "./import/documents/read-rtf.ts";
import { readDocx } from "./import/docx/read-docx.ts";
import type { TrackMode } from "./import/docx/revisions.ts";
import { readJats } from "./import/jats/read-jats.ts";
import { readLatex } from "./import/latex/read-latex.ts";
import type { ReadWorks } from "./import/latex/read-works.ts";
import { readPlainText } from "./import/plain-text/read-plain-text.ts";
import { type ImportFormat, recogniseFormat } from "./import/recognise-format.ts";
import { importReport } from "./import/report.ts";
import { type TakenOver, takeOver } from "./import/take-over.ts";
import { unpackArchive } from "./import/unpack-archive.ts";
import { writeQueries } from "./import/write-queries.ts";
import { namedKind, roleOfKind } from "./manuscript/layouts/division-kind.ts";
import { chooseArticle } from "./manuscript/layouts/single-document.ts";
import { openLibrary } from "./manuscript/library.ts";
import { readManuscript } from "./manuscript/read.ts";
import type { Checked, Diagnostic } from "./model/diagnostic.ts";
import type { ImportDraft } from "./model/import.ts";
import type { Place } from "./model/place.ts";
import type { Folder, Pandoc } from "./model/tools.ts";
import { examine } from "./preparing.ts";
import { linkReferences } from "./reference-linking.ts";
import { jsonText } from "./reports/json.ts";
import { Failure } from "./tools/failure.ts";
import { liesIn, openFolder, openSent, readBeside, readSent } from "./tools/files.ts";
import { isFree, writeFolder } from "./tools/new-folder.ts";
import { openToolbox, type Toolbox } from "./tools/toolbox.ts";

export type ImportRequest = {
  /** The file that was sent, or the folder with it. */
  readonly input: string;
  /** Folder the manuscript goes to. */
  readonly to: string;
  /** Replace a folder that is there, with all that is in it. */
  readonly force: boolean;
  readonly link: "exact" | "near";
  readonly track: TrackMode;
  readonly cache?: string | null | undefined;
};

export type Imported = {
  /** Null where nothing was written. */
  readonly draft: ImportDraft | null;
  readonly diagnostics: readonly Diagnostic[];
};

const document = "article.md";

/** Makes a manuscript folder of what an author sent, whole or not at all, with a report of what was decided. */
export async function importManuscript(request: ImportRequest): Promise<Imported> {
  const toolbox = openToolbox(false, request.cache ?? null, 1);
  try {
    if (!(await isFree(request.to)) && !request.force) throw taken(request.to);
    const { folder, document: named } = await openSent(request.input);
    if (await liesIn(request.input, request.to)) throw inTheWay(request);
    const whole = named === null ? await readWhole(folder) : null;
    if (whole !== null) {
      await writeFolder(request.to, new Map([...whole.files, ...reportFiles(whole.draft, basename(folder))]));
      return { draft: whole.draft, diagnostics: [] };
    }
    const { value: name, diagnostics: doubts } = await nameDocument(folder, named);
    if (name === null) return { draft: null, diagnostics: doubts };
    const sent = { name, folder, bytes: await readSent(join(folder, name)), track: request.track };
    const read = await readDraft(sent, toolbox.pandoc.run);
    if (read.value === null) return { draft: null, diagnostics: [...doubts, ...read.diagnostics] };
    const linked = await linkReferences(read.value, request, toolbox);
    const written = manuscriptFiles(linked, name);
    const { draft, files } = written;
    const lost = compareWords(draft, await printedTexts(written, toolbox), name);
    await writeFolder(request.to, new Map([...files, ...reportFiles(draft, name)]));
    return { draft, diagnostics: [...doubts, ...read.diagnostics, ...lost] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { draft: null, diagnostics: [refusal(error, request.input)] };
  } finally {
    await toolbox.close();
  }
}

function taken(folder: string): Failure {
  return new Failure(
    "configuration/folder-is-free",
    `There is something in "${folder}" already; a new or empty folder was expected.`,
    "Name another folder with --to, or let --force replace it with all that is in it.",
  );
}

/** With --force all that is in the folder goes, and this would go with it. */
function inTheWay({ input, to }: ImportRequest): Failure {
  return new Failure(
    "configuration/source-stays",
    `"${input}" lies in "${to}", which would be replaced; a folder without it was expected.`,
    "Name another folder with --to.",
  );
}

/** What is a manuscript of several divisions as it is, such as a book of mdBook; null for all else. */
async function readWhole(path: string): Promise<TakenOver | null> {
  const folder = await openFolder(path);
  const { value: reading } = await readManuscript(folder);
  return reading === null || reading.divisions.length < 2 ? null : takeOver(folder, reading);
}

/** The file that was named, or the only document of the folder. */
async function nameDocument(path: string, named: string | null): Promise<Checked<string | null>> {
  if (named !== null) return { value: named, diagnostics: [] };
  const folder = await openFolder(path);
  return chooseDocument(folder, (await chooseArticle(openLibrary(folder))) ?? null);
}

function refusal({ check, message, help }: Failure, file: string): Diagnostic {
  return { check, severity: "error", place: { file, line: 1, column: 1, certainty: "near" }, message, help };
}

async function readDraft(sent: Sent, pandoc: Pandoc): Promise<Checked<ImportDraft | null>> {
  const { format, refusal: refused } = recogniseFormat(sent.name, sent.bytes);
  if (format === undefined) return { value: null, diagnostics: [refused] };
  return readers[format](sent, pandoc);
}

type Sent = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly track: TrackMode;
  /** The folder that was sent, or that holds the file; names count from it. */
  readonly folder: string;
};
type Reader = (sent: Sent, pandoc: Pandoc) => Promise<Checked<ImportDraft | null>>;

const readers: Readonly<Record<ImportFormat, Reader>> = {
  docx: archived(readDocx),
  odt: archived(readOdt),
  epub: archived(readEpub),
  rtf: readRtf,
  html: readHtml,
  jats: ({ name, folder, bytes }, pandoc) =>
    readJats({ name, bytes, beside: filesAround(name, folder), readTyped: readTypedEntry }, pandoc),
  latex: ({ name, bytes, folder }, pandoc) =>
    readLatex({ name, bytes, beside: filesAround(name, folder), works: readingOfWorks(pandoc) }, pandoc),
  markdown: decodedFirst(({ name, folder }, text) =>
    readMarkdown({ name, text, beside: filesAround(name, folder) }),
  ),
  text: decodedFirst(async ({ name }, text) => ({ value: readPlainText({ name, text }), diagnostics: [] })),
};

/** An entry of a reference list that nobody marked up. */
function readTypedEntry(text: string): Readonly<Record<string, unknown>> {
  return readEntry({ text, emphasised: [] }).item;
}

/** Files of the folder by their path from one of them. */
function filesAround(name: string, folder: string): (path: string) => Promise<Uint8Array | null> {
  return (path) =>
    isAbsolute(path) || path.includes("\0")
      ? Promise.resolve(null)
      : readBeside(folder, join(dirname(name), path));
}

function readingOfWorks(pandoc: Pandoc): ReadWorks {
  return {
    bibliography: (files) => readBibliography(files, pandoc),
    entry: (text, emphasised) => readEntry({ text, emphasised }).item,
  };
}

/** A reader of what is in an archive. */
function archived(
  read: (
    sent: Sent & { readonly files: ReadonlyMap<string, Uint8Array> },
    pandoc: Pandoc,
  ) => ReturnType<Reader>,
): Reader {
  return async (sent, pandoc) => {
    const { value: files, diagnostics } = unpackArchive(sent.name, sent.bytes);
    return files === null ? { value: null, diagnostics } : read({ ...sent, files }, pandoc);
  };
}

/** A reader of texts, which are UTF-8. */
function decodedFirst(read: (sent: Sent, text: string) => ReturnType<Reader>): Reader {
  return async (sent) => {
    const text = decoded(sent.bytes);
    return text === null ? { value: null, diagnostics: [notUtf8(sent.name)] } : read(sent, text);
  };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function notUtf8(file: string): Diagnostic {
  return {
    check: "policy/utf-8-encoded",
    severity: "error",
    place: { file, line: 1, column: 1, certainty: "near" },
    message: "The text is in another encoding; UTF-8 was expected.",
    help: "Save it as UTF-8 and import it again.",
  };
}

type Written = {
  readonly draft: ImportDraft;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What `build` has to be told; undefined for a book, which says itself what it is. */
  readonly document: string | undefined;
};

/** The manuscript's files; places of the result are now those in its files. */
function manuscriptFiles(draft: ImportDraft, name: string): Written {
  const hasItems = draft.items.length > 0;
  const title = basename(name).replace(/\.[^.]+$/, "");
  const works = hasItems ? { bibliography: "references.json", nocite: "*" } : {};
  const metadata = { title, ...draft.metadata, ...works };
  const text = writeQueries(draft.text, draft.queries);
  const book = divideBook(draft, text, (heading) => roleOfKind(namedKind(heading) ?? "chapter"));
  const { files, placeOf } = book === null ? articleFiles(metadata, text) : bookFiles(metadata, book);
  const moved = (result: Place | null): Place | null =>
    result === null ? null : { ...result, ...placeOf(result.line) };
  const encoder = new TextEncoder();
  return {
    draft: {
      ...draft,
      notices: [
        ...(book === null ? [] : [bookNotice(book, name)]),
        ...draft.notices.map((notice) => ({ ...notice, result: moved(notice.result) })),
      ],
      queries: draft.queries.map((query) => ({ ...query, result: moved(query.result) })),
    },
    files: new Map([
      ...[...files].map(([path, written]) => [path, encoder.encode(written)] as const),
      ...(hasItems ? [["references.json", json(draft.items)] as const] : []),
      ...draft.resources,
    ]),
    document: book === null ? document : undefined,
  };
}

type Texts = Pick<DividedBook, "files" | "placeOf">;

function articleFiles(metadata: object, text: string): Texts {
  const front = `---\n${yaml(metadata)}---\n\n`;
  const lines = front.split("\n").length - 1;
  return {
    files: new Map([[document, front + text]]),
    placeOf: (line) => ({ file: document, line: line + lines }),
  };
}

function bookFiles(metadata: object, { lists, files, placeOf }: DividedBook): Texts {
  return { files: new Map([["publication.yaml", yaml({ ...metadata, ...lists })], ...files]), placeOf };
}

function yaml(value: object): string {
  return stringify(value, { lineWidth: 0 });
}

function bookNotice({ files }: DividedBook, name: string): ImportDraft["notices"][number] {
  return {
    kind: "recognised",
    subject: "book",
    certainty: "likely",
    message: `The text is a book: publication.yaml lists its ${files.size} divisions, a file each.`,
    source: { file: name, line: null, paragraph: null },
    result: null,
  };
}

function reportFiles(draft: ImportDraft, name: string): readonly (readonly [string, Uint8Array])[] {
  const { notices, queries } = draft;
  return [
    ["import-report.md", new TextEncoder().encode(importReport(draft, name))],
    ["import-report.json", json({ source: name, notices, queries })],
  ];
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(jsonText(value));
}

/** All that the editions of the manuscript will show, and its metadata. */
async function printedTexts(
  { files, document: named }: Written,
  toolbox: Toolbox,
): Promise<readonly string[]> {
  const folder: Folder = {
    name: "import",
    paths: [...files.keys()].sort(),
    read: async (path) => files.get(path) ?? new Uint8Array(),
  };
  const { value } = await examine(
    async () => ({ folder, document: named }),
    toolbox,
    async (_, work) => work(),
  );
  if (value === null) return [];
  const galley = setGalley(value.parts);
  const { abstract, body, notes } = galleyText(galley, new Set());
  const printed = [...titlePassages(galley), ...abstract, ...body, ...notes].map(({ raw }) => raw);
  return [...printed, JSON.stringify(galley.metadata)];
}
