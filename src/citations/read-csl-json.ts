import type { Source } from "../model/source.ts";
import { asItem, type EntriesRead, type EntryRead, listIn, malformed, noEntries } from "./entries-read.ts";
import { lineIndex } from "./line-index.ts";

/** Reads CSL-JSON, a list of items or `{"references": […]}`. */
export function readCslJson({ path, text }: Source): EntriesRead {
  const placeAt = lineIndex(path, text);
  const parsed = parseJson(text);
  if ("fault" in parsed)
    return noEntries(
      malformed(
        placeAt(parsed.at),
        `The file is not JSON: ${parsed.fault}.`,
        "Mend it; none of it could be read.",
      ),
    );
  const list = listIn(parsed.value);
  if (list === null)
    return noEntries(
      malformed(
        placeAt(0),
        "The file holds no list; a list of CSL-JSON items was expected.",
        'Write "[{ … }]".',
      ),
    );
  const find = idFinder(text);
  const diagnostics = [];
  const entries: EntryRead[] = [];
  for (const [index, value] of list.entries()) {
    const item = asItem(value);
    if (item !== null) entries.push({ item, place: placeAt(find(item.id)) });
    else diagnostics.push(withoutId(placeAt(find(null), "near"), index));
  }
  return { entries, unread: [], diagnostics };
}

export function withoutId(place: EntryRead["place"], index: number) {
  return malformed(
    place,
    `Item ${index + 1} of the list has no "id"; an item with its citation key was expected.`,
    'Give it an "id" that no other item has.',
  );
}

type Parsed = { readonly value: unknown } | { readonly fault: string; readonly at: number };

function parseJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const at = /at position (\d+)/.exec(message)?.[1];
    const fault = message.replace(/ in JSON| at position .*| \(line .*|,? ?"[\s\S]* is not valid JSON/g, "");
    const end = text.trimEnd().length;
    return { fault: fault.charAt(0).toLowerCase() + fault.slice(1), at: at === undefined ? end : Number(at) };
  }
}

/** Finds ids one after another, each after the last; an id that is not found stays at the last place. */
function idFinder(text: string): (id: string | null) => number {
  const pattern = /"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?[\d.]+)/g;
  let last = 0;
  return (id) => {
    if (id === null) return Math.max(0, last - 1);
    pattern.lastIndex = last;
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      if (String(JSON.parse(found[1] ?? '""')) !== id) continue;
      last = found.index + 1;
      return found.index;
    }
    return Math.max(0, last - 1);
  };
}
