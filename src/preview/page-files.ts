import type { PreviewPage } from "../model/preview.ts";
import type { ServedFile } from "../model/tools.ts";

/** Where pages are laid out; on the desk all addresses are relative to the page. */
const layoutOrigin = "https://edition.invalid/";
const xhtml = "application/xhtml+xml; charset=utf-8";
const namespaced = /^<(\w+)(?![^>]*\sxmlns=)/;

export type ServedPages = {
  readonly pages: readonly PreviewPage[];
  /** The pages by their digests, with their styles, fonts and images. */
  readonly files: ReadonlyMap<string, ServedFile>;
};

type Laid = {
  readonly pages: readonly string[];
  readonly styles: string;
  readonly layout: { readonly folios: readonly string[] };
};

/** The files of pages that were laid out; `used` are the fonts and images on them. */
export function servedPages(
  { pages: markups, styles, layout }: Laid,
  used: ReadonlyMap<string, ServedFile>,
  digest: (bytes: Uint8Array) => string,
): ServedPages {
  const images = imageDigests(used, digest);
  const made = markups.map((markup, index) => {
    const file = pageFile(markup);
    const name = digest(Buffer.concat([file.bytes, Buffer.from(images)])).slice(0, 24);
    return { page: { digest: name, folio: layout.folios[index] ?? "" }, file };
  });
  return {
    pages: made.map(({ page }) => page),
    files: new Map([
      ...used,
      ...made.map(({ page, file }) => [`${page.digest}.xhtml`, file] as const),
      ["styles.css", stylesFile(styles)],
    ]),
  };
}

/** A page whose image was changed is another page, though its markup is the same. */
function imageDigests(files: ReadonlyMap<string, ServedFile>, digest: (bytes: Uint8Array) => string): string {
  const images = [...files].filter(([, { mediaType }]) => mediaType.startsWith("image/"));
  return images.map(([path, { bytes }]) => `${path} ${digest(bytes)}`).join();
}

/** A page's markup as a file of its own, whose addresses lead to the files beside it. */
function pageFile(markup: string): ServedFile {
  const text = markup
    .replaceAll(layoutOrigin, "")
    .replace(namespaced, '<$1 xmlns="http://www.w3.org/1999/xhtml"');
  return { mediaType: xhtml, bytes: new TextEncoder().encode(text) };
}

function stylesFile(styles: string): ServedFile {
  return {
    mediaType: "text/css; charset=utf-8",
    bytes: new TextEncoder().encode(styles.replaceAll(layoutOrigin, "")),
  };
}

export function jsonFile(value: unknown): ServedFile {
  return { mediaType: "application/json", bytes: new TextEncoder().encode(JSON.stringify(value)) };
}

/** What can be read on a page, for searching: one text for each, without soft hyphens. */
export function pageText(markup: string): string {
  return markup
    .replace(/<(?:annotation|style)\b[^>]*>.*?<\/(?:annotation|style)>/gs, "")
    .replace(/<\/(?:p|h\d|li|td|th|div|figcaption|caption|dd|dt)>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"' })[String(name)] ?? "&")
    .replaceAll("\u00AD", "")
    .replace(/\s+/g, " ")
    .trim();
}
