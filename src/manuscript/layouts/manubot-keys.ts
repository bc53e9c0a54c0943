import type { Library } from "../library.ts";
import { folderOf } from "../paths.ts";

/** Citations by identifier and the bibliography they are resolved with. */
export type ManubotKeys = {
  /** The item's id for a citation as written, `doi:10.1/X`; null where nothing is known of it. */
  readonly keyOf: (written: string) => string | null;
  readonly bibliography: readonly string[];
};

/**
 * Manubot names a bibliography's items by hashes. `citations.tsv` maps each citation as written to its item, and so do
 * the notes `standard_id: doi:…` in `references.json`; without that file `manual-references.json` is the bibliography.
 */
export async function readManubotKeys(library: Library, content: string): Promise<ManubotKeys> {
  const find = (...names: readonly string[]): string | null => {
    const folders = [...new Set(["", content, "output", folderOf(content)])];
    const paths = folders.flatMap((folder) =>
      names.map((name) => (folder === "" ? name : `${folder}/${name}`)),
    );
    return paths.find((path) => library.paths.has(path)) ?? null;
  };
  const automatic = find("references.json");
  const manual = find("manual-references.json");
  const table = find("citations.tsv");
  const bibliography = automatic ?? manual;
  const keys = new Map<string, string>();
  if (bibliography !== null) collectItems(await read(library, bibliography), keys);
  if (table !== null) collectTable(await read(library, table), keys);
  return {
    keyOf: (written) => spellings(written).flatMap((spelling) => keys.get(spelling) ?? [])[0] ?? null,
    bibliography: bibliography === null ? [] : [bibliography],
  };
}

async function read(library: Library, path: string): Promise<string> {
  return (await library.text(path))?.text ?? "";
}

function collectTable(text: string, keys: Map<string, string>): void {
  const [head = "", ...rows] = text.split("\n");
  const names = head.split("\t");
  const short = names.findIndex((name) => name === "short_id" || name === "short_citekey");
  for (const row of rows) {
    const cells = row.split("\t");
    const id = cells[short];
    if (id === undefined || id === "") continue;
    for (const [index, cell] of cells.entries())
      if (index !== short && cell !== "") keys.set(cell.toLowerCase(), id);
  }
}

function collectItems(text: string, keys: Map<string, string>): void {
  for (const item of parseItems(text)) {
    if (typeof item !== "object" || item === null || !("id" in item) || typeof item.id !== "string") continue;
    const note = "note" in item && typeof item.note === "string" ? item.note : "";
    const standard = /standard_(?:id|citation): *(\S+)/.exec(note)?.[1];
    keys.set(item.id.toLowerCase(), item.id);
    if (standard !== undefined) keys.set(standard.toLowerCase(), item.id);
  }
}

/** A broken bibliography is reported by the stage that reads it whole. */
function parseItems(text: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const prefixes: Readonly<Record<string, string>> = { pmid: "pubmed", pmcid: "pmc", pubmed: "pmid" };

/** Manubot takes an address for `url:` and has more than one name for some registries; case says nothing. */
function spellings(written: string): readonly string[] {
  const plain = written.toLowerCase();
  const [prefix = "", ...rest] = plain.split(":");
  const other = Object.hasOwn(prefixes, prefix) ? [`${prefixes[prefix]}:${rest.join(":")}`] : [];
  const address = /^https?:/.test(plain) ? [`url:${plain}`] : [];
  return [plain, ...other, ...address];
}
