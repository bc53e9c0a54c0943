import { isMap, isSeq, LineCounter, parseDocument } from "yaml";
import type { Source } from "../model/source.ts";
import type { Pandoc } from "../model/tools.ts";
import { convertEntries } from "./convert-entries.ts";
import { inJsonForms } from "./csl-yaml-forms.ts";
import {
  asItem,
  type EntriesRead,
  type EntryRead,
  isRecord,
  listIn,
  malformed,
  noEntries,
} from "./entries-read.ts";
import { lineIndex } from "./line-index.ts";
import { withoutId } from "./read-csl-json.ts";
import { soundEntries } from "./sound-entries.ts";

/** Texts are Markdown; without what takes its reader longest and what would reach the output unread. */
const reader =
  "markdown-raw_html-raw_tex-raw_attribute-citations-bracketed_spans-footnotes-inline_notes-fenced_divs";
const mostAliases = 100;

/** Reads CSL-YAML, a list of items or `references: […]`, texts in Markdown as Pandoc defines it. */
export async function readCslYaml({ path, text }: Source, pandoc: Pandoc): Promise<EntriesRead> {
  const placeAt = lineIndex(path, text);
  const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined)
    return noEntries(
      malformed(
        placeAt(error.pos[0]),
        `The file is not YAML: ${error.message}.`,
        "Mend it; none of it could be read.",
      ),
    );
  const list = expanded(() => listIn(document.toJS({ maxAliasCount: mostAliases })));
  if (list === null)
    return noEntries(
      malformed(
        placeAt(0),
        "The file holds no list of CSL items; one was expected.",
        'Put it under "references:".',
      ),
    );
  const offsets = idOffsets(document.contents);
  const read = list.map((value, index) => ({ value: asItem(value), index, offset: offsets[index] ?? 0 }));
  const written = read.flatMap(({ value: item, offset }) =>
    item === null ? [] : [{ item: inJsonForms(item), place: placeAt(offset) }],
  );
  const sound = soundEntries(written);
  const entries = sound.entries.map((entry, index) => ({ ...entry, name: `e${index}` }));
  const missing = read.filter(({ value }) => value === null);
  const { items, refused } = await convertEntries(
    entries,
    {
      from: reader,
      nameOf: ({ name }) => name,
      write: (batch) => {
        const references = batch.map(({ item, name }) => harmless({ ...item, id: name }));
        return `---\n${JSON.stringify({ references })}\n---\n`;
      },
    },
    pandoc,
  );
  return {
    entries: entries.flatMap((entry): EntryRead[] => {
      const item = items.get(entry);
      return item === undefined ? [] : [{ item: { ...item, id: entry.item.id }, place: entry.place }];
    }),
    unread: [...refused.keys()].map(({ item, place }) => ({ key: item.id, place })),
    diagnostics: [
      ...sound.diagnostics,
      ...missing.map(({ index, offset }) => withoutId(placeAt(offset), index)),
      ...[...refused].map(([{ item, place }, reason]) =>
        malformed(
          place,
          `The item "${item.id}" could not be read (${reason}).`,
          "Look for markup that is not closed.",
        ),
      ),
    ],
  };
}

/** Null where aliases multiply beyond measure, as where there is no list. */
function expanded<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Offset of every item's `id`, or of the item where it has none. */
function idOffsets(contents: unknown): readonly number[] {
  const list = isSeq(contents) ? contents : isMap(contents) ? contents.get("references", true) : null;
  if (!isSeq(list)) return [];
  return list.items.map((item) => {
    if (!isMap(item)) return 0;
    const id = item.items.find(({ key }) => String(key) === "id");
    return rangeStart(id?.key) ?? item.range?.[0] ?? 0;
  });
}

function rangeStart(node: unknown): number | null {
  if (!isRecord(node)) return null;
  const range = node["range"];
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : null;
}

/** A text with very many brackets is set as it stands: nested ones take Pandoc's Markdown reader for ever. */
function harmless(value: unknown): unknown {
  if (typeof value === "string") return value.split("[").length > 8 ? value.replace(/[[\]]/g, "\\$&") : value;
  if (Array.isArray(value)) return value.map(harmless);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, harmless(inner)]));
}
