import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { packageFolder } from "./packages.ts";

/** Lists of installed packages: of a work tree, and what npm notes where we are a dependency. */
const names = ["package-lock.json", join("node_modules", ".package-lock.json")];
const certain = "pandoc-wasm";

/** npm's list of the packages that Colophon runs on (package-lock.json, version 3); null where there is none. */
export async function readPackageList(): Promise<string | null> {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder))
    for (const name of names) {
      const text = await readFile(join(folder, name), "utf8").catch(() => null);
      if (text?.includes(`"node_modules/${certain}"`)) return text;
    }
  return listPackages(dirname(packageFolder(certain))).catch(() => null);
}

/** The same of a folder `node_modules` whose packages npm has no list of, as of those it installs for a whole machine. */
export async function listPackages(folder: string): Promise<string> {
  return JSON.stringify({ packages: Object.fromEntries(await packagesIn(folder, "node_modules")) });
}

type Listed = readonly [path: string, description: { readonly version: string; readonly license?: string }];

async function packagesIn(folder: string, path: string): Promise<readonly Listed[]> {
  const entries = await readdir(folder).catch(() => []);
  const found = entries
    .filter((name) => !name.startsWith("."))
    .map((name) =>
      name.startsWith("@")
        ? packagesIn(join(folder, name), `${path}/${name}`)
        : packageAt(join(folder, name), `${path}/${name}`),
    );
  return (await Promise.all(found)).flat();
}

async function packageAt(folder: string, path: string): Promise<readonly Listed[]> {
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => null);
  const below = await packagesIn(join(folder, "node_modules"), `${path}/node_modules`);
  if (text === null) return below;
  const { version, license }: { readonly version?: string; readonly license?: unknown } = JSON.parse(text);
  if (version === undefined) return below;
  return [[path, { version, ...(typeof license === "string" && { license }) }], ...below];
}
