import { setGalley } from "./galley/set.ts";
import { mend } from "./mending/mend.ts";
import type { Correction } from "./model/correction.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { CorrectionReport } from "./model/report.ts";
import { failureFound, openInput, prepare, stopwatch } from "./preparing.ts";
import { writtenBlocks } from "./proof/corrections/find-words.ts";
import { readCorrections } from "./proof/corrections/read-corrections.ts";
import { listQueries } from "./proof-pipeline.ts";
import { Failure } from "./tools/failure.ts";
import { readSent, readSource, readTexts } from "./tools/files.ts";
import { readAnnotated } from "./tools/pdf-annotations.ts";
import { replaceFiles } from "./tools/replace-files.ts";
import { openToolbox } from "./tools/toolbox.ts";

export type CorrectionsRequest = {
  /** Folder, or one file of it. */
  readonly input: string;
  /** The PDF that somebody wrote on. */
  readonly read: string;
  /** Numbers of corrections to make in the manuscript's files. */
  readonly accept: readonly number[] | "all";
  /** A journal's profile, a YAML file, instead of the one the metadata name. */
  readonly profile?: string | undefined;
  readonly cache?: string | null | undefined;
};

/** Lines of the PDF that must be in the manuscript: of another document hardly any is. */
const leastKnown = 0.35;

/**
 * Reads what somebody wrote on a proof: where in the manuscript it belongs, and what it would change there. Those that were
 * accepted are written into the manuscript's files: a change, or the comment that asks.
 */
export async function readProof(request: CorrectionsRequest): Promise<CorrectionReport> {
  const { timed } = stopwatch(undefined);
  const toolbox = openToolbox(false, request.cache ?? null);
  try {
    const pages = await readAnnotated(await readSent(request.read), request.read);
    const profile = request.profile === undefined ? undefined : await readSource(request.profile);
    const opened = { ...(await openInput(request.input)), profile };
    const { value, diagnostics } = await prepare(async () => opened, toolbox, timed);
    if (value === null) return { ...nothingRead, diagnostics };
    const { subject } = await value.look();
    const texts = await readTexts(opened.folder);
    const files = new Map([...texts].map(([path, text]) => [path, text.split(/\r?\n/)] as const));
    const blocks = writtenBlocks(setGalley(value.parts), { ...subject, files });
    const { corrections, known } = readCorrections(pages, blocks, files);
    if (known < leastKnown) throw otherDocument(request);
    const { accept } = request;
    const isAsked = ({ number, kind }: Correction): boolean =>
      accept === "all" || accept.includes(number) || (accept.length === 0 && isExact(kind));
    const asked = corrections.filter(isAsked);
    const { files: mended, left } = mend(texts, asked.map(asDiagnostic));
    const changes = [...mended].map(([file, after]) => ({ file, before: texts.get(file) ?? "", after }));
    const isAccepting = accept === "all" || accept.length > 0;
    if (isAccepting) await replaceFiles(opened.folder.name, changes);
    const answers = new Map(
      asked.flatMap(({ query, text }) => (query === "" ? [] : [[query, text] as const])),
    );
    if (isAccepting && answers.size > 0)
      await listQueries({ input: request.input, ask: [], save: true, answers, cache: request.cache });
    return {
      corrections,
      changes,
      refused: left.map(({ message }) => Number(message)).filter((number) => !answered(number, asked)),
      diagnostics: [],
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...nothingRead, diagnostics: [failureFound(error, request.input)] };
  } finally {
    await toolbox.close();
  }
}

function answered(number: number, asked: readonly Correction[]): boolean {
  return asked.some((each) => each.number === number && each.query !== "");
}

const nothingRead: CorrectionReport = { corrections: [], changes: [], refused: [], diagnostics: [] };

function isExact(kind: Correction["kind"]): boolean {
  return kind === "replace" || kind === "delete" || kind === "insert";
}

/** Edits are made by the room that makes those of findings; the message brings the number back. */
function asDiagnostic({ number, edits, place }: Correction): Diagnostic {
  const near = { file: "", line: 1, column: 1, certainty: "near" } as const;
  return {
    check: "queries/are-closed",
    severity: "advice",
    place: place ?? near,
    message: `${number}`,
    help: "",
    edits,
  };
}

function otherDocument({ read, input }: CorrectionsRequest): Failure {
  return new Failure(
    "configuration/proof-is-of-the-manuscript",
    `"${read}" does not have the text of "${input}"; a proof of this manuscript was expected.`,
    "Name the manuscript that the proof was made of.",
  );
}
