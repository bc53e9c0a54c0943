import { parentPort, workerData } from "node:worker_threads";
import { openPdf, readPages, secondHalf } from "./pdf-text.ts";

// Started with the file's bytes; posts the pages of its second half.
if (!(workerData instanceof Uint8Array))
  throw new Error("The PDF's second reader was started without a PDF.");
const document = await openPdf(workerData);
parentPort?.postMessage(await readPages(document, secondHalf(document)));
await document.loadingTask.destroy();
