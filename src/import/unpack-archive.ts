import { crc32 } from "node:zlib";
import { unzipSync } from "fflate";
import { usualLimits } from "../limits/usual-limits.ts";
import type { Checked, Diagnostic } from "../model/diagnostic.ts";

/** Unpacked bytes of all entries, of one entry, and how many there may be. */
export type ArchiveLimits = { readonly bytes: number; readonly entryBytes: number; readonly entries: number };

const defaultLimits: ArchiveLimits = {
  bytes: usualLimits.archiveMebibytes * 1024 ** 2,
  entryBytes: usualLimits.fileMebibytes * 1024 ** 2,
  entries: 10_000,
};
/** More than text and pictures ever gain by being packed: Deflate gives 1032 at most. */
const mostRatio = 200;
const smallEnough = 1024 ** 2;

/**
 * Unpacks a ZIP archive. What the directory says of sizes is looked at before anything is unpacked; an entry that turns
 * out otherwise, in its size or its checksum, ends it. Null, with the reason, where a limit is passed or the archive is damaged.
 */
export function unpackArchive(
  name: string,
  bytes: Uint8Array,
  limits: Partial<ArchiveLimits> = {},
): Checked<ReadonlyMap<string, Uint8Array> | null> {
  const bounds = { ...defaultLimits, ...limits };
  const sizes = new Map<string, number>();
  let total = 0;
  let fault: Diagnostic | null = null;
  const filter = (entry: { readonly name: string; readonly size: number; readonly originalSize: number }) => {
    total += entry.originalSize;
    fault ??=
      tooLarge(name, { ...entry, total, count: sizes.size + 1 }, bounds) ?? badEntry(name, entry.name, sizes);
    sizes.set(entry.name, entry.originalSize);
    return fault === null && !entry.name.endsWith("/");
  };
  try {
    const files = unzipSync(bytes, { filter });
    if (fault !== null) return { value: null, diagnostics: [fault] };
    const unpacked = new Map(Object.entries(files));
    const sums = checksums(bytes, [...sizes.keys()]);
    const isWhole = [...unpacked].every(
      ([path, content]) =>
        sizes.get(path) === content.length && (sums.get(path) ?? crc32(content)) === crc32(content),
    );
    return isWhole ? { value: unpacked, diagnostics: [] } : { value: null, diagnostics: [damaged(name)] };
  } catch {
    return { value: null, diagnostics: [fault ?? damaged(name)] };
  }
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** What the central directory says of each entry's content (PKWARE's APPNOTE 6.3.10, 4.3.12 and 4.3.16); `names` in its order. */
function checksums(bytes: Uint8Array, names: readonly string[]): ReadonlyMap<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end > 0 && view.getUint32(end, true) !== endOfDirectory) end -= 1;
  let at = view.getUint32(end + 16, true);
  const sums = new Map<string, number>();
  for (const name of names) {
    // Archives of 4 GiB keep their directory elsewhere.
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryEntry) return sums;
    sums.set(name, view.getUint32(at + 16, true));
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
  }
  return sums;
}

type Entry = {
  readonly name: string;
  readonly size: number;
  readonly originalSize: number;
  readonly total: number;
  readonly count: number;
};

function tooLarge(
  file: string,
  entry: Entry,
  { bytes, entryBytes, entries }: ArchiveLimits,
): Diagnostic | null {
  const { size, originalSize } = entry;
  const isBomb = originalSize > smallEnough && originalSize > size * mostRatio;
  const isWithin = entry.total <= bytes && originalSize <= entryBytes && entry.count <= entries;
  if (isWithin && !isBomb) return null;
  return {
    check: "limits/archive-size",
    severity: "error",
    place: { file, line: 1, column: 1, certainty: "near" },
    message: `Unpacked, the file would be too large at "${entry.name}" (${originalSize} bytes from ${size}); at most ${entries} entries with ${bytes} bytes in all were expected.`,
    help: "Open it in a word processor and save it anew; if it stays so large, take pictures out.",
  };
}

function badEntry(file: string, path: string, known: ReadonlyMap<string, number>): Diagnostic | null {
  const leaves = /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\|\0/i.test(path);
  if (!leaves && !known.has(path)) return null;
  return {
    check: "policy/archive-entries",
    severity: "error",
    place: { file, line: 1, column: 1, certainty: "near" },
    message: `The file holds the entry "${path}" ${leaves ? "that leads out of it" : "twice"}; names inside it, each once, were expected.`,
    help: "Open it in a word processor and save it anew.",
  };
}

function damaged(file: string): Diagnostic {
  return {
    check: "import/archive-is-whole",
    severity: "error",
    place: { file, line: 1, column: 1, certainty: "near" },
    message: "The file is damaged or cut off; a whole archive was expected.",
    help: "Ask for the file again.",
  };
}
