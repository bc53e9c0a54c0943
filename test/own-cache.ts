import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheVariable } from "../src/tools/cache-folder.ts";

/** Commands that the tests run keep their results in a folder of this run's, neither read from nor left to any other. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "colophon-tests-"));
  process.env[cacheVariable] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
