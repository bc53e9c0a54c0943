import type { Bibliography, Item } from "../model/bibliography.ts";
import type { Checked, Diagnostic } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";
import type { Source } from "../model/source.ts";
import type { Pandoc } from "../model/tools.ts";
import { decodeBibliography } from "./decode-bibliography.ts";
import { type EntriesRead, type EntryRead, isRecord, noEntries } from "./entries-read.ts";
import { readBibtex } from "./read-bibtex.ts";
import { readCslJson } from "./read-csl-json.ts";
import { readCslYaml } from "./read-csl-yaml.ts";
import { readRis } from "./read-ris.ts";
import { soundEntries } from "./sound-entries.ts";

export type BibliographyFile = { readonly path: string; readonly bytes: Uint8Array };

/**
 * Reads bibliographies in BibTeX or BibLaTeX (`.bib`), CSL-JSON (`.json`), CSL-YAML (`.yaml`, `.yml`) and RIS (`.ris`).
 * A broken entry is a finding with its line; all others are read. Of several entries with one key the first counts.
 * `places` also has the keys of entries that could not be read.
 */
export async function readBibliography(
  files: readonly BibliographyFile[],
  pandoc: Pandoc,
): Promise<Checked<Bibliography>> {
  const read = await Promise.all(files.map((file) => readFile(file, pandoc)));
  const diagnostics = read.flatMap((each) => each.diagnostics);
  const first = new Map<string, EntryRead>();
  for (const entry of read.flatMap(({ entries }) => entries)) {
    const before = first.get(entry.item.id);
    if (before === undefined) first.set(entry.item.id, entry);
    else diagnostics.push(defined(entry, before));
  }
  const places = new Map<string, Place>([...first].map(([key, { place }]) => [key, place]));
  for (const { key, place } of read.flatMap(({ unread }) => unread))
    if (!places.has(key)) places.set(key, place);
  const fieldPlaces = new Map(
    [...first].flatMap(([key, entry]) =>
      [...(entry.fieldPlaces ?? [])].map(([variable, place]) => [`${key} ${variable}`, place] as const),
    ),
  );
  return { value: { items: [...first.values()].map(({ item }) => item), places, fieldPlaces }, diagnostics };
}

async function readFile(file: BibliographyFile, pandoc: Pandoc): Promise<EntriesRead> {
  const { value: source, diagnostics } = decodeBibliography(file);
  if (source === null) return { entries: [], unread: [], diagnostics };
  const extension = /\.([^./]+)$/.exec(file.path.toLowerCase())?.[1];
  if (extension === undefined || !readers.has(extension)) return noEntries(unknownFormat(source));
  const read = (await readers.get(extension)?.(source, pandoc)) ?? noEntries(unknownFormat(source));
  const sound = soundEntries(read.entries);
  return { ...read, entries: sound.entries, diagnostics: [...read.diagnostics, ...sound.diagnostics] };
}

type Reader = (source: Source, pandoc: Pandoc) => EntriesRead | Promise<EntriesRead>;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["bib", readBibtex],
  ["bibtex", readBibtex],
  ["json", readCslJson],
  ["yaml", readCslYaml],
  ["yml", readCslYaml],
  ["ris", readRis],
]);

function unknownFormat({ path }: Source): Diagnostic {
  return {
    check: "reference-list/format-is-known",
    severity: "error",
    place: { file: path, line: 1, column: 1, certainty: "near" },
    message: `"${path}" is no bibliography we can read; .bib, .json, .yaml or .ris was expected.`,
    help: "Export the bibliography in one of these formats.",
  };
}

function defined({ item, place }: EntryRead, first: EntryRead): Diagnostic {
  const same = substance(item) === substance(first.item);
  return {
    check: "reference-list/keys-are-unique",
    severity: same ? "warning" : "error",
    place,
    message: same
      ? `The entry "${item.id}" stands in the bibliography again; one was expected.`
      : `A different entry has the key "${item.id}" already; a key of its own was expected. The first is used.`,
    help: same ? "Delete one of them." : "Give one of them another key, and cite it by that.",
    related: [{ place: first.place, message: `"${item.id}" is first defined here.` }],
  };
}

/** What an item says, whatever the order of its variables, the case of its letters and its spaces. */
function substance(item: Item): string {
  return JSON.stringify(sorted(item)).toLowerCase().replace(/\s+/g, " ");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, inner]) => [name, sorted(inner)]);
}
