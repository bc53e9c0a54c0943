import { afterAll, expect, test } from "vitest";
import { citationStyle } from "../../../src/citations/citation-style.ts";
import { cite } from "../../../src/citations/cite.ts";
import { readEntry } from "../../../src/citations/typed-list/read-entry.ts";
import type { Item } from "../../../src/model/bibliography.ts";
import { openCitationStyles } from "../../../src/tools/citation-styles.ts";
import { startPandoc } from "../../../src/tools/pandoc.ts";
import { inlineText } from "../../../src/tree/text.ts";
import { manuscriptOf } from "../manuscript-of.ts";

const pool = startPandoc();
afterAll(() => pool.stop());
const styles = await openCitationStyles();
const place = { file: "article.md", line: 1, column: 1, certainty: "near" } as const;

const dated = (...parts: readonly number[]) => ({ issued: { "date-parts": [parts] } });
const works: readonly Item[] = [
  {
    id: "a",
    type: "article-journal",
    author: [
      { family: "Mora", given: "Ana B." },
      { family: "Ünal", given: "Şebnem" },
    ],
    title: "What gulls want: A study of hunger, noise and St. Anne’s bay",
    "container-title": "Journal of Coastal Letters",
    volume: "12",
    issue: "3",
    page: "345-367",
    DOI: "10.1000/gulls.12",
    ...dated(2018),
  },
  {
    id: "b",
    type: "article-journal",
    author: ["Siler", "Khan", "O’Neill-Paz", "Vidal", "Lindqvist", "Abe", "Rossi", "Novák"].map(
      (family, index) => ({
        family,
        given: "ABCDEFGH"[index],
      }),
    ),
    title: "Do waves remember? Evidence from 30 years of buoys",
    "container-title": "Annals of Wave Physics",
    volume: "7",
    page: "1-19",
    ...dated(2021),
  },
  {
    id: "c",
    type: "book",
    author: [{ family: "van der Berg", given: "Jan" }],
    title: "A grammar of gulls",
    publisher: "Shore Press",
    "publisher-place": "Ghent",
    ...dated(2009),
  },
  {
    id: "d",
    type: "chapter",
    author: [{ family: "Okafor", given: "Chidi" }],
    title: "Salt roads",
    "container-title": "Handbook of shores",
    editor: [{ family: "Khan", given: "Omar" }],
    page: "77-101",
    publisher: "Shore Press",
    "publisher-place": "Ghent",
    ...dated(1998),
  },
  {
    id: "e",
    type: "paper-conference",
    author: [{ family: "Rossi", given: "Elena" }],
    title: "Counting waves with cheap cameras",
    "container-title": "Proceedings of the Conference on Shores",
    page: "524-531",
    ...dated(2017),
  },
  {
    id: "f",
    type: "thesis",
    author: [{ family: "Lindqvist", given: "Åsa" }],
    title: "Foam as an archive",
    genre: "PhD thesis",
    publisher: "University of Ghent",
    ...dated(1995),
  },
  {
    id: "g",
    type: "webpage",
    author: [{ literal: "Shore Office" }],
    title: "Tables of tides",
    URL: "https://example.org/tides",
    ...dated(2020),
  },
];

/** Letters and digits: styles change case and marks. */
function flat(text: unknown): string {
  return String(text ?? "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function firstFamily(item: Readonly<Record<string, unknown>>): string {
  const author: unknown = Array.isArray(item["author"]) ? item["author"][0] : undefined;
  if (typeof author !== "object" || author === null) return "";
  return "family" in author ? flat(author.family) : "literal" in author ? flat(author.literal) : "";
}

function yearOf(item: Readonly<Record<string, unknown>>): string {
  return /\d{4}/.exec(JSON.stringify(item["issued"] ?? ""))?.[0] ?? "";
}

test.each(["apa", "harvard", "chicago-author-date", "vancouver"])(
  "what %s prints is read back",
  async (name) => {
    const bibliography = { items: works, places: new Map(works.map(({ id }) => [id, place])) };
    const manuscript = await manuscriptOf("", bibliography, pool.run, { nocite: ["*"] });
    const { value } = await cite(manuscript, citationStyle(name, styles, place).value, pool.run);
    expect(value.referenceList).toHaveLength(works.length);
    for (const { key, content } of value.referenceList) {
      const text = inlineText(content);
      const want = works.find(({ id }) => id === key) ?? { id: "", type: "" };
      const { item } = readEntry({ text, emphasised: [] });
      expect([flat(item["title"]), yearOf(item)], text).toEqual([flat(want["title"]), yearOf(want)]);
      // Some styles print "Berg, Jan van der".
      expect(firstFamily(item), text).not.toBe("");
      expect(firstFamily(want).endsWith(firstFamily(item)), text).toBe(true);
      if (want["type"] === "article-journal")
        for (const variable of ["container-title", "volume", "page"])
          expect(flat(item[variable]), `${variable} of ${text}`).toBe(flat(want[variable]));
    }
  },
);
