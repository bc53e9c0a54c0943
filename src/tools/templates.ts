import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Templates } from "../markup/template.ts";

const ownTemplates = fileURLToPath(new URL("../../templates/", import.meta.url));
const isTemplate = /\.(?:html|xhtml|css|opf|svg|xml)$/;

/** Reads all templates below a folder. */
export async function openTemplates(root: string = ownTemplates): Promise<Templates> {
  const names = await readdir(root, { recursive: true });
  const paths = names.map((name) => name.replaceAll(sep, "/")).filter((name) => isTemplate.test(name));
  const texts = await Promise.all(
    paths.toSorted().map(async (path) => [path, await readFile(join(root, path), "utf8")] as const),
  );
  return new Map(texts);
}
