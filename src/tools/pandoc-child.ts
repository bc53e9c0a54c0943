/**
 * The program that runs in Pandoc's process: one WebAssembly instance, one request at a time. It has no access to
 * the manuscript folder; what Pandoc may read arrives with the request.
 */
import { flushCompileCache } from "node:module";
import { Worker } from "node:worker_threads";
import { convert } from "pandoc-wasm";
import type { PandocRequest } from "../model/tools.ts";

const markdown = "# W *w* [@w, p. 1]\n\n- [w](w)\n\n| a |\n|---|\n| $b$ |\n\nw[^1]\n\n[^1]: w\n";
const book = {
  id: "w",
  type: "book",
  title: "W",
  author: [{ family: "W", given: "W" }],
  issued: { "date-parts": [[2000]] },
};

// V8 compiles each function of the module when it is first called: make that happen before it is waited for.
const warmUps = {
  reading: () => convert({ from: "markdown", to: "json" }, markdown, {}),
  setting: async () => {
    const files = { "references.json": JSON.stringify([book]) };
    const { stdout } = await convert({ from: "markdown", to: "json" }, "@w [p. 1] $\\frac{a}{b}$", {});
    await convert(
      { from: "json", to: "json", citeproc: true, bibliography: ["references.json"] },
      stdout,
      files,
    );
    await convert({ from: "json", to: "html5", "html-math-method": { method: "mathml" } }, stdout, {});
  },
};

// While Pandoc reckons, this thread hears nothing: another one ends the process when whoever asked is killed.
const watch = `const parent = process.ppid;
setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGKILL"), 1000);`;
let watcher: Worker | null = null;

async function answer(request: PandocRequest): Promise<void> {
  watcher ??= new Worker(watch, { eval: true });
  watcher.unref();
  const files = Object.entries(request.files ?? {}).map(
    ([name, content]) =>
      [name, typeof content === "string" ? content : new Blob([new Uint8Array(content)])] as const,
  );
  const { stdout, stderr, warnings } = await convert(
    request.options,
    request.input,
    Object.fromEntries(files),
  );
  process.send?.({ output: stdout, stderr, warnings });
}

process.on("message", (message: PandocRequest | keyof typeof warmUps) => {
  if (typeof message === "string")
    void warmUps[message]().then(
      () => process.send?.("ready"),
      () => process.exit(1),
    );
  else
    answer(message).catch((error: unknown) =>
      process.send?.({ output: "", stderr: String(error), warnings: [] }),
    );
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
// This process is killed in the end, too late to keep its compiled code.
flushCompileCache();
