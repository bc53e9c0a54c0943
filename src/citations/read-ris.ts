import type { Item } from "../model/bibliography.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";
import type { Source } from "../model/source.ts";
import type { Pandoc } from "../model/tools.ts";
import { convertEntries } from "./convert-entries.ts";
import { type EntriesRead, isRecord, malformed } from "./entries-read.ts";

type RisRecord = {
  readonly name: string;
  /** Its `ID`, empty where it has none. */
  readonly key: string;
  /** Year, month and day as far as `DA`, `PY` or `Y1` give them; Pandoc reads the year only. */
  readonly date: readonly number[];
  readonly lines: readonly string[];
  readonly place: Place;
};

/** Reads RIS, record by record from `TY` to `ER`. */
export async function readRis(source: Source, pandoc: Pandoc): Promise<EntriesRead> {
  const { records, diagnostics } = splitRis(source);
  const { items, refused } = await convertEntries(
    records,
    { from: "ris", nameOf: ({ name }) => name, write: (batch) => batch.map(writeRecord).join("\n") },
    pandoc,
  );
  const taken = new Set(records.map(({ key }) => key));
  return {
    entries: records.flatMap((record) => {
      const item = items.get(record);
      if (item === undefined) return [];
      const dated = record.date.length === 0 ? item : { ...item, issued: { "date-parts": [record.date] } };
      return [{ item: { ...dated, id: record.key || madeKey(dated, taken) }, place: record.place }];
    }),
    unread: [...refused.keys()].flatMap(({ key, place }) => (key === "" ? [] : [{ key, place }])),
    diagnostics: [
      ...diagnostics,
      ...[...refused].map(([{ place }, reason]) =>
        malformed(
          place,
          `The record could not be read (${reason}).`,
          "Export it again from where it comes from.",
        ),
      ),
    ],
  };
}

type OpenRecord = { readonly lines: string[]; key: string; date: readonly number[]; readonly place: Place };

function splitRis({ path, text }: Source): {
  readonly records: readonly RisRecord[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const records: RisRecord[] = [];
  const diagnostics: Diagnostic[] = [];
  let open: OpenRecord | null = null;
  const lines = text.trimEnd().split("\n");
  for (const [index, line] of lines.entries()) {
    const place: Place = { file: path, line: index + 1, column: 1, certainty: "exact" };
    const [, tag, value = ""] = /^([A-Z][A-Z0-9]) {0,2}- ?(.*)$/.exec(line) ?? [];
    const ends = tag === "TY" || tag === "ER" || index === lines.length - 1;
    if (open === null && tag !== undefined && tag !== "TY" && tag !== "ER")
      diagnostics.push(outside(place, tag));
    if (open !== null && tag !== "TY" && tag !== "ER") addLine(open, tag, value, line);
    if (open !== null && ends) {
      if (tag !== "ER") diagnostics.push(unclosed(place));
      records.push({ ...open, name: `e${records.length}` });
      open = null;
    }
    if (tag === "TY") open = { lines: [`TY  - ${value}`], key: "", date: [], place };
  }
  return { records, diagnostics };
}

/** A line without a tag goes on with the one before it. */
function addLine(open: OpenRecord, tag: string | undefined, value: string, line: string): void {
  if (tag === undefined) open.lines.push(`${open.lines.pop()} ${line.trim()}`.trimEnd());
  else if (tag === "ID") open.key = value.trim();
  else {
    const date = dateIn(tag, value);
    if (date.length > open.date.length) open.date = date;
    open.lines.push(`${tag}  - ${tag === "PY" || tag === "Y1" ? (date[0] ?? value) : value}`);
  }
}

/** `2002/03/04/` or `2002-03-04`, month and day as far as they are there. */
function dateIn(tag: string, value: string): readonly number[] {
  if (!/^(PY|Y1|DA)$/.test(tag)) return [];
  const [, ...parts] = /^\s*(\d{4})(?:[/-](\d{1,2})(?:[/-](\d{1,2}))?)?/.exec(value) ?? [];
  return parts.filter((part) => part !== undefined).map(Number);
}

function writeRecord({ name, lines }: RisRecord): string {
  return `${[...lines, `ID  - ${name}`, "ER  - "].join("\n")}\n`;
}

/** For a record without an `ID`, as Pandoc would make it: `Lovelace_1843`, then `Lovelace_1843a`. */
function madeKey({ author, issued }: Item, taken: Set<string>): string {
  const [first]: readonly unknown[] = Array.isArray(author) ? author : [];
  const name = isRecord(first) ? (first["family"] ?? first["literal"] ?? "") : "";
  const year = /\d{4}/.exec(JSON.stringify(issued ?? ""))?.[0] ?? "";
  const base = [String(name).replace(/\s+/g, "_"), year].filter((part) => part !== "").join("_") || "record";
  let key = base;
  for (let count = 0; taken.has(key); count += 1) key = `${base}${suffix(count)}`;
  taken.add(key);
  return key;
}

function suffix(count: number): string {
  const letter = String.fromCharCode(97 + (count % 26));
  return count < 26 ? letter : `${suffix(Math.floor(count / 26) - 1)}${letter}`;
}

function unclosed(place: Place): Diagnostic {
  return malformed(
    place,
    'The record before this line has no end; "ER  - " was expected.',
    'Add the line "ER  - ".',
  );
}

function outside(place: Place, tag: string): Diagnostic {
  return malformed(
    place,
    `"${tag}" stands outside a record; "TY  - " was expected first.`,
    "Begin the record with TY.",
  );
}
