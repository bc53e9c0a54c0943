import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "./failure.ts";
import { addressOf } from "./git.ts";
import { isFree, writeFolder } from "./new-folder.ts";

const own = fileURLToPath(new URL("../../", import.meta.url));
const workflows = ["pull-request.yml", "release.yml"];
/** What stands in the workflows for the repository and the commit that Colophon is taken from. */
const placeholder = "OWNER/colophon@COMMIT";

export type StartRequest = {
  readonly folder: string;
  readonly kind: "article" | "book";
  /** The GitHub repository that workflows take Colophon from, `owner/name@commit`; by default where this one came from. */
  readonly action?: string | undefined;
};

/** What was made. */
export type Started = {
  /** Paths in the folder, in order. */
  readonly files: readonly string[];
  /** Null where the workflows still say `OWNER/colophon@COMMIT`. */
  readonly action: string | null;
};

/** Starts a manuscript in a new or an empty folder: an example that builds, and workflows for GitHub. Throws a `Failure`. */
export async function startManuscript({ folder, kind, action }: StartRequest): Promise<Started> {
  if (!(await isFree(folder)))
    throw new Failure(
      "configuration/folder-is-free",
      `"${folder}" holds something; a new or an empty folder was expected.`,
      "Name another folder, or move away what is in it.",
    );
  const from = action ?? (await addressOf(own));
  const files = new Map([
    ...(await filesBelow(join(own, "starters/shared"))),
    ...(await filesBelow(join(own, "starters", kind))),
  ]);
  for (const name of workflows) {
    const text = await readFile(join(own, "docs/ci", name), "utf8");
    const known = from === null ? text : text.replaceAll(placeholder, from);
    files.set(`.github/workflows/${name}`, new TextEncoder().encode(known));
  }
  await writeFolder(folder, files);
  return { files: [...files.keys()].toSorted(), action: from };
}

/** npm leaves files called `.gitignore` out of packages, so it has no point here. */
async function filesBelow(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(folder.length + 1).replaceAll(sep, "/");
      return [name === "gitignore" ? ".gitignore" : name, await readFile(path)] as const;
    });
  return new Map(await Promise.all(files));
}
