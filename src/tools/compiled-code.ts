import { mkdirSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";

/**
 * Keeps what V8 makes of modules in the cache folder, so that the next build need not strip and compile them again. Call
 * it before anything large is imported. Threads and Pandoc's processes find the folder in the environment.
 */
export function keepCompiledCode(cache: string): void {
  const folder = join(cache, "code");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    enableCompileCache(folder);
    process.env[compiledCodeVariable] = folder;
  } catch {
    // The build is as good without.
  }
}

/** Node's own variable. */
export const compiledCodeVariable = "NODE_COMPILE_CACHE";
