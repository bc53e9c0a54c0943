import { parentPort, workerData } from "node:worker_threads";
import { openPdf, type PageRange, readPages } from "./pdf-text.ts";

/** What the thread is started with; it posts the `PdfPart` it has read. */
type Share = { readonly bytes: Uint8Array; readonly range: PageRange };

function isShare(value: unknown): value is Share {
  return typeof value === "object" && value !== null && "bytes" in value && "range" in value;
}

if (!isShare(workerData)) throw new Error("The PDF's reader was started without a share of pages.");
const document = await openPdf(workerData.bytes);
parentPort?.postMessage(await readPages(document, workerData.range));
await document.loadingTask.destroy();
