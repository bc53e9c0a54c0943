#!/usr/bin/env node
import type { Diagnostic } from "../src/model/diagnostic.ts";
import { changesSummary } from "../src/reports/changes-summary.ts";
import { correctionList, readNumbers } from "../src/reports/correction-list.ts";
import { exitCode } from "../src/reports/exit-code.ts";
import { proofHelp } from "../src/reports/help.ts";
import { proofSummary, queryList, readQueryForm, readSeverities } from "../src/reports/query-list.ts";
import { textReport } from "../src/reports/text.ts";
import { openCache, paintOn, readCommandLine, runCommand, tell } from "./command.ts";

const { stdout, stderr } = process;
const readLine = () => {
  const { values, input } = readCommandLine({
    out: { type: "string", default: "dist" },
    against: { type: "string" },
    read: { type: "string" },
    accept: { type: "string", default: "" },
    queries: { type: "boolean", default: false },
    save: { type: "boolean", default: false },
    ask: { type: "string", default: "" },
    profile: { type: "string" },
    format: { type: "string", default: "text" },
    strict: { type: "boolean", default: false },
    "no-cache": { type: "boolean", default: false },
  });
  const form = readQueryForm(values.format);
  return { ...values, accept: readNumbers(values.accept), ask: readSeverities(values.ask), form, input };
};

type Done = { readonly text: string; readonly diagnostics: readonly Diagnostic[] };

/** The pipelines are loaded only now, so that their compiled code can come from the cache. */
async function proof(line: ReturnType<typeof readLine>): Promise<Done> {
  const request = { ...line, cache: openCache(!line["no-cache"]) };
  if (line.read !== undefined) {
    const { readProof } = await import("../src/corrections-pipeline.ts");
    const report = await readProof({ ...request, read: line.read });
    return { ...report, text: correctionList(line.form, report, paintOn(stdout)) };
  }
  if (line.against !== undefined) {
    const { proofChanges } = await import("../src/changes-pipeline.ts");
    const report = await proofChanges({ ...request, against: line.against });
    return { ...report, text: changesSummary(report, line.out) };
  }
  const { listQueries, makeProof } = await import("../src/proof-pipeline.ts");
  if (!line.queries) {
    const report = await makeProof(request);
    return { ...report, text: proofSummary(report, line.out) };
  }
  const { queries, diagnostics, open } = await listQueries(request);
  const text = queryList(line.form, queries, paintOn(stdout));
  return { text, diagnostics: line.strict ? [...diagnostics, ...open] : diagnostics };
}

await runCommand(proofHelp, readLine, async (line) => {
  const { text, diagnostics } = await proof(line);
  stdout.write(text);
  if (diagnostics.length > 0) tell(textReport(diagnostics, { paint: paintOn(stderr) }));
  return exitCode(diagnostics, line.strict);
});
