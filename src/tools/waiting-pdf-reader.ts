import { Worker } from "node:worker_threads";
import type { PdfContents } from "../model/pdf.ts";

/** Reads one PDF back. */
export type WaitingPdfReader = {
  readonly read: (bytes: Uint8Array) => Promise<PdfContents>;
  readonly stop: () => void;
};

/** A thread that loads the reader's large library while the pages are still being laid out. */
export function startPdfReader(): WaitingPdfReader {
  const worker = new Worker(new URL("./pdf-reader-worker.ts", import.meta.url));
  const contents = Promise.withResolvers<PdfContents>();
  contents.promise.catch(() => undefined);
  worker.once("message", contents.resolve);
  worker.once("error", contents.reject);
  worker.once("exit", () => contents.reject(new Error("The PDF's reader ended without an answer.")));
  return {
    read: (bytes) => {
      worker.postMessage(bytes);
      return contents.promise;
    },
    stop: () => void worker.terminate(),
  };
}
