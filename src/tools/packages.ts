import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Folder of an installed package, wherever npm put it: beside us, or further up when we are a dependency. */
export function packageFolder(name: string): string {
  let folder = import.meta.dirname;
  for (;;) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return candidate;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`The package "${name}" is not installed.`);
    folder = parent;
  }
}

/** Whether a package is there. */
export function isInstalled(name: string): boolean {
  try {
    return packageFolder(name) !== "";
  } catch {
    return false;
  }
}

/** A file of an installed package: `packageFile("pagedjs", "dist/paged.js")`. */
export async function readPackageFile(name: string, path: string): Promise<Uint8Array> {
  return readFile(join(packageFolder(name), path));
}
