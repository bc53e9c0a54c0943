#!/usr/bin/env node
import type { Diagnostic } from "../src/model/diagnostic.ts";
import { changesSummary } from "../src/reports/changes-summary.ts";
import { correctionList } from "../src/reports/correction-list.ts";
import { exitCode } from "../src/reports/exit-code.ts";
import { proofHelp } from "../src/reports/help.ts";
import { changesJobSummary } from "../src/reports/job-summary.ts";
import { proofSummary, queryList } from "../src/reports/query-list.ts";
import { textReport } from "../src/reports/text.ts";
import { openCache, paintOn, runCommand, tell } from "./command.ts";
import { addToSummary } from "./job-summary.ts";
import { readProofLine } from "./proof-line.ts";

const { stdout, stderr } = process;

type Done = { readonly text: string; readonly diagnostics: readonly Diagnostic[] };

/** The pipelines are loaded only now, so that their compiled code can come from the cache. */
async function proof(line: ReturnType<typeof readProofLine>): Promise<Done> {
  const request = { ...line, cache: openCache(!line["no-cache"]) };
  if (line.read !== undefined) {
    const { readProof } = await import("../src/corrections-pipeline.ts");
    const report = await readProof({ ...request, read: line.read });
    return { ...report, text: correctionList(line.form, report, paintOn(stdout)) };
  }
  if (line.against !== undefined) {
    const { proofChanges } = await import("../src/changes-pipeline.ts");
    const report = await proofChanges({ ...request, against: line.against });
    addToSummary(line, (addressOf) => changesJobSummary(report, addressOf));
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

await runCommand(proofHelp, readProofLine, async (line) => {
  const { text, diagnostics } = await proof(line);
  stdout.write(text);
  if (diagnostics.length > 0) tell(textReport(diagnostics, { paint: paintOn(stderr) }));
  return exitCode(diagnostics, line.strict);
});
