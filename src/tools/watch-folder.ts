import { sep } from "node:path";
import { watch } from "chokidar";
import { milliseconds } from "./clock.ts";
import { skippedFolders } from "./files.ts";

/** Milliseconds without another change after which files count as saved. */
const quiet = 50;
/** A file that is written without a pause is looked at all the same. */
const longest = 500;

export type Watching = {
  /** Calls as if something had changed. */
  readonly again: () => void;
  /** Waits for a call under way. */
  readonly close: () => Promise<void>;
};

/**
 * Calls `onChange` after files of a folder were written, renamed, added or taken away, once for all that happens
 * together, and never while a call is under way: what changes meanwhile leads to one more.
 */
export async function watchFolder(folder: string, onChange: () => Promise<void>): Promise<Watching> {
  const isSkipped = (path: string): boolean =>
    path.startsWith(folder) &&
    path
      .slice(folder.length)
      .split(sep)
      .some((name) => skippedFolders.has(name));
  const watcher = watch(folder, { ignoreInitial: true, ignored: isSkipped });
  let timer: NodeJS.Timeout | undefined;
  let since: number | null = null;
  let running: Promise<void> | null = null;
  let isChanged = false;
  const callWhileChanged = async (): Promise<void> => {
    while (isChanged) {
      isChanged = false;
      since = null;
      await onChange();
    }
    running = null;
  };
  const run = (): void => {
    running ??= callWhileChanged();
  };
  const again = (): void => {
    isChanged = true;
    since ??= milliseconds();
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds() - since > longest ? 0 : quiet);
  };
  watcher.on("all", again);
  // A folder that cannot be watched any more is seen when it is read.
  watcher.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    watcher.once("ready", () => resolve());
  });
  return {
    again,
    close: async () => {
      clearTimeout(timer);
      isChanged = false;
      await watcher.close();
      await running;
    },
  };
}
