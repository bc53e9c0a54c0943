import { unzipSync } from "fflate";
import type { ServedFile } from "../model/tools.ts";

/** The files of an e-book by their paths in the container, and its documents in reading order. */
export type OpenedBook = {
  readonly files: ReadonlyMap<string, ServedFile>;
  readonly documents: readonly string[];
};

/** Opens an EPUB as a reading system does: by its package document (EPUB 3.3 §5). */
export function openBook(epub: Uint8Array): OpenedBook {
  const unpacked = unzipSync(epub);
  const path = Object.keys(unpacked).find((name) => name.endsWith(".opf")) ?? "";
  const text = new TextDecoder().decode(unpacked[path]);
  const items = [...text.matchAll(/<item\s[^>]*>/g)].map(([item]) => ({
    id: attribute(item, "id"),
    path: `${path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : ""}${decodeURI(attribute(item, "href"))}`,
    mediaType: attribute(item, "media-type"),
  }));
  const documents = [...text.matchAll(/<itemref\s[^>]*>/g)].flatMap(([reference]) => {
    const item = items.find(({ id }) => id === attribute(reference, "idref"));
    return item === undefined ? [] : [item.path];
  });
  const files = items.flatMap((item) => {
    const bytes = unpacked[item.path];
    return bytes === undefined ? [] : [[item.path, { mediaType: item.mediaType, bytes }] as const];
  });
  return { files: new Map(files), documents };
}

function attribute(element: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1] ?? "";
}
