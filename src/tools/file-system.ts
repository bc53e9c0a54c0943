import { link, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";

/** All that publishing asks of a file system, so that a test can fail or stop each call. */
export type FileSystem = {
  /** With the folders above it. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** A new file; rejects where there is one. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Waits until a file, or a folder's list of names, is on the disk. */
  readonly flush: (path: string) => Promise<void>;
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** A second name for a file; rejects where the name is taken. */
  readonly link: (file: string, name: string) => Promise<void>;
  /** A file, or a folder with all that is in it; nothing where there is none. */
  readonly remove: (path: string) => Promise<void>;
};

export const diskFiles: FileSystem = {
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true }).catch(async (error: NodeJS.ErrnoException) => {
      // What Node says of a read-only file system, too; the plain call says why.
      if (error.code !== "ENOENT") throw error;
      await mkdir(path);
    });
  },
  write: async (path, bytes) => {
    const file = await open(path, "wx");
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
  },
  flush: async (path) => {
    // Windows opens no folders, and has nothing to flush there.
    const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
      if (process.platform === "win32") return null;
      throw error;
    });
    try {
      await file?.sync().catch((error: NodeJS.ErrnoException) => {
        if (process.platform !== "win32") throw error;
      });
    } finally {
      await file?.close();
    }
  },
  read: (path) => readFile(path),
  list: (folder) => readdir(folder),
  rename,
  link,
  remove: (path) => rm(path, { recursive: true, force: true }),
};
