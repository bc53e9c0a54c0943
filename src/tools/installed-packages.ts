import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Lists of installed packages: of a work tree, and what npm notes where we are a dependency. */
const names = ["package-lock.json", join("node_modules", ".package-lock.json")];

/** npm's list of the packages that Colophon runs on (package-lock.json, version 3); null where there is none. */
export async function readPackageList(): Promise<string | null> {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    for (const name of names) {
      const text = await readFile(join(folder, name), "utf8").catch(() => null);
      if (text?.includes('"node_modules/pandoc-wasm"')) return text;
    }
    if (folder === dirname(folder)) return null;
  }
}
