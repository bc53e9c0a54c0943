import type { ReferenceListEntry } from "../model/apparatus.ts";
import type { Item } from "../model/bibliography.ts";
import type { Inline } from "../model/pandoc.ts";

/**
 * Entries whose item has `as-typed` print that text instead of what the style makes of them: the words of a typed list
 * that CSL has no variable for, or that the style leaves out, are kept. `<i>` in it is emphasis, as in CSL-JSON.
 */
export function withTypedEntries(
  list: readonly ReferenceListEntry[],
  items: readonly Item[],
): readonly ReferenceListEntry[] {
  const typed = new Map(
    items.flatMap(({ id, "as-typed": text }) => (typeof text === "string" ? [[id, text] as const] : [])),
  );
  if (typed.size === 0) return list;
  return list.map((entry) => {
    const text = typed.get(entry.key);
    return text === undefined ? entry : { ...entry, content: inlinesOf(text) };
  });
}

function inlinesOf(text: string): readonly Inline[] {
  return text.split(/(<i>.*?<\/i>)/s).flatMap((part): readonly Inline[] => {
    const emphasised = /^<i>(.*)<\/i>$/s.exec(part)?.[1];
    return emphasised === undefined ? wordsOf(part) : [{ t: "Emph", c: wordsOf(emphasised) }];
  });
}

const address = /^(https?:\/\/[^\s<>"]*[\w/#=&-])(.*)$/u;

function wordsOf(text: string): readonly Inline[] {
  return text.split(/(\s+)/).flatMap((word): readonly Inline[] => {
    if (word === "") return [];
    if (/^\s+$/.test(word)) return [{ t: "Space" }];
    const [, url, rest = ""] = address.exec(word) ?? [];
    if (url === undefined) return [{ t: "Str", c: word }];
    const link: Inline = { t: "Link", c: [["", [], []], [{ t: "Str", c: url }], [url, ""]] };
    return rest === "" ? [link] : [link, { t: "Str", c: rest }];
  });
}
