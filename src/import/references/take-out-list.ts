import type { Item } from "../../model/bibliography.ts";
import { withoutMarkup } from "./aligned-text.ts";

/** A heading, or the notes, which are written at the very end. */
const whatFollows = /^(?:#{1,6} |\[\^[^\]]+\]: )/;

/** An entry of the typed list, with where it begins in the Markdown; lines from 1, columns in code points. */
export type EntryInText = {
  readonly id: string;
  /** In one line, without the label or bullet before it. */
  readonly text: string;
  readonly label: string | null;
  readonly line: number;
  readonly column: number;
  readonly notUnderstood: readonly string[];
};

/** An entry as an item, and as its author typed it, `<i>` around what was emphasised. */
export type ListedEntry = EntryInText & { readonly item: Item; readonly asTyped: string };

export type ListTaken = {
  /** Lines of the list, from 1, the last one included; null where it cannot be taken out without loss. */
  readonly lines: { readonly first: number; readonly last: number } | null;
  readonly entries: readonly ListedEntry[];
  /** Why the list stays; null where it does not. */
  readonly reason: string | null;
};

/**
 * A typed list whose entries are all items can leave the text where nothing else stands among them. `written` are the
 * passages of the text, each with its line.
 */
export function takeOutList(
  markdown: string,
  entries: readonly EntryInText[],
  items: readonly Item[],
  written: readonly { readonly line: number; readonly text: string }[],
): ListTaken {
  const byId = new Map(items.map((item) => [item.id, item]));
  const lines = markdown.split("\n");
  const [first] = entries;
  if (first === undefined) return { lines: null, entries: [], reason: null };
  const lastLine = Math.max(...entries.map(({ line }) => line));
  const next = lines.findIndex((text, index) => index >= lastLine && whatFollows.test(text));
  const end = next === -1 ? lines.length : next;
  const region = lines.slice(first.line - 1, end);
  const listed = entries.flatMap((entry, index): readonly ListedEntry[] => {
    const item = byId.get(entry.id);
    const source = sourceOf(lines, entry, entries[index + 1], end);
    return item === undefined
      ? []
      : [{ ...entry, item: { ...item, note: entry.text }, asTyped: withEmphasis(entry.text, source) }];
  });
  const among = written.filter(({ line }) => line >= first.line && line <= end).map(({ text }) => text);
  const reason = reasonToStay(region, entries, listed.length, among.join(""));
  if (reason !== null) return { lines: null, entries: [], reason };
  return { lines: { first: first.line, last: end }, entries: listed, reason: null };
}

function reasonToStay(
  region: readonly string[],
  entries: readonly EntryInText[],
  listed: number,
  written: string,
): string | null {
  if (listed < entries.length) return "not all its entries could be read";
  if (region.some((line) => /^#{1,6} /.test(line))) return "headings divide it";
  if (region.some((line) => /!\[|^\s*(?:```|~~~|\|)/.test(line)))
    return "something else stands among its entries";
  const read = lettersOf(entries.map(({ label, text }) => `${label ?? ""}${text}`).join(""));
  return lettersOf(written) === read ? null : "something else stands among its entries";
}

/** Letters and digits alone, so that spaces and marks of lists do not count. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

function sourceOf(
  lines: readonly string[],
  { line, column }: EntryInText,
  next: EntryInText | undefined,
  end: number,
): string {
  const last = next?.line ?? end + 1;
  const own = lines.slice(line - 1, Math.max(line, last - 1)).join("\n");
  const upTo =
    next?.line === line
      ? [...own].slice(column - 1, next.column - 1).join("")
      : [...own].slice(column - 1).join("");
  return next !== undefined && next.line > line && next.column > 4
    ? `${upTo}\n${[...(lines[next.line - 1] ?? "")].slice(0, next.column - 1).join("")}`
    : upTo;
}

const emphasis = /(?<![\\*])\*([^*]+?)(?<![\\])\*(?!\*)/gu;

function withEmphasis(text: string, markdown: string): string {
  let [typed, from] = [text, 0];
  for (const [, inner = ""] of markdown.matchAll(emphasis)) {
    const words = withoutMarkup(inner);
    const at = words === "" ? -1 : typed.indexOf(words, from);
    if (at === -1) continue;
    typed = `${typed.slice(0, at)}<i>${words}</i>${typed.slice(at + words.length)}`;
    from = at + words.length + 7;
  }
  return typed;
}
