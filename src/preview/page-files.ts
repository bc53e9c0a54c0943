import type { ServedFile } from "../model/tools.ts";

/** Where pages are laid out; on the desk all addresses are relative to the page. */
const layoutOrigin = "https://edition.invalid/";
const xhtml = "application/xhtml+xml; charset=utf-8";
const namespaced = /^<(\w+)(?![^>]*\sxmlns=)/;

/** A page's markup as a file of its own, whose addresses lead to the files beside it. */
export function pageFile(markup: string): ServedFile {
  const text = markup
    .replaceAll(layoutOrigin, "")
    .replace(namespaced, '<$1 xmlns="http://www.w3.org/1999/xhtml"');
  return { mediaType: xhtml, bytes: new TextEncoder().encode(text) };
}

export function stylesFile(styles: string): ServedFile {
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
