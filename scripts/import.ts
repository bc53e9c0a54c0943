#!/usr/bin/env node
import { exitCode } from "../src/reports/exit-code.ts";
import { importHelp } from "../src/reports/help.ts";
import { textReport } from "../src/reports/text.ts";
import { openCache, paintOn, readCommandLine, runCommand, tell } from "./command.ts";

const { stdout, stderr } = process;
const links = ["exact", "near"] as const;
const trackModes = ["accept", "reject", "keep"] as const;

await runCommand(
  importHelp,
  () => {
    const { values, input } = readCommandLine({
      to: { type: "string" },
      force: { type: "boolean", default: false },
      link: { type: "string", default: "exact" },
      track: { type: "string", default: "accept" },
      "no-cache": { type: "boolean", default: false },
    });
    const track = trackModes.find((mode) => mode === values.track);
    if (values.to === undefined) throw new Error("A folder was expected: --to <folder>.");
    if (track === undefined) throw new Error(`"${values.track}" is no way to take tracked changes.`);
    const link = links.find((each) => each === values.link);
    if (link === undefined) throw new Error(`"${values.link}" is no way to link citations.`);
    return { ...values, link, to: values.to, track, input };
  },
  async (line) => {
    const cache = openCache(!line["no-cache"]);
    // Loaded only now, so that its compiled code can come from the cache.
    const { importManuscript } = await import("../src/import-pipeline.ts");
    const { draft, diagnostics } = await importManuscript({ ...line, cache });
    if (diagnostics.length > 0) tell(textReport(diagnostics, { paint: paintOn(stderr) }));
    if (draft !== null) {
      const { notices, queries, items, resources } = draft;
      const left = notices.filter(({ kind }) => kind === "left").length;
      stdout.write(
        `${line.to}\n  ${items.length} items · ${resources.size} pictures · ${queries.length} queries · ${left} left to you\n  Read ${line.to}/import-report.md next.\n`,
      );
    }
    return exitCode(diagnostics, false);
  },
);
