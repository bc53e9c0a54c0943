import { Worker } from "node:worker_threads";
import type { EpubMessage } from "../model/tools.ts";
import { Failure } from "./failure.ts";
import { programBeside } from "./program.ts";

const longest = 120_000;

/** Validates a book against EPUB 3.3 as EPUBCheck does, beside the main thread: it computes for seconds in a long book. */
export async function checkEpub(epub: Uint8Array): Promise<readonly EpubMessage[]> {
  const answer = Promise.withResolvers<readonly EpubMessage[]>();
  const worker = new Worker(programBeside(import.meta.url, "epubcheck-worker"), { workerData: epub });
  const timer = setTimeout(() => answer.reject(overran()), longest);
  worker.once("message", answer.resolve);
  worker.once("error", answer.reject);
  worker.once("exit", () => answer.reject(new Error("EPUBCheck ended without an answer.")));
  try {
    return await answer.promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function overran(): Failure {
  const message = `EPUBCheck was not done after ${longest / 1000} seconds.`;
  return new Failure(
    "limits/time-for-epubcheck",
    message,
    "Look for a very large document in the book, or build on a faster machine.",
  );
}
