import type { Folder } from "../../src/model/tools.ts";

/** A manuscript folder in memory: paths and their text or bytes. */
export function memoryFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  name = "works/sample",
): Folder {
  const encoder = new TextEncoder();
  return {
    name,
    paths: Object.keys(files).sort(),
    read: async (path) => {
      const file = files[path];
      if (file === undefined) throw new Error(`"${path}" is not there.`);
      return typeof file === "string" ? encoder.encode(file) : file;
    },
  };
}
