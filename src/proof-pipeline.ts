import { commentQueries } from "./manuscript/queries/comment-queries.ts";
import { readQueries } from "./manuscript/queries/read-queries.ts";
import type { Checked, Diagnostic, Severity } from "./model/diagnostic.ts";
import type { SourceLine } from "./model/passage.ts";
import type { AskedQuery, Query, RecordedQuery } from "./model/query.ts";
import type { QueryReport } from "./model/report.ts";
import type { Source } from "./model/source.ts";
import type { Folder } from "./model/tools.ts";
import { examine, failureFound, type Looked, openInput, stopwatch, waive } from "./preparing.ts";
import { askFindings } from "./proof/ask-findings.ts";
import { identifyQueries } from "./proof/identify-queries.ts";
import { openQueries, unaskedQueries } from "./proof/open-queries.ts";
import { recordQueries } from "./proof/record-queries.ts";
import { Failure } from "./tools/failure.ts";
import { readSource } from "./tools/files.ts";
import { sha256 } from "./tools/hash.ts";
import { replaceFiles } from "./tools/replace-files.ts";
import { openToolbox } from "./tools/toolbox.ts";

/** Beside the manuscript: what was asked, and the answers. */
const queriesFile = "queries.yaml";

export type QueryRequest = {
  /** Folder, or one file of it. */
  readonly input: string;
  /** A journal's profile, a YAML file, instead of the one the metadata name. */
  readonly profile?: string | undefined;
  /** Findings of these severities are asked, too. */
  readonly ask: readonly Severity[];
  /** Write queries that `queries.yaml` lacks there. */
  readonly save: boolean;
  readonly cache?: string | null | undefined;
};

const nothingAsked: QueryReport = { queries: [], diagnostics: [], open: [] };

/** Every query of a manuscript with its place, state and answer; a release is refused while some are `open`. */
export async function listQueries(request: QueryRequest): Promise<QueryReport> {
  const { timed } = stopwatch(undefined);
  const toolbox = openToolbox(false, request.cache ?? null);
  try {
    const profile = request.profile === undefined ? undefined : await readSource(request.profile);
    const opened = { ...(await openInput(request.input)), profile };
    const { value, diagnostics } = await examine(async () => opened, toolbox, timed);
    if (value === null) return { ...nothingAsked, diagnostics };
    const asked = queriesAsked(value.parts.manuscript.queries, value, diagnostics, request.ask);
    const { queries, found, recorded, written } = await identified(asked, opened.folder);
    const isSound = !found.some(({ severity }) => severity === "error");
    if (request.save && isSound) await save(opened.folder, written, queries, recorded);
    return { queries, diagnostics: found, open: openQueries(queries) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...nothingAsked, diagnostics: [failureFound(error, request.input)] };
  } finally {
    await toolbox.close();
  }
}

/** Everything that is asked, in reading order. */
function queriesAsked(
  inTrees: readonly AskedQuery[],
  { subject, waivers }: Pick<Looked, "subject" | "waivers">,
  diagnostics: readonly Diagnostic[],
  severities: readonly Severity[],
): readonly AskedQuery[] {
  const left = waive(diagnostics, waivers, () => false).diagnostics;
  return inReadingOrder(
    [...inTrees, ...commentQueries(subject.lines), ...askFindings(left, severities)],
    subject.lines,
  );
}

function inReadingOrder(asked: readonly AskedQuery[], lines: readonly SourceLine[]): readonly AskedQuery[] {
  const files = [...new Set(lines.map(({ file }) => file))];
  const rank = (file: string): number => (files.includes(file) ? files.indexOf(file) : files.length);
  return asked.toSorted(
    ({ place: one }, { place: other }) =>
      rank(one.file) - rank(other.file) || one.line - other.line || one.column - other.column,
  );
}

type Identified = {
  readonly queries: readonly Query[];
  readonly found: readonly Diagnostic[];
  readonly recorded: readonly RecordedQuery[];
  /** `queries.yaml` as it is; null where there is none. */
  readonly written: Source | null;
};

async function identified(asked: readonly AskedQuery[], folder: Folder): Promise<Identified> {
  const written = folder.paths.includes(queriesFile)
    ? { path: queriesFile, text: new TextDecoder().decode(await folder.read(queriesFile)) }
    : null;
  const known: Checked<readonly RecordedQuery[]> =
    written === null
      ? { value: [], diagnostics: [] }
      : readQueries({ ...written, text: written.text.replace(/\r\n?/g, "\n") });
  const { queries, unasked } = identifyQueries(asked, known.value, (text) =>
    sha256(new TextEncoder().encode(text)),
  );
  const found = [...known.diagnostics, ...unaskedQueries(unasked)];
  return { queries, found, recorded: known.value, written };
}

/** A file that is not understood is left alone: what it says would be asked a second time. */
async function save(
  folder: Folder,
  written: Source | null,
  queries: readonly Query[],
  recorded: readonly RecordedQuery[],
): Promise<void> {
  const before = written?.text ?? null;
  const after = recordQueries(before ?? "", queries, new Set(recorded.map(({ id }) => id)));
  if (after !== (before ?? "")) await replaceFiles(folder.name, [{ file: queriesFile, before, after }]);
}
