import { join } from "node:path";
import { z } from "zod";
import { now } from "./clock.ts";
import { Failure } from "./failure.ts";
import { diskFiles, type FileSystem } from "./file-system.ts";
import { codeOf, guardOutput } from "./output-failure.ts";
import { isGone, thisProcess } from "./process-owner.ts";
import { sweepWorkFolders, workFolderName } from "./work-folder.ts";

const holderSchema = z.object({ host: z.string(), pid: z.int(), begun: z.string(), since: z.string() });
type Holder = z.infer<typeof holderSchema>;

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
  const path = join(folder, ".lock");
  // Written aside and linked, so that a lock is never without its holder.
  const own = join(folder, workFolderName());
  const text = JSON.stringify({ ...thisProcess(), since: now().toISOString() });
  return guardOutput(folder, async () => {
    await files.makeFolder(folder);
    await sweepWorkFolders(folder, files);
    await files.write(own, new TextEncoder().encode(text));
    try {
      for (;;) {
        if (await linkTo(own, path, files)) return () => files.remove(path);
        const holder = await holderOf(path, files);
        if (holder === "none") continue;
        if (holder !== "unknown" && !isGone(holder)) throw held(folder, holder);
        onStale(staleText(holder));
        await files.remove(path);
      }
    } finally {
      await files.remove(own);
    }
  });
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
    return holderSchema.parse(JSON.parse(new TextDecoder().decode(await files.read(path))));
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
    `Process ${pid} has been making a release in "${folder}" since ${since}.`,
    `Wait until it is done. If it runs on another machine and has ended, delete "${folder}/.lock".`,
  );
}
