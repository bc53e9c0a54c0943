/**
 * The program that runs in Pandoc's process: one WebAssembly instance, one request at a time. It has no access to
 * the manuscript folder; what Pandoc may read arrives with the request.
 */
import { convert, query } from "pandoc-wasm";
import type { PandocRequest } from "../model/tools.ts";

const warmUp = "# W *w* [@w, p. 1]\n\n- [w](w)\n\n| a |\n|---|\n| $b$ |\n\nw[^1]\n\n[^1]: w\n";

async function answer(request: PandocRequest): Promise<void> {
  const { stdout, stderr, warnings } = await convert(request.options, request.input, request.files ?? {});
  process.send?.({ output: stdout, stderr, warnings });
}

process.on("message", (request: PandocRequest) => {
  answer(request).catch((error: unknown) =>
    process.send?.({ output: "", stderr: String(error), warnings: [] }),
  );
});
process.on("disconnect", () => process.exit(0));

// V8 compiles each function of the module when it is first called: make that happen while the manuscript is read.
await convert({ from: "markdown", to: "json" }, warmUp, {});
process.send?.({ ready: query({ query: "version" }) });
