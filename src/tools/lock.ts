import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { milliseconds, now } from "./clock.ts";
import { Failure } from "./failure.ts";
import { diskFiles, type FileSystem } from "./file-system.ts";
import { codeOf, guardOutput } from "./output-failure.ts";
import { isGone, type ProcessOwner, thisProcess } from "./process-owner.ts";
import { sweepWorkFolders, workFolderName } from "./work-folder.ts";

/** Who has it, and since when. */
type Holder = ProcessOwner & { readonly since: string };

const longestWaitMilliseconds = 15 * 60 * 1000;
const pauseMilliseconds = 100;

/**
 * Keeps others out of a folder until it is released. A lock whose process has ended is taken over, and `onStale` told so;
 * one that is held is a `Failure` that says who holds it since when. It keeps people from doing work for nothing: what must
 * never happen is kept from happening by how things are published.
 */
export async function takeLock(
  folder: string,
  onStale: (told: string) => void,
  files: FileSystem = diskFiles,
): Promise<() => Promise<void>> {
  const lock = await tryLock(folder, onStale, files);
  if (typeof lock === "function") return lock;
  throw held(folder, lock);
}

/**
 * The same, but waits while another process has it, and `onWait` is told who. A `Failure` where that takes a quarter of an
 * hour.
 */
export async function waitForLock(
  folder: string,
  onWait: (told: string) => void,
): Promise<() => Promise<void>> {
  const begun = milliseconds();
  let told = false;
  for (;;) {
    const lock = await tryLock(folder, () => undefined, diskFiles);
    if (typeof lock === "function") return lock;
    if (milliseconds() - begun > longestWaitMilliseconds) throw held(folder, lock);
    if (!told) onWait(`Process ${lock.pid} is at work in "${folder}"; waiting for it to be done.`);
    told = true;
    // Many may wait: not all at the same moment, and with no more than a look at the lock.
    do await pause(pauseMilliseconds * (1 + Math.random()));
    while (milliseconds() - begun < longestWaitMilliseconds && (await isHeld(folder)));
  }
}

async function isHeld(folder: string): Promise<boolean> {
  const holder = await holderOf(join(folder, ".lock"), diskFiles);
  return typeof holder === "object" && !isGone(holder);
}

/** What releases it, or who has it. */
async function tryLock(
  folder: string,
  onStale: (told: string) => void,
  files: FileSystem,
): Promise<(() => Promise<void>) | Holder> {
  const path = join(folder, ".lock");
  // Written aside and linked, so that a lock is never without its holder.
  const own = join(folder, workFolderName());
  return guardOutput(folder, async () => {
    await files.makeFolder(folder);
    await sweepWorkFolders(folder, files);
    await files.write(
      own,
      new TextEncoder().encode(lockText({ ...thisProcess(), since: now().toISOString() })),
    );
    try {
      for (;;) {
        if (await linkTo(own, path, files)) return () => files.remove(path);
        const holder = await holderOf(path, files);
        if (holder === "none") continue;
        if (holder !== "unknown" && !isGone(holder)) return holder;
        onStale(staleText(holder));
        await files.remove(path);
      }
    } finally {
      await files.remove(own);
    }
  });
}

function lockText({ host, pid, begun, since }: Holder): string {
  return `${host} ${pid} ${begun || 0} ${since}\n`;
}

/** False where somebody has the name. */
async function linkTo(own: string, path: string, files: FileSystem): Promise<boolean> {
  try {
    await files.link(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function holderOf(path: string, files: FileSystem): Promise<Holder | "none" | "unknown"> {
  try {
    const text = new TextDecoder().decode(await files.read(path));
    const [, host, pid, begun, since] = /^([0-9a-f]{8}) (\d+) (\d+) (\S+)\n$/.exec(text) ?? [];
    if (host === undefined || begun === undefined || since === undefined) return "unknown";
    return { host, pid: Number(pid), begun: begun === "0" ? "" : begun, since };
  } catch (error) {
    return codeOf(error) === "ENOENT" ? "none" : "unknown";
  }
}

function staleText(holder: Holder | "unknown"): string {
  if (holder === "unknown") return "A lock that nobody can be told from was taken over.";
  return `The lock of process ${holder.pid}, taken ${holder.since}, was taken over: that process has ended.`;
}

function held(folder: string, { pid, since }: Holder): Failure {
  return new Failure(
    "output/folder-is-free",
    `Process ${pid} has been at work in "${folder}" since ${since}.`,
    `Wait until it is done. If it runs on another machine and has ended, delete "${folder}/.lock".`,
  );
}
