import { mkdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Environment variable that names another folder for what is kept from build to build. */
export const cacheVariable = "COLOPHON_CACHE";

/** What the place of the folder depends on. */
export type CacheOwner = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

/** The folder the environment names, else the platform's usual one: XDG's, macOS's Caches or Windows' LOCALAPPDATA. */
export function cacheFolder({ platform, environment, home }: CacheOwner): string {
  const named = environment[cacheVariable];
  if (named) return named;
  if (platform === "darwin") return join(home, "Library", "Caches", "colophon");
  if (platform === "win32")
    return join(environment["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "colophon", "cache");
  return join(environment["XDG_CACHE_HOME"] || join(home, ".cache"), "colophon");
}

/**
 * Makes the folder where it is missing, for this user alone. Null where it cannot be used: whoever could write to it could
 * decide what is printed. Nothing is kept then, and the build is as good.
 */
export function openCacheFolder(folder: string = cacheFolder(thisOwner())): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = statSync(folder);
    const user = process.getuid?.();
    const isOurs = user === undefined || (found.uid === user && (found.mode & 0o022) === 0);
    return found.isDirectory() && isOurs ? folder : null;
  } catch {
    return null;
  }
}

function thisOwner(): CacheOwner {
  return { platform: process.platform, environment: process.env, home: homedir() };
}
