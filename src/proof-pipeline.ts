import { auditEpub } from "./audit/audit-epub.ts";
import { withProfile } from "./checks/with-profile.ts";
import { packageEpub } from "./editions/epub/package-epub.ts";
import { findInLayout } from "./editions/print/findings/find-in-layout.ts";
import { placeFindings } from "./editions/print/findings/place-findings.ts";
import type { Layout } from "./editions/print/layout.ts";
import { pageSizeOf } from "./editions/print/page-size.ts";
import { printEdition } from "./editions/print/print-edition.ts";
import { setGalley } from "./galley/set.ts";
import { commentQueries } from "./manuscript/queries/comment-queries.ts";
import { readQueries } from "./manuscript/queries/read-queries.ts";
import { publicationStyles } from "./markup/look.ts";
import type { Templates } from "./markup/template.ts";
import { placeMark } from "./markup/written-at.ts";
import type { Diagnostic, Severity } from "./model/diagnostic.ts";
import type { Galley } from "./model/galley.ts";
import type { Manuscript } from "./model/manuscript.ts";
import type { SourceLine } from "./model/passage.ts";
import type { AskedQuery, Query, QueryReply, RecordedQuery } from "./model/query.ts";
import type { ProofReport, QueryReport, StageDone } from "./model/report.ts";
import type { Subject } from "./model/subject.ts";
import type { Folder } from "./model/tools.ts";
import {
  examine,
  failureFound,
  type Looked,
  type OpenedInput,
  openInput,
  prepare,
  stopwatch,
  waive,
} from "./preparing.ts";
import { anchorQueries } from "./proof/anchor-queries.ts";
import { askFindings } from "./proof/ask-findings.ts";
import { dressPages, type MarginNote } from "./proof/dress-pages.ts";
import { identifyQueries } from "./proof/identify-queries.ts";
import { markQueries } from "./proof/mark-queries.ts";
import { openQueries, unaskedQueries } from "./proof/open-queries.ts";
import { proofPage } from "./proof/proof-page.ts";
import { recordAnswers, recordQueries, recordReply } from "./proof/record-queries.ts";
import { now, sourceDateEpoch } from "./tools/clock.ts";
import { Failure } from "./tools/failure.ts";
import { readSource } from "./tools/files.ts";
import { revisionOf } from "./tools/git.ts";
import { sha256 } from "./tools/hash.ts";
import { loadHyphenator } from "./tools/hyphenators.ts";
import { readLayoutScripts } from "./tools/layout-scripts.ts";
import { currentLimits } from "./tools/limits.ts";
import { openOutput } from "./tools/output.ts";
import { readPackageFile } from "./tools/packages.ts";
import { readProofScripts } from "./tools/proof-scripts.ts";
import { replaceFiles } from "./tools/replace-files.ts";
import { openToolbox, type Toolbox } from "./tools/toolbox.ts";
import { inlineText } from "./tree/text.ts";

/** Beside the manuscript: what was asked, and the answers. */
const queriesFile = "queries.yaml";

export type QueryRequest = {
  /** Folder, or one file of it. */
  readonly input: string;
  /** The folder where it is open already. */
  readonly opened?: OpenedInput;
  /** A journal's profile, a YAML file, instead of the one the metadata name. */
  readonly profile?: string | undefined;
  /** Findings of these severities are asked, too. */
  readonly ask: readonly Severity[];
  /** Write queries that `queries.yaml` lacks there. */
  readonly save: boolean;
  /** Answers to write there, too, by the ids of queries. */
  readonly answers?: ReadonlyMap<string, string>;
  readonly cache?: string | null | undefined;
};

const nothingAsked: QueryReport = { queries: [], diagnostics: [], open: [] };

/** Every query of a manuscript with its place, state and answer; a release is refused while some are `open`. */
export async function listQueries(request: QueryRequest): Promise<QueryReport> {
  const { timed } = stopwatch(undefined);
  const toolbox = openToolbox(false, request.cache ?? null);
  try {
    const profile = request.profile === undefined ? undefined : await readSource(request.profile);
    const opened = request.opened ?? { ...(await openInput(request.input)), profile };
    const { value, diagnostics } = await examine(async () => opened, toolbox, timed);
    if (value === null) return { ...nothingAsked, diagnostics };
    const record = await readRecord(opened.folder);
    const { queries, found } = ask(value.parts.manuscript, value, record, diagnostics, request.ask);
    const isSound = !found.some(({ severity }) => severity === "error");
    if (request.save && isSound) await save(opened.folder, record, queries, request.answers);
    return { queries, diagnostics: found, open: openQueries(queries) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...nothingAsked, diagnostics: [failureFound(error, request.input)] };
  } finally {
    await toolbox.close();
  }
}

type Asked = {
  readonly queries: readonly Query[];
  /** What is wrong with `queries.yaml`. */
  readonly found: readonly Diagnostic[];
};

/** Everything that is asked, in reading order. */
export function ask(
  { queries: inTrees }: Pick<Manuscript, "queries">,
  { subject: { lines }, waivers }: Pick<Looked, "subject" | "waivers">,
  record: QueryRecord,
  diagnostics: readonly Diagnostic[],
  severities: readonly Severity[],
): Asked {
  const left = waive(diagnostics, waivers, () => false).diagnostics;
  const asked = [...inTrees, ...commentQueries(lines), ...askFindings(left, severities)];
  const { queries, unasked } = identifyQueries(inReadingOrder(asked, lines), record.entries, (text) =>
    sha256(new TextEncoder().encode(text)),
  );
  return { queries, found: [...record.diagnostics, ...unaskedQueries(unasked)] };
}

function inReadingOrder(asked: readonly AskedQuery[], lines: readonly SourceLine[]): readonly AskedQuery[] {
  const files = [...new Set(lines.map(({ file }) => file))];
  const rank = (file: string): number => (files.includes(file) ? files.indexOf(file) : files.length);
  return asked.toSorted(
    ({ place: one }, { place: other }) =>
      rank(one.file) - rank(other.file) || one.line - other.line || one.column - other.column,
  );
}

export type ProofRequest = Omit<QueryRequest, "save" | "answers"> & {
  /** Folder the proof goes to. */
  readonly out: string;
  readonly onStage?: (done: StageDone) => void;
};

/**
 * Makes `<slug>-proof.pdf`, the print edition as it will be, on wider sheets with its queries, and the same queries in
 * `<slug>-proof.epub` and in `<slug>-proof.html`, which needs no other file.
 */
export async function makeProof(request: ProofRequest): Promise<ProofReport> {
  const { timed } = stopwatch(request.onStage);
  const toolbox = openToolbox(true, request.cache ?? null);
  try {
    const output = await openOutput(request.out, request.input);
    await output.discard();
    const profile = request.profile === undefined ? undefined : await readSource(request.profile);
    const opened = { ...(await openInput(request.input)), profile };
    const { value, diagnostics } = await prepare(async () => opened, toolbox, timed);
    if (value === null) return { ...nothingProofed, diagnostics };
    const looked = await value.look();
    toolbox.pandoc.stop();
    const record = await readRecord(opened.folder);
    const galley = await timed("set", () => setGalley(value.parts));
    const matter: ProofMatter = {
      subject: looked.subject,
      ask: (onPages) => {
        const all = [...diagnostics, ...looked.diagnostics, ...onPages];
        return ask(value.parts.manuscript, looked, record, all, request.ask);
      },
      foot: await proofFoot(galley, opened.folder.name),
    };
    const tools = { ...toolbox, templates: value.templates };
    const name = `${value.slug}-proof`;
    const pdf = await timed("print", () => printProof(galley, name, tools, matter));
    const read = await timed("epub", () => readableProofs(galley, name, tools, matter, pdf.queries));
    const files = new Map([...pdf.edition.files, ...read.files]);
    await (await openOutput(request.out, request.input)).publish(files);
    return {
      files: [...files.keys()],
      pages: pdf.layout.pages,
      queries: pdf.queries,
      diagnostics: [...pdf.found, ...pdf.diagnostics, ...read.diagnostics],
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...nothingProofed, diagnostics: [failureFound(error, request.input)] };
  } finally {
    await toolbox.close();
  }
}

const nothingProofed: ProofReport = { files: [], pages: 0, queries: [], diagnostics: [] };

type ProofTools = Omit<Toolbox, "templates"> & { readonly templates: Templates };
type ProofMatter = {
  readonly subject: Subject;
  /** Everything asked, with what was found on the pages. */
  readonly ask: (onPages: readonly Diagnostic[]) => Asked;
  readonly foot: string;
};

async function printProof(
  galley: Galley,
  name: string,
  { browser, templates }: ProofTools,
  { subject, ask, foot }: ProofMatter,
) {
  if (browser === null) throw new Error("No browser was started for the proof.");
  const scripts = await readProofScripts();
  const words = ask([]).queries.map(({ text, answer }) => `${text} ${answer}`);
  let told: Pick<ProofReport, "queries"> & Pick<Asked, "found"> = { queries: [], found: [] };
  const { edition, layout, diagnostics } = await printEdition(galley, name, {
    templates,
    readPackageFile,
    loadHyphenator,
    browser,
    readLayoutScripts,
    mostPages: currentLimits().pages,
    digest: sha256,
    date: sourceDateEpoch(),
    proof: { words: words.join(" ") },
    dress: async (page, layout) => {
      const asked = ask(foundOnPages(layout, galley, subject));
      const queries = asked.queries.filter(({ state }) => state !== "closed");
      const works = subject.manuscript.bibliography.places;
      const anchors = anchorQueries(queries, subject.passages, galley, works);
      const { placed } = await dressPages(page, {
        notes: queries.map((query, index) => noteOf(query, anchors[index]?.words ?? "")),
        anchors,
        list: { template: "shared/proof/queries.html", view: {} },
        entries: entriesOf(galley),
        folios: layout.folios,
        size: pageSizeOf(galley.metadata, templates),
        title: inlineText(galley.title),
        foot,
        templates,
        scripts,
      });
      told = {
        queries: queries.map((query, index) => ({ ...query, ...(placed[index] ?? nowhere) })),
        found: asked.found,
      };
    },
  });
  return { edition, layout, diagnostics, ...told };
}

/** The e-book and a page of HTML with the same queries. */
async function readableProofs(
  galley: Galley,
  name: string,
  { templates, subsetFont }: ProofTools,
  { subject, foot }: ProofMatter,
  queries: readonly Query[],
): Promise<{
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const anchors = anchorQueries(queries, subject.passages, galley, subject.manuscript.bibliography.places);
  const marked = markQueries(galley, queries, anchors);
  const styles = [publicationStyles.epub, "shared/proof/marks.css"].map((path) => templates.get(path) ?? "");
  const book = await packageEpub(marked, name, {
    templates: new Map([...templates, [publicationStyles.epub, styles.join("\n")]]),
    readPackageFile,
    subsetFont,
    digest: sha256,
    date: sourceDateEpoch(),
  });
  const page = new TextEncoder().encode(proofPage(marked, foot, templates));
  return {
    files: new Map([...book.files, [`${name}.html`, page]]),
    diagnostics: [...book.files.values()].flatMap((bytes) => auditEpub(marked, bytes)),
  };
}

function foundOnPages(layout: Layout, galley: Galley, { passages, profile }: Subject): readonly Diagnostic[] {
  return withProfile(placeFindings(findInLayout(layout.looks), { layout, galley, passages }), profile);
}

function noteOf({ label, text, addressee, answer, id, asker, place }: Query, words: string): MarginNote {
  const more = { id, asker: asker !== "" && asker, place: `${place.file}:${place.line}`, words };
  return { label, text, addressee, answer, more };
}

const nowhere = { page: null, line: null };

/** Where the works of the reference list were written. */
function entriesOf({ places }: Galley): ReadonlyMap<string, string> {
  return new Map(
    [...places].filter(([id]) => id.startsWith("ref-")).map(([id, place]) => [id, placeMark(place)]),
  );
}

/** What kind of print this is, of which day and which revision. */
export async function proofFoot({ metadata }: Galley, folder: string): Promise<string> {
  const revision = await revisionOf(folder);
  const day = metadata.dates.published ?? now().toISOString().slice(0, 10);
  return ["PROOF", day, ...(revision === null ? [] : [`revision ${revision}`])].join(" · ");
}

type QueryRecord = {
  readonly entries: readonly RecordedQuery[];
  readonly diagnostics: readonly Diagnostic[];
  /** The file as it is; null where there is none. */
  readonly written: string | null;
};

export async function readRecord(folder: Folder): Promise<QueryRecord> {
  if (!folder.paths.includes(queriesFile)) return { entries: [], diagnostics: [], written: null };
  const written = new TextDecoder().decode(await folder.read(queriesFile));
  const { value, diagnostics } = readQueries({ path: queriesFile, text: written.replace(/\r\n?/g, "\n") });
  return { entries: value, diagnostics, written };
}

async function save(
  folder: Folder,
  record: QueryRecord,
  queries: readonly Query[],
  answers: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const { written: before, entries } = record;
  const all = recordQueries(before ?? "", queries, new Set(entries.map(({ id }) => id)));
  const after = answers.size === 0 ? all : recordAnswers(all, answers);
  if (after !== (before ?? "")) await replaceFiles(folder.name, [{ file: queriesFile, before, after }]);
}

/**
 * Writes what was said about a query into `queries.yaml`, where the query still is as whoever said it had `seen` it. If not,
 * nothing is written, and what the file says is given; otherwise null. Throws a `Failure` where the file cannot be read or
 * written.
 */
export async function saveReply(
  folder: Folder,
  query: Query,
  reply: QueryReply,
  seen: QueryReply,
): Promise<QueryReply | null> {
  const { entries, diagnostics, written } = await readRecord(folder);
  const [wrong] = diagnostics.filter(({ severity }) => severity === "error");
  if (wrong !== undefined)
    throw new Failure(
      "output/manuscript-takes-changes",
      `"${queriesFile}" cannot be read as it is: ${wrong.message}`,
      "Mend it first. Nothing was changed.",
    );
  const { addressee, state, answer } = entries.find(({ id }) => id === query.id) ?? query;
  const now = { addressee, state, answer };
  if (now.addressee !== seen.addressee || now.state !== seen.state || now.answer !== seen.answer) return now;
  const all = recordQueries(written ?? "", [query], new Set(entries.map(({ id }) => id)));
  const after = recordReply(all, query.id, reply);
  if (after !== written) await replaceFiles(folder.name, [{ file: queriesFile, before: written, after }]);
  return null;
}
