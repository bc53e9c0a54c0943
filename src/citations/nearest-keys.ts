import type { Item } from "../model/bibliography.ts";
import { isRecord } from "./entries-read.ts";
import { similarity } from "./similarity.ts";

type NameAndYear = { readonly name: string; readonly year: string };

/** Known keys that an unknown one may stand for, two at most: nearly the same letters, or the same name and year. */
export function nearestKeys(key: string, items: readonly Item[]): readonly string[] {
  const wanted = inKey(key);
  const scored = items.flatMap((item) => {
    const sameWork = isSame(wanted, inKey(item.id)) || isSame(wanted, inItem(item));
    const shared = similarity(key, item.id);
    return sameWork || shared >= 0.75 ? [{ id: item.id, score: shared + (sameWork ? 1 : 0) }] : [];
  });
  return scored
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, 2)
    .map(({ id }) => id);
}

function isSame(a: NameAndYear, b: NameAndYear): boolean {
  if (a.year === "" || a.name === "" || b.name === "") return false;
  return a.year === b.year && (a.name.startsWith(b.name) || b.name.startsWith(a.name));
}

function inKey(key: string): NameAndYear {
  return {
    name: /^\p{L}{3,}/u.exec(key)?.[0].toLowerCase() ?? "",
    year: /(1[5-9]|20)\d\d/.exec(key)?.[0] ?? "",
  };
}

/** First author's surname in the letters keys are written in, and the year. */
function inItem({ author, issued }: Item): NameAndYear {
  const [first]: readonly unknown[] = Array.isArray(author) ? author : [];
  const family = isRecord(first) && typeof first["family"] === "string" ? first["family"] : "";
  const name = family
    .normalize("NFD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();
  const year = isRecord(issued) ? (/\d{4}/.exec(JSON.stringify(issued))?.[0] ?? "") : "";
  return { name: name.length < 3 ? "" : name, year };
}
