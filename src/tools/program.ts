import { extname } from "node:path";

/** A program beside a module, for a process or thread of its own; compiled where the module is. */
export function programBeside(module: string, name: string): URL {
  return new URL(`./${name}${extname(new URL(module).pathname)}`, module);
}

/** Whether starting a program failed because it is not there: a folder of the path that may not be entered hides nothing else. */
export function isAbsent(error: { readonly code?: string | number | null | undefined } | null): boolean {
  return error?.code === "ENOENT" || error?.code === "EACCES";
}
