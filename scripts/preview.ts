#!/usr/bin/env node
import { previewHelp } from "../src/reports/help.ts";
import { previewBuilt, readEditorAddress, readPort } from "../src/reports/preview.ts";
import { openCache, readCommandLine, runCommand, tell } from "./command.ts";

await runCommand(
  previewHelp,
  () => {
    const { values, input } = readCommandLine({
      port: { type: "string", default: "0" },
      editor: { type: "string", default: "vscode://file{path}:{line}:{column}" },
      against: { type: "string" },
      "no-cache": { type: "boolean", default: false },
    });
    return { ...values, port: readPort(values.port), editor: readEditorAddress(values.editor), input };
  },
  async (line) => {
    const cache = openCache(!line["no-cache"]);
    const ended = new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve());
    });
    // Loaded only now, so that its compiled code can come from the cache.
    const { openPreview } = await import("../src/preview-pipeline.ts");
    const preview = await openPreview({ ...line, cache, onBuilt: (built) => tell(previewBuilt(built)) });
    process.stdout.write(`${preview.address}\n`);
    tell("Open this address in a browser. Ctrl-C ends the preview.");
    await ended;
    await preview.close();
    return 0;
  },
);
