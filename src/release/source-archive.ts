import { unzipSync, type Zippable, zipSync } from "fflate";
import type { Folder } from "../model/tools.ts";

const mostBytes = 1024 ** 3;

/** A manuscript's files as a ZIP below a folder of its name; the bytes depend on nothing but them. */
export function archiveSource(name: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // ZIP writes local time: a date made of local parts is the same in every time zone.
  const mtime = new Date(2000, 0, 1);
  const entries: Zippable = {};
  for (const [path, bytes] of [...files].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    entries[`${name}/${path}`] = [bytes, { level: 9, mtime }];
  return zipSync(entries);
}

/** The archive as a folder to build from; nothing is unpacked on the disk. Throws where it is no archive, or too large. */
export function openSourceArchive(archive: Uint8Array): Folder {
  let total = 0;
  const entries = unzipSync(archive, {
    filter: ({ originalSize }) => {
      total += originalSize;
      if (total > mostBytes) throw new Error(`It holds more than ${mostBytes} bytes.`);
      return true;
    },
  });
  const name = Object.keys(entries)[0]?.split("/")[0] ?? "";
  const files = new Map(
    Object.entries(entries).map(([path, bytes]) => [path.slice(name.length + 1), bytes] as const),
  );
  return {
    name,
    paths: [...files.keys()].toSorted((one, other) => (one < other ? -1 : 1)),
    read: async (path) => {
      const bytes = files.get(path);
      if (bytes === undefined) throw new Error(`"${path}" is not in the archive.`);
      return bytes;
    },
  };
}
