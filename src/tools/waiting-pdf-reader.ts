import { Worker } from "node:worker_threads";
import type { PdfContents } from "../model/pdf.ts";
import { programBeside } from "./program.ts";

/** What the reader's thread is asked to do. */
export type ReaderTask = { readonly bytes: Uint8Array; readonly isRehearsal: boolean };

/** Reads one PDF back. */
export type WaitingPdfReader = {
  readonly read: (bytes: Uint8Array) => Promise<PdfContents>;
  /** Reads a few pages of a PDF much like the one to come, and forgets them: the reader's code is then compiled. */
  readonly rehearse: (bytes: Uint8Array) => void;
  readonly stop: () => void;
};

/** A thread that loads the reader's large library while the pages are still being laid out. */
export function startPdfReader(): WaitingPdfReader {
  const worker = new Worker(programBeside(import.meta.url, "pdf-reader-worker"));
  const contents = Promise.withResolvers<PdfContents>();
  contents.promise.catch(() => undefined);
  worker.once("message", contents.resolve);
  worker.once("error", contents.reject);
  worker.once("exit", () => contents.reject(new Error("The PDF's reader ended without an answer.")));
  return {
    read: (bytes) => {
      worker.postMessage({ bytes, isRehearsal: false } satisfies ReaderTask);
      return contents.promise;
    },
    rehearse: (bytes) => worker.postMessage({ bytes, isRehearsal: true } satisfies ReaderTask),
    stop: () => void worker.terminate(),
  };
}
