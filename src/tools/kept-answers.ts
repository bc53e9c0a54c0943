import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync } from "node:fs";
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PandocRequest, PandocResult } from "../model/tools.ts";

/** Pandoc's answers of earlier builds, by a digest of everything they depend on. */
export type KeptAnswers = {
  /** True where an earlier build has kept something. */
  readonly any: boolean;
  /** Null where there is none, or none that is whole. */
  readonly find: (key: string) => Promise<PandocResult | null>;
  /** Written beside the build; a folder that takes nothing is no error. */
  readonly keep: (key: string, result: PandocResult) => void;
  /** Waits for what is being written, and takes the longest unused away where there is too much. */
  readonly settle: () => Promise<void>;
};

const mostBytes = 256 * 1024 ** 2;
const entryName = /^[0-9a-f]{64}(?:\.[0-9a-f]{12})?$/;

/** SHA-256 over a request and the versions of the programs that would answer it. */
export function answerKey(
  versions: readonly string[],
  { options, input, files = {} }: PandocRequest,
): string {
  const sorted = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return digest(JSON.stringify([versions, options, input, sorted]));
}

/** Answers kept in `folder`: one file each, its first line the digest of the rest. */
export function openKeptAnswers(folder: string, limit: number = mostBytes): KeptAnswers {
  const writing: Promise<void>[] = [];
  return {
    any: hasEntries(folder),
    find: async (key) => {
      const path = join(folder, key);
      const answer = decode(await readFile(path, "utf8").catch(() => ""));
      if (answer !== null) await touch(path);
      return answer;
    },
    keep: (key, result) => {
      writing.push(writeWhole(join(folder, key), encode(result)).catch(() => undefined));
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

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function encode({ output, warnings }: PandocResult): string {
  const body = JSON.stringify({ output, warnings });
  return `${digest(body)}\n${body}`;
}

function decode(text: string): PandocResult | null {
  const body = text.slice(65);
  if (text.slice(0, 65) !== `${digest(body)}\n`) return null;
  const result: PandocResult = JSON.parse(body);
  return result;
}

/** The time of its last use is what decides who has to go. */
async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

/** Another build may write the same answer at the same time: both are whole, and one of them stays. */
async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: "wx" });
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
