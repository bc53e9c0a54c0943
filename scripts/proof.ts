#!/usr/bin/env node
import { changesSummary } from "../src/reports/changes-summary.ts";
import { exitCode } from "../src/reports/exit-code.ts";
import { proofHelp } from "../src/reports/help.ts";
import { proofSummary, queryList, readQueryForm, readSeverities } from "../src/reports/query-list.ts";
import { textReport } from "../src/reports/text.ts";
import { openCache, paintOn, readCommandLine, runCommand, tell } from "./command.ts";

const { stdout, stderr } = process;

await runCommand(
  proofHelp,
  () => {
    const { values, input } = readCommandLine({
      out: { type: "string", default: "dist" },
      against: { type: "string" },
      queries: { type: "boolean", default: false },
      save: { type: "boolean", default: false },
      ask: { type: "string", default: "" },
      profile: { type: "string" },
      format: { type: "string", default: "text" },
      strict: { type: "boolean", default: false },
      "no-cache": { type: "boolean", default: false },
    });
    return { ...values, ask: readSeverities(values.ask), form: readQueryForm(values.format), input };
  },
  async (line) => {
    const cache = openCache(!line["no-cache"]);
    // Loaded only now, so that its compiled code can come from the cache.
    if (line.against !== undefined) {
      const { proofChanges } = await import("../src/changes-pipeline.ts");
      const report = await proofChanges({ ...line, against: line.against, cache });
      if (report.diagnostics.length > 0) tell(textReport(report.diagnostics, { paint: paintOn(stderr) }));
      stdout.write(changesSummary(report, line.out));
      return exitCode(report.diagnostics, line.strict);
    }
    const { listQueries, makeProof } = await import("../src/proof-pipeline.ts");
    if (!line.queries) {
      const report = await makeProof({ ...line, cache });
      if (report.diagnostics.length > 0) tell(textReport(report.diagnostics, { paint: paintOn(stderr) }));
      stdout.write(proofSummary(report, line.out));
      return exitCode(report.diagnostics, line.strict);
    }
    const { queries, diagnostics, open } = await listQueries({ ...line, cache });
    stdout.write(queryList(line.form, queries, paintOn(stdout)));
    if (diagnostics.length > 0) tell(textReport(diagnostics, { paint: paintOn(stderr) }));
    return exitCode(line.strict ? [...diagnostics, ...open] : diagnostics, line.strict);
  },
);
