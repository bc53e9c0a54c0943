import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Folder } from "../model/tools.ts";

const run = promisify(execFile);
const mostBytes = 256 * 1024 ** 2;

/** A repository that came with a manuscript must not choose a program, nor fetch what it lacks. */
const inert = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never"];
const environment = { GIT_ALLOW_PROTOCOL: "none", GIT_NO_LAZY_FETCH: "1", GIT_OPTIONAL_LOCKS: "0" };

async function git(folder: string, ...args: readonly string[]): Promise<Buffer> {
  const options = {
    encoding: "buffer",
    maxBuffer: mostBytes,
    env: { ...process.env, ...environment },
  } as const;
  const { stdout } = await run("git", ["-C", folder, ...inert, ...args], options);
  return stdout;
}

/** Settings that take away the filters a repository names: git would run them to see whether files were changed. */
async function withoutFilters(folder: string): Promise<readonly string[]> {
  const listed = await git(folder, "config", "--local", "--includes", "--name-only", "-z", "--list");
  const names = listed.toString().split("\0");
  return names
    .filter((name) => /^filter\..*\.(?:clean|smudge|process|required)$/s.test(name))
    .flatMap((name) => ["-c", `${name}=`]);
}

/** Files of a folder that are not as the last commit has them; empty where all are. */
async function changesIn(folder: string): Promise<string> {
  const filters = await withoutFilters(folder);
  return line(folder, ...filters, "status", "--porcelain", "--ignore-submodules=all", "--", ".");
}

async function line(folder: string, ...args: readonly string[]): Promise<string> {
  return (await git(folder, ...args)).toString().trim();
}

/** Short name of the revision a folder is at, with "+" where files of it were changed since; null outside a work tree. */
export async function revisionOf(folder: string): Promise<string | null> {
  try {
    const [revision, changes] = await Promise.all([
      line(folder, "rev-parse", "--short", "HEAD"),
      changesIn(folder),
    ]);
    return `${revision}${changes === "" ? "" : "+"}`;
  } catch {
    return null;
  }
}

/** The folder as it was at a revision; null where it is in no work tree, or this has no such revision. Links are left out. */
export async function folderAt(folder: string, revision: string): Promise<Folder | null> {
  const found = await Promise.all([
    line(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`),
    line(folder, "rev-parse", "--show-prefix"),
  ]).catch(() => null);
  if (found === null) return null;
  const [commit, prefix] = found;
  const listed = await git(folder, "ls-tree", "-r", "-z", "--full-tree", commit, "--", prefix || ".");
  const blobs = new Map(
    listed
      .toString()
      .split("\0")
      .flatMap((entry) => {
        const [, name = "", path = ""] = /^100\d{3} blob (\w+)\t(.*)$/s.exec(entry) ?? [];
        return path === "" ? [] : [[path.slice(prefix.length), name] as const];
      }),
  );
  return {
    name: `${folder} at ${revision}`,
    paths: [...blobs.keys()].sort(),
    read: async (path) => {
      const name = blobs.get(path);
      if (name === undefined) throw new Error(`"${path}" is not a file of "${folder}" at ${revision}.`);
      return git(folder, "cat-file", "blob", name);
    },
  };
}

/** What version control knows of a folder. */
export type WorkTree = {
  /** In full. */
  readonly commit: string;
  /** Whether all files of the folder are as that commit has them. */
  readonly isClean: boolean;
  /** Paths below the folder, with forward slashes. */
  readonly tracked: ReadonlySet<string>;
};

/** Null outside a work tree, before its first commit, and where there is no git. */
export async function workTreeOf(folder: string): Promise<WorkTree | null> {
  try {
    const [commit, changes, tracked] = await Promise.all([
      line(folder, "rev-parse", "HEAD"),
      changesIn(folder),
      git(folder, "ls-files", "-z", "--", "."),
    ]);
    const paths = tracked
      .toString()
      .split("\0")
      .filter((path) => path !== "");
    return { commit, isClean: changes === "", tracked: new Set(paths) };
  } catch {
    return null;
  }
}

/** Names of the tags of the work tree that a folder is in; none outside one. */
export async function tagsOf(folder: string): Promise<readonly string[]> {
  return line(folder, "tag", "--list").then(
    (names) => names.split("\n").filter((name) => name !== ""),
    () => [],
  );
}

/** Where a work tree was cloned from on GitHub, and what it is at: `owner/name@commit`; null where that is not so. */
export async function addressOf(folder: string): Promise<string | null> {
  try {
    const [top, remote, commit] = await Promise.all([
      line(folder, "rev-parse", "--show-prefix"),
      line(folder, "remote", "get-url", "origin"),
      line(folder, "rev-parse", "HEAD"),
    ]);
    const [, name] =
      /^(?:https:\/\/github\.com\/|git@github\.com:)([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(remote) ?? [];
    return top !== "" || name === undefined ? null : `${name}@${commit}`;
  } catch {
    return null;
  }
}
