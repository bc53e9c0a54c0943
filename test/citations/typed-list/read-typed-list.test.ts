import { existsSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { readTypedList } from "../../../src/citations/typed-list/read-typed-list.ts";
import { parseManuscript } from "../../../src/manuscript/parse.ts";
import { readTrees } from "../../../src/manuscript/parsing/read-trees.ts";
import { passagesOf } from "../../../src/manuscript/passages.ts";
import { startPandoc } from "../../../src/tools/pandoc.ts";
import { readFiles } from "../../manuscript/reading.ts";

const pool = startPandoc();
afterAll(() => pool.stop());

async function listOf(text: string, file: string) {
  const { reading } = await readFiles({ [file]: text }, file);
  const trees = await readTrees(reading.divisions, pool.run);
  const { value: manuscript } = parseManuscript(reading, trees, { items: [], places: new Map() });
  return readTypedList(manuscript, passagesOf(manuscript, reading));
}

/** `id line:column label text`. */
async function entriesOf(text: string, file = "article.md") {
  const { value } = await listOf(text, file);
  return value.entries.map(
    ({ id, place, label, text: entry }) => `${id} ${place.line}:${place.column} ${label ?? "–"} ${entry}`,
  );
}

const front = "---\ntitle: T\nauthors: [Ada Example]\nlanguage: en\n---\n\n";

describe("the list", () => {
  test("stands under its last heading, in paragraphs, and ends at the next heading or other matter", async () => {
    const text = `${front}# References

None yet (2001).

# 2. Literature cited

Mora, A. (2018a). *Foam*. Ghent: Shore Press.

Mora, A. (2018b). Salt. *Shore Review*, 3, 4--5.

Ünal, Ş., & Mora, A. (2018). Tides. *Shore Review*, 4, 6--9.

About the authors

Ada Example (1999). Biography.

# Appendix

Khan, O. (2003). Not in the list. Ghent: Shore Press.
`;
    expect(await entriesOf(text)).toEqual([
      "mora2018a 13:1 – Mora, A. (2018a). Foam. Ghent: Shore Press.",
      "mora2018b 15:1 – Mora, A. (2018b). Salt. Shore Review, 3, 4–5.",
      "unal2018 17:1 – Ünal, Ş., & Mora, A. (2018). Tides. Shore Review, 4, 6–9.",
    ]);
  });

  test("may be numbered, its entries glued, wrapped, or cut by a page break", async () => {
    const text = `Title

1. Start

Text.

References

[1] A. Mora, "Foam," Shore Rev., vol. 3, no. 1,
pp. 4-5, 2018.
[2] B. Khan, "Salt," Shore Rev., vol. 4, pp. 6-7, 2019. [3] C. Abe, "Tides and

their names," Shore Rev., vol. 5, p. 8, 2020.
`;
    expect(await entriesOf(text, "paper.txt")).toEqual([
      'mora2018 9:5 1 A. Mora, "Foam," Shore Rev., vol. 3, no. 1, pp. 4-5, 2018.',
      'khan2019 11:5 2 B. Khan, "Salt," Shore Rev., vol. 4, pp. 6-7, 2019.',
      'abe2020 11:61 3 C. Abe, "Tides and their names," Shore Rev., vol. 5, p. 8, 2020.',
    ]);
  });

  test("may be one of bullets; equal ids are told apart; dashes repeat authors", async () => {
    const text = `${front}# Bibliography

- Mora, Ana. 2018. *Foam*. Ghent: Shore Press.
- ———. 2018. *Salt*. Ghent: Shore Press.
- ———. n.d. *Tides*. Ghent: Shore Press.
`;
    const { value } = await listOf(text, "article.md");
    expect(value.bibliography.items).toMatchObject([
      { id: "mora2018", author: [{ family: "Mora" }], title: "Foam" },
      { id: "mora2018b", author: [{ family: "Mora" }], title: "Salt" },
      { id: "morand", author: [{ family: "Mora" }], title: "Tides" },
    ]);
    expect(value.bibliography.places.get("mora2018b")).toMatchObject({ line: 10, certainty: "exact" });
  });

  test("is empty where the list is made from a bibliography, and where prose stands under its name", async () => {
    expect(await entriesOf(`${front}# References\n\n::: {#refs}\n:::\n`)).toEqual([]);
    const prose = "There is little to read on this. What there is lies in old drawers.\n\nAsk for it.";
    expect(await entriesOf(`${front}# Literature\n\n${prose}\n`)).toEqual([]);
  });

  test("names an entry of which title or date could not be read", async () => {
    const { diagnostics } = await listOf(
      `${front}# References\n\nMora, A. (2018). Foam. Ghent: Shore Press.\n\nKhan, O. (2019). Salt. Ghent: Shore Press.\n\nAbe, C. Some letters. Ghent: Shore Press.\n`,
      "article.md",
    );
    expect(diagnostics.map(({ check, place }) => `${check} ${place.line}:${place.column}`)).toEqual([
      "reference-list/entries-are-understood 13:1",
    ]);
  });

  test("of ten thousand entries is read in order", async () => {
    const entries = Array.from(
      { length: 10_000 },
      (_, n) => `Mora${"abcdefghij"[n % 10]}, A. (${1900 + (n % 120)}). Foam ${n}. Shore Review, ${n}, 4.`,
    );
    const { value } = await listOf(`${front}# References\n\n${entries.join("\n\n")}\n`, "article.md");
    expect(value.entries).toHaveLength(10_000);
    expect(new Set(value.entries.map(({ id }) => id)).size).toBe(10_000);
  }, 120_000);
});

const shared = new URL("../../../../shared/", import.meta.url);
const flat = (text: unknown): string =>
  String(text ?? "")
    .toLowerCase()
    .replace(/[\W_]+/g, "");

describe.skipIf(!existsSync(shared))("real lists (skipped where they are absent)", () => {
  test("a list of 44 entries in two calendars", async () => {
    const path = "corpus/text-000_2edc2b3d19b959a7/000_2edc2b3d19b959a7.txt";
    const { value, diagnostics } = await listOf(readFileSync(new URL(path, shared), "utf8"), "paper.txt");
    expect(value.entries).toHaveLength(44);
    const whole = value.entries.filter(({ understood }) =>
      ["author", "title", "issued"].every((name) => understood.includes(name)),
    );
    expect(whole).toHaveLength(43);
    expect(diagnostics).toEqual([]);
  });

  test.each(["joss-gmr", "joss-manopt", "joss-mne-bids", "joss-speedyweather"])(
    "every entry of %s by title and year",
    async (name) => {
      const folder = new URL("oracles/typed-citations/clean/", shared);
      const truth: { readonly items: Readonly<Record<string, string>> } = JSON.parse(
        readFileSync(new URL(`${name}.truth.json`, folder), "utf8"),
      );
      const { value } = await listOf(readFileSync(new URL(`${name}.txt`, folder), "utf8"), "paper.txt");
      const { items } = value.bibliography;
      const printed = Object.values(truth.items);
      expect(items).toHaveLength(printed.length);
      const found = printed.filter((entry) =>
        items.some((item) => {
          const title = flat(item["title"]).slice(0, 60);
          const year = /\d{4}/.exec(JSON.stringify(item["issued"] ?? ""))?.[0];
          return title !== "" && flat(entry).includes(title) && year !== undefined && entry.includes(year);
        }),
      );
      expect(found).toEqual(printed);
    },
  );
});
