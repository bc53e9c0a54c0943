import { extname } from "node:path";

/** A program beside a module, for a process or thread of its own; compiled where the module is. */
export function programBeside(module: string, name: string): URL {
  return new URL(`./${name}${extname(new URL(module).pathname)}`, module);
}
