import { type Zippable, zipSync } from "fflate";

/** What gains nothing from being compressed again. */
const compressed = /\.(?:png|jpe?g|webp)$/;

/** Files as a ZIP whose bytes depend on nothing but them: sorted, dated alike. */
export function archive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // ZIP writes local time: a date made of local parts is the same in every time zone.
  const mtime = new Date(2000, 0, 1);
  const entries: Zippable = {};
  for (const [path, bytes] of [...files].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    entries[path] = [bytes, { level: compressed.test(path) ? 0 : 9, mtime }];
  return zipSync(entries);
}
