import { parentPort } from "node:worker_threads";
import { openPdf, readPages, secondHalf } from "./pdf-text.ts";

// Given a file's bytes, posts the pages of its second half, and ends.
parentPort?.once("message", async (bytes: Uint8Array) => {
  const document = await openPdf(bytes);
  parentPort?.postMessage(await readPages(document, secondHalf(document)));
  await document.loadingTask.destroy();
});
