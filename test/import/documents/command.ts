import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** A folder for the files of one test file, gone when its tests are through. */
export function openScratch() {
  const scratch = mkdtempSync(join(tmpdir(), "colophon-documents-"));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  return {
    scratch,
    sent: (name: string, content: string | Uint8Array): string => {
      const path = join(scratch, name);
      writeFileSync(path, content);
      return path;
    },
  };
}

/** Runs a script as a person would, in a process of its own. */
export function run(script: "import" | "check", ...args: readonly string[]): Promise<Ended> {
  const path = fileURLToPath(new URL(`../../../scripts/${script}.ts`, import.meta.url));
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [path, ...args], (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
