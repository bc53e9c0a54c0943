import type { Description } from "../model/description.ts";
import type { Diagnostic, Edit, Severity } from "../model/diagnostic.ts";
import type { Place, Position } from "../model/place.ts";
import type { CheckReport } from "../model/report.ts";
import { pathFrom } from "./github.ts";
import { jsonText } from "./json.ts";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", advice: "note" };

export type SarifContext = {
  /** The manuscript's folder, from where the command runs. */
  readonly folder: string;
  readonly rules: readonly Description[];
  readonly version: string;
  /** SHA-256 in hexadecimal. */
  readonly digest: (text: string) => string;
};

/** The Static Analysis Results Interchange Format, SARIF 2.1.0 (OASIS), for code scanning services. */
export function sarifReport({ diagnostics, waived }: CheckReport, context: SarifContext): string {
  const rules = context.rules.map(ruleOf);
  const indices = new Map<string, number>(context.rules.map(({ id }, index) => [id, index]));
  const results = [
    ...diagnostics.map((diagnostic) => resultOf(diagnostic, indices, context)),
    ...waived.map((diagnostic) => ({
      ...resultOf(diagnostic, indices, context),
      suppressions: [{ kind: "external", status: "accepted", justification: diagnostic.reason }],
    })),
  ];
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Colophon", semanticVersion: context.version, rules } },
        columnKind: "unicodeCodePoints",
        results,
      },
    ],
  };
  return jsonText(log);
}

function ruleOf({ id, severity, summary, why, remedy }: Description) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${why}` },
    help: { text: remedy },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(
  diagnostic: Diagnostic,
  indices: ReadonlyMap<string, number>,
  { folder, digest }: SarifContext,
) {
  const { check, severity, place, end, message, help, related, edits } = diagnostic;
  const ruleIndex = indices.get(check);
  return {
    ruleId: check,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: `${message} ${help}` },
    locations: [locationOf(place, folder, end)],
    // The finding, not the line: it stays the same when the text around it moves.
    partialFingerprints: { "finding/v1": digest(`${check}\n${place.file}\n${message}`) },
    ...(related && {
      relatedLocations: related.map((also, id) => ({
        id,
        ...locationOf(also.place, folder),
        message: { text: also.message },
      })),
    }),
    ...(edits && { fixes: [fixOf(edits, help, folder)] }),
  };
}

function locationOf({ file, line, column }: Place, folder: string, end?: Position) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(folder, file) },
      region: {
        startLine: line,
        startColumn: column,
        ...(end && { endLine: end.line, endColumn: end.column }),
      },
    },
  };
}

function fixOf(edits: readonly Edit[], help: string, folder: string) {
  const byFile = Map.groupBy(edits, ({ file }) => file);
  return {
    description: { text: help },
    artifactChanges: [...byFile].map(([file, inFile]) => ({
      artifactLocation: { uri: uriOf(folder, file) },
      replacements: inFile.map(({ from, to, text }) => ({
        deletedRegion: {
          startLine: from.line,
          startColumn: from.column,
          endLine: to.line,
          endColumn: to.column,
        },
        insertedContent: { text },
      })),
    })),
  };
}

function uriOf(folder: string, file: string): string {
  return pathFrom(folder, file).toWellFormed().split("/").map(encodeURIComponent).join("/");
}
