#!/usr/bin/env node
import { exitCode } from "../src/reports/exit-code.ts";
import { proofHelp } from "../src/reports/help.ts";
import { queryList, readQueryForm, readSeverities } from "../src/reports/query-list.ts";
import { textReport } from "../src/reports/text.ts";
import { openCache, paintOn, readCommandLine, runCommand, tell } from "./command.ts";

const { stdout, stderr } = process;

await runCommand(
  proofHelp,
  () => {
    const { values, input } = readCommandLine({
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
    const { listQueries } = await import("../src/proof-pipeline.ts");
    const { queries, diagnostics, open } = await listQueries({ ...line, cache });
    stdout.write(queryList(line.form, queries, paintOn(stdout)));
    if (diagnostics.length > 0) tell(textReport(diagnostics, { paint: paintOn(stderr) }));
    return exitCode(line.strict ? [...diagnostics, ...open] : diagnostics, line.strict);
  },
);
