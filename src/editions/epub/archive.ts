import { strToU8, type Zippable, zipSync } from "fflate";

/** What gains nothing from being compressed again. */
const compressed = /\.(?:png|jpe?g|webp|woff)$/;

/** The book's files as a ZIP whose bytes depend on nothing but them: sorted, dated alike (EPUB OCF 3.3 §4.3). */
export function archive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // ZIP writes local time: a date made of local parts is the same in every time zone.
  const mtime = new Date(2000, 0, 1);
  const entries: Zippable = { mimetype: [strToU8("application/epub+zip"), { level: 0, mtime }] };
  const paths = [...files.keys()].filter((path) => path !== "mimetype").sort();
  for (const path of paths) {
    const bytes = files.get(path);
    if (bytes !== undefined) entries[path] = [bytes, { level: compressed.test(path) ? 0 : 9, mtime }];
  }
  return zipSync(entries);
}
