import { Worker } from "node:worker_threads";
import type { PdfContents, PdfPage } from "../model/pdf.ts";
import { fontsOf, linksOf, readObjects } from "./pdf-objects.ts";
import { firstHalf, namedDestinations, openPdf, readOutline, readPages, wholeOf } from "./pdf-text.ts";
import { programBeside } from "./program.ts";

/** Below this, starting a second reader takes longer than it saves: about sixty pages of text. */
const bytesWorthSharing = 700_000;

const program = programBeside(import.meta.url, "pdf-worker");

/**
 * Reads a PDF back from its bytes: text with positions, fonts, links, outline and page labels. Reading the text is
 * what takes time, so a second thread takes the later half of a long file's pages.
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfContents> {
  const isShared = bytes.length > bytesWorthSharing;
  const rest = isShared ? readElsewhere(bytes) : [];
  const document = await openPdf(bytes);
  try {
    const objects = readObjects(bytes);
    const [begun, ended, outline, labels, destinations] = await Promise.all([
      readPages(document, isShared ? firstHalf(document) : wholeOf(document)),
      rest,
      readOutline(document),
      document.getPageLabels(),
      namedDestinations(document),
    ]);
    const pages = [...begun, ...ended];
    return {
      pages,
      labels: pages.map((_, index) => labels?.[index] ?? String(index + 1)),
      outline,
      fonts: fontsOf(objects),
      links: linksOf(objects, destinations),
    };
  } finally {
    await document.loadingTask.destroy();
  }
}

function readElsewhere(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly PdfPage[]>();
  const worker = new Worker(program, { workerData: bytes });
  worker.once("message", resolve);
  worker.once("error", reject);
  worker.once("exit", (code) => reject(new Error(`The PDF's reader ended with ${code}, without its pages.`)));
  return promise;
}
