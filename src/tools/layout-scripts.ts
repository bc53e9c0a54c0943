import { readFile } from "node:fs/promises";
import { readPackageFile } from "./packages.ts";

const folder = new URL("../editions/print/in-page/", import.meta.url);

/** Ours, in the order they need each other. */
const names = [
  "columns",
  "baseline-grid",
  "measure-page",
  "inspect",
  "folios",
  "page-starts",
  "margin-boxes",
  "soft-hyphens",
  "finished-pages",
  "repeat-table-heads",
  "fit",
  "keep-with-next",
  "floats",
  "own-pages",
  "closing-edges",
  "keep-lines",
  "exact-breaks",
  "divide-notes",
  "notes",
  "trim-paged",
  "parts",
  "links",
  "mark-structure",
  "paginate",
];

/** The scripts that lay out pages: the clock is stopped before Paged.js loads, ours come after it. */
export async function readLayoutScripts(): Promise<readonly string[]> {
  const read = (name: string): Promise<string> => readFile(new URL(`${name}.js`, folder), "utf8");
  const [clock, paged, ours] = await Promise.all([
    read("pin-clock"),
    readPackageFile("pagedjs", "dist/paged.js"),
    Promise.all(names.map(read)),
  ]);
  return [clock, new TextDecoder().decode(paged), ...ours];
}
