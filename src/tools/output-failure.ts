import { Failure } from "./failure.ts";

const reasons: Readonly<Record<string, readonly [message: string, help: string]>> = {
  ENOSPC: ["There is no space left for", "Free some space or name another folder with --out."],
  EDQUOT: ["The disk quota is used up for", "Free some space or name another folder with --out."],
  EROFS: ["Nothing can be written to the read-only folder", "Name another folder with --out."],
  EACCES: ["Writing is not allowed in", "Change the folder's permissions or name another with --out."],
  EPERM: ["Writing is not allowed in", "Change the folder's permissions or name another with --out."],
  ENOTDIR: ["This is a file, not a folder:", "Name a folder with --out."],
  EEXIST: ["This is a file, not a folder:", "Name a folder with --out."],
  EISDIR: [
    "A folder stands in the way in",
    "Move the folder that has an edition's name, or name another with --out.",
  ],
};

/** Does what writes to a folder; what the system refuses becomes a `Failure` of the group `output`. */
export async function guardOutput<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const [message, help] = reasons[codeOf(error)] ?? [
      `Writing failed (${String(error)}) in`,
      "Name another folder with --out.",
    ];
    throw new Failure("output/folder-takes-files", `${message} "${folder}".`, help, { cause: error });
  }
}

/** The system's name of an error, `ENOSPC`; empty where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
