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
      return [{ item: { ...item, id: record.key || madeKey(item, taken) }, place: record.place }];
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

function splitRis({ path, text }: Source): {
  readonly records: readonly RisRecord[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const records: RisRecord[] = [];
  const diagnostics: Diagnostic[] = [];
  let open: { lines: string[]; key: string; place: Place } | null = null;
  const close = (): void => {
    if (open !== null) records.push({ ...open, name: `e${records.length}` });
    open = null;
  };
  for (const [index, line] of text.split("\n").entries()) {
    const place: Place = { file: path, line: index + 1, column: 1, certainty: "exact" };
    const [, tag, value = ""] = /^([A-Z][A-Z0-9]) {0,2}- ?(.*)$/.exec(line) ?? [];
    if (tag === "TY") {
      if (open !== null) diagnostics.push(unclosed(place));
      close();
      open = { lines: [`TY  - ${value}`], key: "", place };
    } else if (tag === "ER") close();
    else if (tag === undefined) open = continued(open, line);
    else if (open === null) diagnostics.push(outside(place, tag));
    else if (tag === "ID") open.key = value.trim();
    else open.lines.push(...writeTag(tag, value));
  }
  if (open !== null) diagnostics.push(unclosed({ ...open.place, line: text.trimEnd().split("\n").length }));
  close();
  return { records, diagnostics };
}

/** A line without a tag goes on with the one before it. */
function continued<Open extends { lines: string[] } | null>(open: Open, line: string): Open {
  if (open === null || line.trim() === "") return open;
  const last = open.lines.pop();
  open.lines.push(`${last} ${line.trim()}`);
  return open;
}

/** Pandoc takes a year only for `PY`; older files write the whole date there (`2002/03/04`). */
function writeTag(tag: string, value: string): readonly string[] {
  const date = /^(\d{4})\/(\d{0,2})\/?(\d{0,2})/.exec(value.trim());
  if (date === null || (tag !== "PY" && tag !== "Y1")) return [`${tag}  - ${value}`];
  const [, year, month, day] = date;
  return month ? [`PY  - ${year}`, `DA  - ${year}/${month}/${day}`] : [`PY  - ${year}`];
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
