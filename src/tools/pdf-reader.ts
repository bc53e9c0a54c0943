import { Worker } from "node:worker_threads";
import type { PdfContents, PdfPage } from "../model/pdf.ts";
import { fontsOf, linksOf, readObjects } from "./pdf-objects.ts";
import { firstHalf, namedDestinations, openPdf, readOutline, readPages, wholeOf } from "./pdf-text.ts";
import { programBeside } from "./program.ts";

/** Below this, starting a second reader takes longer than it saves: about sixty pages of text. */
const bytesWorthSharing = 700_000;

export function isWorthSharing(bytes: Uint8Array): boolean {
  return bytes.length > bytesWorthSharing;
}

const program = programBeside(import.meta.url, "pdf-worker");

/**
 * Reads a PDF back from its bytes: text with positions, fonts, links, outline and page labels. Reading the text is
 * what takes time, so a second thread takes the later half of a long file's pages.
 */
export async function readPdf(bytes: Uint8Array, second?: SecondReader): Promise<PdfContents> {
  const isShared = isWorthSharing(bytes);
  const rest = isShared ? (second ?? startSecondReader()).read(bytes) : [];
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

/** Another thread, for the pages of the second half. */
export type SecondReader = { readonly read: (bytes: Uint8Array) => Promise<readonly PdfPage[]> };

/** Started before there is a file to read, it has loaded its library by then. */
export function startSecondReader(): SecondReader {
  const { promise, resolve, reject } = Promise.withResolvers<readonly PdfPage[]>();
  promise.catch(() => undefined);
  const worker = new Worker(program);
  worker.once("message", resolve);
  worker.once("error", reject);
  worker.once("exit", (code) => reject(new Error(`The PDF's reader ended with ${code}, without its pages.`)));
  return {
    read: (bytes) => {
      worker.postMessage(bytes);
      return promise;
    },
  };
}
