import { constants } from "node:fs";
import { type FileHandle, open, readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { allowMore } from "../limits/usual-limits.ts";
import type { Limits } from "../model/limits.ts";
import type { Source } from "../model/source.ts";
import type { Folder } from "../model/tools.ts";
import { Failure } from "./failure.ts";
import { currentLimits } from "./limits.ts";

/** Folders that hold nothing of a manuscript. */
export const skippedFolders: ReadonlySet<string> = new Set(["node_modules", ".git", "dist"]);

/**
 * Opens a manuscript folder for reading. Lists regular files only, without `node_modules`, `.git` and `dist`; a link
 * counts as the file it leads to when that lies inside the folder, and not at all when it lies outside. Throws a
 * `Failure` of the group `configuration` when there is no such folder.
 */
export async function openFolder(path: string): Promise<Folder> {
  const limits = currentLimits();
  const root = await rootOf(path);
  const paths = (await list(root, root, limits)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const known = new Set(paths);
  return {
    // "." says nothing, and editions are named for their folder.
    name: /^\.*$/.test(basename(path)) ? root : path,
    paths,
    read: async (file) => {
      if (!known.has(file)) throw new Error(`"${file}" is not a file of "${path}".`);
      return readInside(root, file, limits);
    },
  };
}

/** One text file that a person named, whatever folder it lies in. Throws a `Failure` of the group `configuration`. */
export async function readSource(path: string): Promise<Source> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text !== null) return { path, text: text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n") };
  throw new Failure("configuration/file-exists", `The file "${path}" cannot be read.`, "Correct its name.");
}

const bytesOf = (mebibytes: number): number => mebibytes * 1024 ** 2;

/**
 * The bytes of one file that was sent. Throws a `Failure`: of the group `configuration` where there is none, of `limits`
 * where it is larger than any manuscript.
 */
export async function readSent(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile())
    throw new Failure("configuration/file-exists", `There is no file "${path}".`, "Correct its name.");
  const limits = currentLimits();
  const limit = /\.(?:docx|odt|epub|rtf|html?|zip)$/i.test(path) ? "fileMebibytes" : "textMebibytes";
  if (found.size <= bytesOf(limits[limit])) return readFile(path);
  throw tooLarge(path, found.size, limit, limits);
}

/** Whatever `path` was named for import: a folder, or a file and the folder it lies in. */
export type SentFolder = {
  readonly folder: string;
  /** The file that was named; null where the folder was. */
  readonly document: string | null;
};

/** Throws a `Failure` of the group `configuration` where there is neither file nor folder. */
export async function openSent(path: string): Promise<SentFolder> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return { folder: path, document: null };
  if (found?.isFile()) return { folder: dirname(path), document: basename(path) };
  if (found === null)
    throw new Failure("configuration/file-exists", `There is no file "${path}".`, "Correct its name.");
  throw new Failure(
    "configuration/file-exists",
    `"${path}" is a device or a pipe; a file or a folder was expected.`,
    "Save what comes out of it as a file, and name that.",
  );
}

/** Whether a file or folder is another, or lies in it. */
export async function liesIn(path: string, folder: string): Promise<boolean> {
  const [inner, outer] = await Promise.all([path, folder].map((each) => realpath(each).catch(() => null)));
  return inner != null && outer != null && (inner === outer || isInside(outer, inner));
}

/** The bytes of a file by its path in a folder; null where there is none inside it, or it is too large. */
export async function readBeside(folder: string, path: string): Promise<Uint8Array | null> {
  const root = await realpath(folder);
  const found = await stat(join(root, path)).catch(() => null);
  const limits = currentLimits();
  if (found === null || found.size > bytesOf(limits.fileMebibytes)) return null;
  return readInside(root, path, limits).catch(() => null);
}

const textFiles = /\.(?:[qr]?md|markdown|txt|bib|ya?ml)$/i;

/** The texts of a folder's files that people write, as they are on disk; files that are not UTF-8 are left out. */
export async function readTexts(folder: Folder): Promise<ReadonlyMap<string, string>> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const read = folder.paths
    .filter((path) => textFiles.test(path))
    .map(async (path) => {
      const bytes = await folder.read(path);
      try {
        return [[path, decoder.decode(bytes)] as const];
      } catch {
        return [];
      }
    });
  return new Map((await Promise.all(read)).flat());
}

/** The folder as if these files had other texts. */
export function withTexts(folder: Folder, texts: ReadonlyMap<string, string>): Folder {
  const encoder = new TextEncoder();
  return {
    ...folder,
    read: async (path) => {
      const text = texts.get(path);
      return text === undefined ? folder.read(path) : encoder.encode(text);
    },
  };
}

async function rootOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return realpath(path);
  const message = found === null ? `There is no folder "${path}".` : `"${path}" is not a folder.`;
  throw new Failure("configuration/folder-exists", message, "Name the folder that holds the manuscript.");
}

async function list(root: string, folder: string, limits: Limits): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.has(entry.name))
      found.push(...(await list(root, path, limits)));
    if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFileInside(root, path))))
      found.push(relative(root, path).replaceAll(sep, "/"));
    if (found.length > limits.files) throw tooMany(root, limits);
  }
  return found;
}

async function leadsToFileInside(root: string, path: string): Promise<boolean> {
  const target = await realpath(path).catch(() => null);
  return target !== null && isInside(root, target) && (await stat(target)).isFile();
}

function isInside(root: string, target: string): boolean {
  return target.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** The real path is asked for again: the folder may have changed since it was listed. A FIFO put there never blocks. */
async function readInside(root: string, file: string, limits: Limits): Promise<Uint8Array> {
  const target = await realpath(join(root, file));
  if (!isInside(root, target)) throw new Error(`"${file}" leads out of the manuscript folder.`);
  const handle = await open(target, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return await readRegular(handle, file, limits);
  } finally {
    await handle.close();
  }
}

async function readRegular(handle: FileHandle, file: string, limits: Limits): Promise<Uint8Array> {
  const found = await handle.stat();
  if (!found.isFile()) throw new Error(`"${file}" is not a regular file.`);
  if (found.size > bytesOf(limits.fileMebibytes)) throw tooLarge(file, found.size, "fileMebibytes", limits);
  return handle.readFile();
}

function tooLarge(
  file: string,
  bytes: number,
  limit: "fileMebibytes" | "textMebibytes",
  limits: Limits,
): Failure {
  const message = `"${file}" has ${bytes} bytes; at most ${bytesOf(limits[limit])} were expected.`;
  const help = `Divide it, and build or import the parts. ${allowMore(limit, limits)}`;
  return new Failure("limits/file-size", message, help);
}

function tooMany(root: string, limits: Limits): Failure {
  const message = `The folder "${root}" holds more than ${limits.files} files.`;
  const help = `Name the manuscript's own folder. ${allowMore("files", limits)}`;
  return new Failure("limits/number-of-files", message, help);
}
