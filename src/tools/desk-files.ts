import { readdir, readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { ServedFile } from "../model/tools.ts";

const folder = new URL("../../templates/shared/preview/", import.meta.url);
const mediaTypes: ReadonlyMap<string, string> = new Map([
  [".html", "text/html; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".svg", "image/svg+xml"],
]);

/** The page that shows a preview, with its styles and scripts, by name. */
export async function readDeskFiles(): Promise<ReadonlyMap<string, ServedFile>> {
  const names = (await readdir(folder)).filter((name) => mediaTypes.has(extname(name)));
  const read = names.map(async (name) => {
    const mediaType = mediaTypes.get(extname(name)) ?? "text/plain";
    return [name, { mediaType, bytes: await readFile(new URL(name, folder)) }] as const;
  });
  return new Map(await Promise.all(read));
}
