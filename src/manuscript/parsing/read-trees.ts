import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Block, PandocDocument } from "../../model/pandoc.ts";
import type { DivisionSource } from "../../model/reading.ts";
import type { Pandoc, PandocWarning } from "../../model/tools.ts";
import { lineOf } from "../finding.ts";
import { tracePlace } from "../trace-place.ts";
import { keepDepth } from "./keep-depth.ts";

/** A division as Pandoc reads it, before it is understood. */
export type DivisionTree = {
  readonly source: DivisionSource;
  readonly blocks: readonly Block[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Pandoc's own Markdown; authors of other systems may start a heading, list or quotation right after a paragraph. */
const formats = {
  pandoc: "markdown",
  commonmark:
    "markdown+lists_without_preceding_blankline-blank_before_header-blank_before_blockquote+autolink_bare_uris",
};

/**
 * Reads every division, side by side as far as Pandoc's processes allow: the longest first, so that none is left for
 * one process at the end.
 */
export async function readTrees(
  divisions: readonly DivisionSource[],
  pandoc: Pandoc,
): Promise<readonly DivisionTree[]> {
  const longestFirst = divisions.toSorted((one, other) => other.markdown.length - one.markdown.length);
  const reading = new Map(longestFirst.map((source) => [source, readTree(source, pandoc)]));
  return Promise.all(divisions.map((source) => reading.get(source) ?? readTree(source, pandoc)));
}

async function readTree(source: DivisionSource, pandoc: Pandoc): Promise<DivisionTree> {
  const { output, warnings } = await pandoc({
    options: { from: formats[source.syntax ?? "pandoc"], to: "json" },
    input: source.markdown,
  });
  const parsed: PandocDocument = JSON.parse(output);
  const { document, leftOut } = keepDepth(parsed);
  return {
    source,
    blocks: document.blocks,
    diagnostics: [
      ...warnings.flatMap((warning) => finding(warning, source)),
      ...(leftOut === 0 ? [] : [tooDeep(source, leftOut)]),
    ],
  };
}

function tooDeep({ source }: DivisionSource, leftOut: number): Diagnostic {
  return {
    check: "limits/nesting-depth",
    severity: "error",
    place: lineOf(source.path, 1),
    message: `Elements stand one inside the other more than a hundred deep; ${leftOut} of the innermost were left out.`,
    help: "Look for tags or fenced divisions that are opened again and again, and close them.",
  };
}

const remarks: Readonly<
  Record<string, readonly [check: string, message: (key: string) => string, help: string]>
> = {
  UnclosedDiv: [
    "text/divisions-are-closed",
    () => "A ::: block is opened here and never closed.",
    "Close it with a line of ::: where it ends.",
  ],
  NoteDefinedButNotUsed: [
    "notes/are-called",
    (key) => `The note "[^${key}]" is defined and never called, so it is not printed.`,
    "Call it in the text, or delete it.",
  ],
  DuplicateNoteReference: [
    "notes/are-defined-once",
    (key) => `The note "[^${key}]" is defined twice; only one is printed.`,
    "Give one of them another label.",
  ],
  DuplicateLinkReference: [
    "links/are-defined-once",
    (key) => `The link "[${key}]" is defined twice.`,
    "Keep one of the two definitions.",
  ],
};

function finding(warning: PandocWarning, source: DivisionSource): readonly Diagnostic[] {
  const remark = remarks[warning.type];
  if (remark === undefined) return [];
  const position = typeof warning["openpos"] === "object" ? warning["openpos"] : warning;
  const at = (name: string): number =>
    Number(Object.entries(position ?? {}).find(([key]) => key === name)?.[1] ?? 1);
  const written = {
    file: source.source.path,
    line: at("line"),
    column: at("column"),
    certainty: "exact" as const,
  };
  const [check, message, help] = remark;
  const key = String(warning["key"] ?? warning["contents"] ?? "");
  return [{ check, severity: "warning", place: tracePlace(source, written), message: message(key), help }];
}
