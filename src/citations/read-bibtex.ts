import type { Item } from "../model/bibliography.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Source } from "../model/source.ts";
import type { Pandoc } from "../model/tools.ts";
import { type BibtexEntry, splitBibtex } from "./bibtex-entries.ts";
import { type Abbreviations, expandStrings, fieldText, undefinedWords, writeEntry } from "./bibtex-values.ts";
import { variablePlaces } from "./bibtex-variables.ts";
import { convertEntries } from "./convert-entries.ts";
import { type EntriesRead, isRecord, malformed } from "./entries-read.ts";

/** Reads BibTeX and BibLaTeX: we find the entries, Pandoc reads their names, dates and LaTeX. */
export async function readBibtex(source: Source, pandoc: Pandoc): Promise<EntriesRead> {
  const file = splitBibtex(source);
  const known = expandStrings(file.strings);
  const naming = nameEntries(file.entries);
  const { items, refused } = await convertEntries(
    file.entries,
    {
      from: "bibtex",
      nameOf: naming.nameOf,
      write: (batch) =>
        withParents(batch, naming, known)
          .map((entry) =>
            writeEntry(withBook(entry, naming, known), naming.nameOf(entry), known, naming.rename),
          )
          .join("\n"),
    },
    pandoc,
  );
  const entries = file.entries.flatMap((entry) => {
    const item = items.get(entry);
    if (item === undefined) return [];
    const dated = { ...withWrittenDate(item, entry, known), id: entry.key };
    return [{ item: dated, place: entry.place, fieldPlaces: variablePlaces(entry) }];
  });
  const unread = [...refused.keys()].map(({ key, place }) => ({ key, place }));
  return {
    entries,
    unread: [...file.unread, ...unread],
    diagnostics: [
      ...file.diagnostics,
      ...[...refused].map(([entry, reason]) => refusedEntry(entry, reason)),
      ...file.entries.flatMap((entry) => undefinedWords(entry, known)),
      ...[...items].flatMap(([entry, item]) => lostFields(entry, item, known)),
    ],
  };
}

type Naming = {
  /** Plain and unique, so that any key goes through Pandoc. */
  readonly nameOf: (entry: BibtexEntry) => string;
  readonly rename: (key: string) => string;
  readonly byKey: ReadonlyMap<string, BibtexEntry>;
};

function nameEntries(entries: readonly BibtexEntry[]): Naming {
  const names = new Map(entries.map((entry, index) => [entry, `e${index}`]));
  const byKey = new Map(entries.toReversed().map((entry) => [entry.key, entry]));
  const nameOf = (entry: BibtexEntry): string => names.get(entry) ?? "";
  const rename = (key: string): string => {
    const entry = byKey.get(key);
    return entry === undefined ? key : nameOf(entry);
  };
  return { nameOf, rename, byKey };
}

/** The batch and, before it, the entries that its entries take fields from. */
function withParents(
  batch: readonly BibtexEntry[],
  { byKey }: Naming,
  known: Abbreviations,
): readonly BibtexEntry[] {
  const all = new Set(batch);
  for (const entry of all)
    for (const field of ["crossref", "xdata"])
      for (const key of fieldText(entry, field, known).split(",")) {
        const parent = byKey.get(key.trim());
        if (parent !== undefined) all.add(parent);
      }
  return [...all];
}

/** In BibLaTeX, though not in BibTeX, a chapter's book has the title of the entry it refers to. */
function withBook(entry: BibtexEntry, { byKey }: Naming, known: Abbreviations): BibtexEntry {
  const parent = byKey.get(fieldText(entry, "crossref", known).trim());
  const title = parent?.fields.find(({ name }) => name === "title");
  const named = [...entry.fields, ...(parent?.fields ?? [])].some(({ name }) => name === "booktitle");
  if (title === undefined || named || !entry.type.startsWith("in")) return entry;
  return { ...entry, fields: [...entry.fields, { ...title, name: "booktitle" }] };
}

function refusedEntry({ key, place }: BibtexEntry, reason: string): Diagnostic {
  return malformed(
    place,
    `The entry "${key}" has a field that is not LaTeX (${reason}).`,
    "Look for a formula or a command in it that is not closed; every other entry of the file is read.",
  );
}

/** A year such as `in press` or `1366 [1987/88]` is no date to count with, and is printed as it is written. */
function withWrittenDate(item: Item, entry: BibtexEntry, known: Abbreviations): Item {
  const written = fieldText(entry, "date", known) || fieldText(entry, "year", known);
  const text = written.replace(/[{}]/g, "").trim();
  const { issued, ...rest } = item;
  if (isRecord(issued) && hasDate(issued)) return item;
  return text === "" ? { ...rest, id: item.id, type: item.type } : { ...item, issued: { literal: text } };
}

function hasDate(issued: Readonly<Record<string, unknown>>): boolean {
  const parts = issued["date-parts"];
  return (Array.isArray(parts) && parts.length > 0) || "literal" in issued || "raw" in issued;
}

const watched: readonly (readonly [field: string, variable: string, types?: RegExp])[] = [
  ["title", "title"],
  ["author", "author"],
  ["editor", "editor"],
  ["journal", "container-title", /^article$/],
  ["booktitle", "container-title", /^in/],
];

/** Pandoc leaves a field out when its LaTeX makes no sense; that must not go unseen. */
function lostFields(entry: BibtexEntry, item: Item, known: Abbreviations): readonly Diagnostic[] {
  return watched
    .filter(([field, variable, types]) => {
      if (types !== undefined && !types.test(entry.type)) return false;
      const written = fieldText(entry, field, known).replace(/[{}\s~]|\\[a-z]+/g, "");
      return written !== "" && item[variable] === undefined;
    })
    .map(
      ([field]): Diagnostic => ({
        check: "reference-list/fields-are-understood",
        severity: "error",
        place: entry.fields.find(({ name }) => name === field)?.place ?? entry.place,
        message: `The ${field} of "${entry.key}" could not be understood; the entry is set without it.`,
        help: "Look for LaTeX in it that is not complete, such as a formula that is not closed.",
      }),
    );
}
