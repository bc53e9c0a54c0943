import { parentPort } from "node:worker_threads";
import { isWorthSharing, readPdf, type SecondReader, startSecondReader } from "./pdf-reader.ts";
import { openPdf, readPages } from "./pdf-text.ts";
import type { ReaderTask } from "./waiting-pdf-reader.ts";

const pagesRehearsed = 3;

let second: SecondReader | undefined;

// Started before there is a file to read; takes its bytes and posts what it says.
parentPort?.on("message", async ({ bytes, isRehearsal }: ReaderTask) => {
  if (isRehearsal) await rehearse(bytes);
  else parentPort?.postMessage(await readPdf(bytes, second));
});

async function rehearse(bytes: Uint8Array): Promise<void> {
  if (isWorthSharing(bytes)) second = startSecondReader();
  const document = await openPdf(bytes);
  await readPages(document, { first: 1, last: Math.min(pagesRehearsed, document.numPages) });
  await document.loadingTask.destroy();
}
