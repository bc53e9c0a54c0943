import { Worker } from "node:worker_threads";
import type { PdfContents, PdfFont } from "../model/pdf.ts";
import { openPdf, type PageRange, type PdfPart, readOutline, readPages } from "./pdf-text.ts";

/** Below this, starting a second reader takes longer than it saves. */
const pagesWorthSharing = 60;

const program = new URL("./pdf-worker.ts", import.meta.url);

/**
 * Reads a PDF back from its bytes: text with positions, fonts, links, outline and page labels. Reading the text is
 * what takes time, so a second thread takes the later half of a long file's pages.
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfContents> {
  const document = await openPdf(bytes);
  try {
    const { numPages } = document;
    const shared = numPages > pagesWorthSharing;
    const last = shared ? Math.ceil(numPages / 2) : numPages;
    const [first, rest, outline, labels] = await Promise.all([
      readPages(document, { first: 1, last }),
      shared ? readElsewhere(bytes, { first: last + 1, last: numPages }) : nothing,
      readOutline(document),
      document.getPageLabels(),
    ]);
    const pages = [...first.pages, ...rest.pages];
    return {
      pages,
      labels: pages.map((_, index) => labels?.[index] ?? String(index + 1)),
      outline,
      fonts: distinct([...first.fonts, ...rest.fonts]),
      links: [...first.links, ...rest.links],
    };
  } finally {
    await document.loadingTask.destroy();
  }
}

const nothing: PdfPart = { pages: [], fonts: [], links: [] };

function readElsewhere(bytes: Uint8Array, range: PageRange): Promise<PdfPart> {
  const { promise, resolve, reject } = Promise.withResolvers<PdfPart>();
  const worker = new Worker(program, { workerData: { bytes, range } });
  worker.once("message", resolve);
  worker.once("error", reject);
  worker.once("exit", (code) => reject(new Error(`The PDF's reader ended with ${code}, without its pages.`)));
  return promise;
}

function distinct(fonts: readonly PdfFont[]): readonly PdfFont[] {
  return [...new Map(fonts.map((font) => [`${font.name} ${font.embedded}`, font])).values()];
}
