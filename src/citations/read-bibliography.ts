import { LineCounter, parseDocument } from "yaml";
import type { Bibliography, Item } from "../model/bibliography.ts";
import type { Checked, Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";
import type { Pandoc } from "../model/tools.ts";
import { type BibtexEntry, bibtexEntries } from "./bibtex-entries.ts";

export type BibliographyFile = { readonly path: string; readonly bytes: Uint8Array };

/** An item with the place of its entry, and what tells equal entries from different ones. */
type Entry = { readonly item: Item; readonly place: Place; readonly substance: string };
type Entries = { readonly entries: readonly Entry[]; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads bibliographies in BibTeX, BibLaTeX, CSL-JSON, CSL-YAML and RIS. A broken entry is a finding with its line; the
 * others are read. Of two entries with one key the first counts.
 */
export async function readBibliography(
  files: readonly BibliographyFile[],
  pandoc: Pandoc,
): Promise<Checked<Bibliography>> {
  const read = await Promise.all(files.map((file) => readFile(file, pandoc)));
  const diagnostics = read.flatMap((each) => each.diagnostics);
  const places = new Map<string, Place>();
  const known = new Map<string, Entry>();
  for (const entry of read.flatMap(({ entries }) => entries)) {
    const first = known.get(entry.item.id);
    if (first === undefined) {
      known.set(entry.item.id, entry);
      places.set(entry.item.id, entry.place);
    } else diagnostics.push(twice(entry, first));
  }
  return { value: { items: [...known.values()].map(({ item }) => item), places }, diagnostics };
}

function twice(entry: Entry, first: Entry): Diagnostic {
  const same = entry.substance === first.substance;
  return {
    check: "reference-list/keys-are-unique",
    severity: same ? "warning" : "error",
    place: entry.place,
    message: same
      ? `The entry "${entry.item.id}" stands in the bibliography twice.`
      : `Two different entries have the key "${entry.item.id}"; every key was expected once. The first is used.`,
    help: same ? "Delete one of them." : "Give one of them another key, and cite it by that.",
    related: [{ place: first.place, message: `"${entry.item.id}" is first defined here.` }],
  };
}

function readFile(file: BibliographyFile, pandoc: Pandoc): Promise<Entries> {
  const decoded = decode(file);
  if (typeof decoded !== "string") return Promise.resolve({ entries: [], diagnostics: [decoded] });
  const text = decoded.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const extension = file.path.split(".").at(-1)?.toLowerCase();
  switch (extension) {
    case "json":
      return Promise.resolve(readCslJson(file.path, text));
    case "yaml":
    case "yml":
      return Promise.resolve(readCslYaml(file.path, text));
    case "ris":
      return readRis(file.path, text, pandoc);
    default:
      return readBibtex(file.path, text, pandoc);
  }
}

function decode({ path, bytes }: BibliographyFile): string | Diagnostic {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const offset = firstInvalid(bytes);
    const before = new TextDecoder().decode(bytes.subarray(0, offset));
    return {
      check: "policy/utf-8-encoded",
      severity: "error",
      place: {
        file: path,
        line: before.split("\n").length,
        column: [...(before.split("\n").at(-1) ?? "")].length + 1,
        certainty: "exact",
      },
      message: `Byte ${offset} is not UTF-8; the bibliography was expected to be.`,
      help: "Save the file as UTF-8.",
    };
  }
}

/** Offset of the first byte no UTF-8 text has there, by halving. */
function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const valid = isValidStart(bytes.subarray(0, middle));
    if (valid) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isValidStart(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

async function readBibtex(path: string, text: string, pandoc: Pandoc): Promise<Entries> {
  const { entries, definitions, faults } = bibtexEntries(text);
  const placeAt = placesIn(path, text);
  const found = faults.map((fault) =>
    malformed(
      placeAt(fault.offset),
      `The entry${fault.key === "" ? "" : ` "${fault.key}"`} ${fault.message}.`,
      fault.mended
        ? "Add it; the entry was read as if it were there."
        : "Mend it; until then the entry is left out.",
    ),
  );
  const converted = await convert(uniqueKeys(entries), definitions.join("\n"), pandoc);
  const byKey = new Map(converted.items.map((item) => [item.id, item]));
  const refused = converted.refused.map((entry) =>
    malformed(
      placeAt(entry.offset),
      `The entry "${entry.key}" could not be read.`,
      "Look for an unbalanced brace or a command that is not LaTeX's own.",
    ),
  );
  const read = entries.flatMap((entry): Entry[] => {
    const item = byKey.get(entry.key);
    return item === undefined
      ? []
      : [{ item: withLiteralDate(item, entry), place: placeAt(entry.offset), substance: substance(entry) }];
  });
  return { entries: read, diagnostics: [...found, ...refused] };
}

/** Pandoc would keep the last of two entries with one key; the first is meant to count. */
function uniqueKeys(entries: readonly BibtexEntry[]): readonly BibtexEntry[] {
  const first = new Map<string, BibtexEntry>();
  for (const entry of entries) if (!first.has(entry.key)) first.set(entry.key, entry);
  return [...first.values()];
}

function substance({ type, fields }: BibtexEntry): string {
  const values = [...fields].map(
    ([name, value]) =>
      `${name}=${value
        .replace(/[\s{}]+/g, " ")
        .trim()
        .toLowerCase()}`,
  );
  return [type, ...values.toSorted()].join("\n");
}

type Converted = { readonly items: readonly Item[]; readonly refused: readonly BibtexEntry[] };

/** Where Pandoc refuses a batch, halving finds the entries it cannot read. */
async function convert(
  entries: readonly BibtexEntry[],
  definitions: string,
  pandoc: Pandoc,
): Promise<Converted> {
  if (entries.length === 0) return { items: [], refused: [] };
  const input = `${definitions}\n${entries.map(({ text }) => text).join("\n\n")}`;
  const output = await pandoc({ options: { from: "biblatex", to: "csljson" }, input }).then(
    (result) => result.output,
    () => null,
  );
  const items = output === null ? null : itemsIn(JSON.parse(output));
  if (items !== null) return { items, refused: [] };
  if (entries.length === 1) return { items: [], refused: entries };
  const middle = Math.ceil(entries.length / 2);
  const halves = await Promise.all([
    convert(entries.slice(0, middle), definitions, pandoc),
    convert(entries.slice(middle), definitions, pandoc),
  ]);
  return { items: halves.flatMap((half) => half.items), refused: halves.flatMap((half) => half.refused) };
}

/** A date such as `1366 [1987/88]` has no parts, and is printed as it is written. */
function withLiteralDate(item: Item, { fields }: BibtexEntry): Item {
  const written = (fields.get("date") ?? fields.get("year"))?.replace(/[{}]/g, "").trim();
  if (written === undefined || written === "" || hasDate(item["issued"])) return item;
  return { ...item, issued: { literal: written } };
}

function hasDate(issued: unknown): boolean {
  if (typeof issued !== "object" || issued === null) return false;
  const [, parts] = Object.entries(issued).find(([name]) => name === "date-parts") ?? [];
  return (Array.isArray(parts) && parts.length > 0) || "literal" in issued || "raw" in issued;
}

function readCslJson(path: string, text: string): Entries {
  try {
    const items = itemsIn(JSON.parse(text));
    const placeAt = placesIn(path, text);
    let from = 0;
    const entries = items.map((item): Entry => {
      const at = text.indexOf(JSON.stringify(item.id), from);
      if (at !== -1) from = at;
      return { item, place: placeAt(Math.max(at, 0)), substance: JSON.stringify(item) };
    });
    return { entries, diagnostics: [] };
  } catch {
    return readCslYaml(path, text);
  }
}

/** JSON is YAML, too, and the YAML reader says where it breaks. */
function readCslYaml(path: string, text: string): Entries {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const diagnostics = document.errors.slice(0, 1).map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return malformed(
      { file: path, line, column: col, certainty: "exact" },
      `The file cannot be read: ${error.message}.`,
      "Mend this line; until then the file is left out.",
    );
  });
  if (diagnostics.length > 0) return { entries: [], diagnostics };
  const items = itemsIn(document.toJS({ maxAliasCount: 100 }));
  const placeAt = placesIn(path, text);
  let from = 0;
  const entries = items.map((item): Entry => {
    const found = new RegExp(`id["']?\\s*:\\s*["']?${item.id.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`).exec(
      text.slice(from),
    );
    if (found !== null) from += found.index + 1;
    return { item, place: placeAt(Math.max(from - 1, 0)), substance: JSON.stringify(item) };
  });
  return { entries, diagnostics: [] };
}

async function readRis(path: string, text: string, pandoc: Pandoc): Promise<Entries> {
  const { output } = await pandoc({ options: { from: "ris", to: "csljson" }, input: text });
  const starts = [...text.matchAll(/^TY {2}-/gm)].map(({ index }) => index);
  const placeAt = placesIn(path, text);
  const entries = itemsIn(JSON.parse(output)).map(
    (item, index): Entry => ({ item, place: placeAt(starts[index] ?? 0), substance: JSON.stringify(item) }),
  );
  return { entries, diagnostics: [] };
}

/** CSL-JSON is a list of items; CSL-YAML and Pandoc put it under `references`. */
function itemsIn(value: unknown): readonly Item[] {
  const list = Array.isArray(value)
    ? value
    : typeof value === "object" && value !== null && "references" in value
      ? value.references
      : [];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown): Item[] => {
    if (typeof item !== "object" || item === null || !("id" in item)) return [];
    return [{ type: "document", ...item, id: String(item.id) }];
  });
}

function placesIn(file: string, text: string): (offset: number) => Place {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let index = 0;
    let after = starts.length;
    while (after - index > 1) {
      const middle = (index + after) >> 1;
      if ((starts[middle] ?? 0) <= offset) index = middle;
      else after = middle;
    }
    const column = [...text.slice(starts[index] ?? 0, offset)].length + 1;
    return { file, line: index + 1, column, certainty: "exact" };
  };
}

function malformed(place: Place, message: string, help: string, severity: Severity = "error"): Diagnostic {
  return { check: "reference-list/entry-is-well-formed", severity, place, message, help };
}
