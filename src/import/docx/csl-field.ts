import { type CitedWork, entriesOf, type FieldCitation, suffixOf, type Work } from "./works-cited.ts";

/** Reads the JSON that Zotero and Mendeley keep in a field; null where it is damaged. */
export function readCslField(json: string): FieldCitation | null {
  const data = parse(json);
  const items = fieldOf(data, "citationItems");
  if (!Array.isArray(items)) return null;
  const works = items.flatMap((item: unknown) => citedWork(item) ?? []);
  if (works.length === 0 || works.length < items.length) return null;
  const program = fieldOf(data, "mendeley") === undefined ? "Zotero" : "Mendeley";
  return { program, works };
}

/** Fields may end in words behind the JSON, which is cut at its last bracket. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json.slice(0, json.lastIndexOf("}") + 1));
  } catch {
    return null;
  }
}

function citedWork(item: unknown): CitedWork | null {
  const work = workOf(fieldOf(item, "itemData"));
  if (work === null) return null;
  const uris = fieldOf(item, "uris") ?? fieldOf(item, "uri");
  const [uri] = Array.isArray(uris) ? uris : [];
  const text = (key: string): string => String(fieldOf(item, key) ?? "");
  return {
    identity: String(uri ?? text("id")),
    work,
    prefix: text("prefix"),
    suffix: suffixOf(text("locator"), text("label"), text("suffix")),
    suppressAuthor: fieldOf(item, "suppress-author") === true || fieldOf(item, "suppress-author") === 1,
  };
}

function workOf(data: unknown): Work | null {
  const type = fieldOf(data, "type");
  if (typeof type !== "string") return null;
  const inner = new Set(["id", "type", "uris", "uri", "schema", "citation-key", "journalAbbreviation"]);
  return { type, ...Object.fromEntries(entriesOf(data).filter(([key]) => !inner.has(key))) };
}

function fieldOf(value: unknown, key: string): unknown {
  return entriesOf(value).find(([name]) => name === key)?.[1];
}
