import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "./failure.ts";

/** Every file of a release by name; what is no file, such as a folder, has null. Throws a `Failure` where nothing can be read. */
export async function readReleaseFolder(folder: string): Promise<ReadonlyMap<string, Uint8Array | null>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const read = entries.map(
      async (entry) =>
        [entry.name, entry.isFile() ? await readFile(join(folder, entry.name)) : null] as const,
    );
    return new Map((await Promise.all(read)).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  } catch (error) {
    throw new Failure(
      "configuration/is-a-release",
      `The folder "${folder}" cannot be read.`,
      "Name the folder of one release, such as dist/release/1.0.0.",
      { cause: error },
    );
  }
}

/** The manifests of the releases in a folder, by version. */
export async function readManifests(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch(() => []);
  const read = names
    .filter((name) => !name.startsWith("."))
    .map(
      async (name) =>
        [name, await readFile(join(folder, name, "manifest.json"), "utf8").catch(() => "")] as const,
    );
  return new Map((await Promise.all(read)).filter(([, text]) => text !== ""));
}
