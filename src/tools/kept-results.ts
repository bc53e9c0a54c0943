import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync } from "node:fs";
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What programs gave in earlier builds, by a digest of everything it depends on. */
export type KeptResults = {
  /** True where an earlier build has kept something. */
  readonly any: boolean;
  /** Null where there is none, or none that is whole. */
  readonly find: (key: string) => Promise<Buffer | null>;
  /** Written beside the build; a folder that takes nothing is no error. */
  readonly keep: (key: string, result: string | Uint8Array) => void;
  /** Waits for what is being written, and takes the longest unused away where there is too much. */
  readonly settle: () => Promise<void>;
};

const mostBytes = 256 * 1024 ** 2;
const digestBytes = 32;
const entryName = /^[0-9a-f]{64}(?:\.[0-9a-f]{12})?$/;

/** SHA-256 over what a result depends on: plain data, in an order that is always the same. */
export function resultKey(dependencies: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(dependencies)).digest("hex");
}

/** Results kept in `folder`: one file each, a digest of the result and the result. */
export function openKeptResults(folder: string, limit: number = mostBytes): KeptResults {
  const writing: Promise<void>[] = [];
  return {
    any: hasEntries(folder),
    find: async (key) => {
      const path = join(folder, key);
      const result = wholeResult(await readFile(path).catch(() => Buffer.alloc(0)));
      if (result !== null) await touch(path);
      return result;
    },
    keep: (key, result) => {
      writing.push(writeWhole(join(folder, key), Buffer.from(result)).catch(() => undefined));
    },
    settle: async () => {
      if (writing.length === 0) return;
      await Promise.all(writing.splice(0));
      await removeOldest(folder, limit).catch(() => undefined);
    },
  };
}

function hasEntries(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return readdirSync(folder).some((name) => entryName.test(name));
  } catch {
    return false;
  }
}

function digest(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** Null where it was cut short or changed since. */
function wholeResult(entry: Buffer): Buffer | null {
  const result = entry.subarray(digestBytes);
  return digest(result).equals(entry.subarray(0, digestBytes)) ? result : null;
}

/** The time of its last use is what decides who has to go. */
async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

/** Another build may write the same result at the same time: both are whole, and one of them stays. */
async function writeWhole(path: string, result: Buffer): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(draft, Buffer.concat([digest(result), result]), { mode: 0o600, flag: "wx" });
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true });
  }
}

/** Drafts of builds that were killed grow old like the rest. Files of other names are not ours. */
async function removeOldest(folder: string, limit: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => entryName.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const entry = await stat(path).catch(() => null);
      return entry === null ? [] : [{ path, bytes: entry.size, used: entry.mtimeMs }];
    }),
  );
  let bytes = 0;
  for (const entry of found.flat().toSorted((a, b) => b.used - a.used)) {
    bytes += entry.bytes;
    if (bytes > limit) await rm(entry.path, { force: true });
  }
}
