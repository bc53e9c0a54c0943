import { strFromU8, unzipSync } from "fflate";
import { normalise } from "../../../src/audit/normalise.ts";
import { textLines } from "../../../src/audit/pdf-lines.ts";
import type { PdfPage } from "../../../src/model/pdf.ts";
import { readPdf } from "../../../src/tools/pdf-reader.ts";

/** A printed page: its number, the letters it begins with, and those behind its marker in the e-book. */
export type PageBeginning = {
  readonly folio: string;
  /** Of its first lines, in the order they were painted. */
  readonly printed: string;
  /** What follows the marker: text, or the name of an image's or a formula's element. */
  readonly marked: string;
};

/** The printed pages that have text, and what the e-book's page list says of them; both files are read back. */
export async function pageBeginnings(
  pdf: Uint8Array,
  epub: Uint8Array,
  margins: { readonly top: number; readonly bottom: number },
): Promise<{ readonly pages: readonly PageBeginning[]; readonly unlisted: readonly string[] }> {
  const { pages, labels } = await readPdf(pdf);
  const files = unzipSync(epub);
  const text = (path: string): string => strFromU8(files[`OEBPS/${path}`] ?? new Uint8Array());
  const listed = pageLinks(text("toc.xhtml"));
  const written = pages.map((page, index) => ({ page, folio: labels[index] ?? "" }));
  const full = written.filter(({ page }) => beginningOf(page, margins) !== "");
  const unlisted: string[] = [];
  const found: PageBeginning[] = [];
  let next = 0;
  for (const { page, folio } of full) {
    const link = listed[next];
    if (link?.folio !== folio) {
      unlisted.push(folio);
      continue;
    }
    next += 1;
    const [path = "", id = ""] = link.href.split("#");
    found.push({ folio, printed: beginningOf(page, margins), marked: behind(text(path), id) });
  }
  return { pages: found, unlisted: [...unlisted, ...listed.slice(next).map(({ folio }) => folio)] };
}

/** Pages whose marker is not followed by the words the page begins with. */
export function misplaced(pages: readonly PageBeginning[]): readonly PageBeginning[] {
  return pages.filter(({ printed, marked }) => {
    if (/^<(?:img|math)/.test(marked)) return false;
    const words = marked.split(/[\s\u200C]+/).filter((word) => normalise(word) !== "");
    const [first = "", ...others] = words.slice(0, 4).map(normalise);
    if (first === "") return true;
    // Words that run from right to left are painted in another order.
    if (/[\u0590-\u08FF]/u.test(printed)) return ![first, ...others].every((word) => printed.includes(word));
    // A repeated head stands before a table's next row, and a number before a list's next item.
    const own = [first, ...others].join("").slice(0, 60);
    return !(printed.startsWith(first.slice(0, printed.length)) || printed.includes(own));
  });
}

function beginningOf(page: PdfPage, margins: { readonly top: number; readonly bottom: number }): string {
  return normalise(textLines(page, margins).slice(0, 12).join(" "));
}

function pageLinks(toc: string): readonly { readonly folio: string; readonly href: string }[] {
  const list = /<nav[^>]*epub:type="page-list"[\s\S]*?<\/nav>/.exec(toc)?.[0] ?? "";
  return [...list.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href = "", folio = ""]) => ({
    folio,
    href,
  }));
}

function behind(xhtml: string, id: string): string {
  const at = xhtml.indexOf(` id="${id}"`);
  if (at < 0) return "";
  const rest = xhtml.slice(xhtml.indexOf(">", at) + 1);
  const unit = /^(?:\s|<(?!img|math)[^>]*>)*(<(?:img|math))/.exec(rest)?.[1];
  if (unit !== undefined) return unit;
  return rest
    .slice(0, 3000)
    .replace(/<sup[^>]*class="note-call"[\s\S]*?<\/sup>/g, "")
    .replace(/<\/(?:p|li|td|th|h[1-6]|div|figcaption|dt|dd)>|<br\/>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(amp|lt|gt|quot);/g,
      (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[String(name)] ?? "",
    )
    .trimStart();
}
