import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { diskFiles, type FileSystem } from "./file-system.ts";
import { isGone, thisProcess } from "./process-owner.ts";

const prefix = ".colophon-";
const abandonedAfterMilliseconds = 60 * 60 * 1000;

/** A name that says whose the folder is, so that others know when nobody needs it any more. */
export function workFolderName(): string {
  const { host, pid, begun } = thisProcess();
  return `${prefix}${host}-${pid}-${begun || 0}-${randomBytes(6).toString("hex")}`;
}

/**
 * Removes the work folders of processes that ended without doing so; those of another machine after an hour. Others may
 * do the same meanwhile.
 */
export async function sweepWorkFolders(folder: string, files: FileSystem = diskFiles): Promise<void> {
  for (const name of await files.list(folder)) {
    if (name.startsWith(prefix) && (await isAbandoned(join(folder, name), name)))
      await files.remove(join(folder, name));
  }
}

async function isAbandoned(path: string, name: string): Promise<boolean> {
  const [, host = "", pid = "", begun = ""] =
    /^\.colophon-([0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f]{12}$/.exec(name) ?? [];
  if (host === "") return false;
  if (isGone({ host, pid: Number(pid), begun: begun === "0" ? "" : begun })) return true;
  if (host === thisProcess().host) return false;
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > abandonedAfterMilliseconds;
}
