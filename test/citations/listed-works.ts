import { citationTable } from "../../src/citations/citation-table.ts";
import type { Bibliography, Item } from "../../src/model/bibliography.ts";
import type { CitationRecord } from "../../src/model/citation-table.ts";
import { passagesFrom } from "./passages.ts";

type Work = readonly [id: string, author: string, date: string, more?: Readonly<Record<string, unknown>>];

/** Authors as "Hill, Ann; Moss, Bert" or a group without comma; dates as "2018", "2018-02-11" or "in press". */
export function listOf(...works: readonly Work[]): Bibliography {
  const items = works.map(([id, author, date, more]): Item => {
    const names = author.split("; ").map((name) => {
      const [family, given] = name.split(", ");
      return given === undefined ? { literal: name } : { family, given };
    });
    const parts = { "date-parts": [date.split("-").map(Number)] };
    const issued = date === "" ? {} : { issued: /^\d/.test(date) ? parts : { literal: date } };
    return { id, type: "book", title: `The title of ${id}`, author: names, ...issued, ...more };
  });
  return { items, places: new Map() };
}

/** The typed citations of texts. */
export function table(list: Bibliography, ...texts: readonly string[]): readonly CitationRecord[] {
  return citationTable({ divisions: [], citations: [] }, passagesFrom(...texts), list).citations;
}

/** `text → verdict item` with other candidates behind it. */
export function verdicts(list: Bibliography, ...texts: readonly string[]): readonly string[] {
  return table(list, ...texts).map(({ text, verdict, item, candidates }) =>
    [text, "→", verdict, item ?? "-", ...candidates.filter((id) => id !== item)].join(" "),
  );
}
