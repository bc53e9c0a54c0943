import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { CitationTable } from "../../src/model/citation-table.ts";
import { examine } from "../../src/preparing.ts";
import { openCitationStyles } from "../../src/tools/citation-styles.ts";
import { subsetFont } from "../../src/tools/fonts.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { memoryFolder } from "../manuscript/memory-folder.ts";

const shared = new URL("../../../shared/", import.meta.url);
const oracle = new URL("oracles/typed-citations/", shared);
const article = new URL("corpus/text-000_2edc2b3d19b959a7/000_2edc2b3d19b959a7.txt", shared);
const isAbsent = !existsSync(fileURLToPath(article));
if (isAbsent) console.log("The corpus is not here: typed citations are tested on small fixtures only.");

const pandoc = startPandoc({ processes: 1 });
const citationStyles = openCitationStyles();
afterAll(() => pandoc.stop());

/** A plain text's citations, matched with the list typed at its end. */
async function citationsOf(file: URL): Promise<CitationTable> {
  const folder = memoryFolder({ "paper.txt": readFileSync(file, "utf8") });
  const { value } = await examine(
    async () => ({ folder, document: "paper.txt" }),
    { pandoc, citationStyles, subsetFont },
    async (_, work) => work(),
  );
  return value?.subject.citations ?? { citations: [], items: [] };
}

const counted = (values: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(values)].map((value) => [value, values.filter((other) => other === value).length]),
  );

describe.skipIf(isAbsent)("an article with two calendars", () => {
  test("agrees with what was judged by hand", async () => {
    const { citations, items } = await citationsOf(article);
    expect(items).toHaveLength(44);
    // By hand: 16 exact (2 of them scripture, 2 tied between entries that are one work), 13 other days, of which one is
    // a day and a month of the Solar Hijri calendar, and 3 missing, of which two are originals read in other works.
    expect(counted(citations.map(({ verdict }) => verdict))).toEqual({
      exact: 12,
      scripture: 2,
      ambiguous: 2,
      date: 12,
      spelling: 8,
      year: 6,
      "spelling-and-year": 4,
      calendar: 4,
      "date-order": 2,
      "wrong-author": 1,
      secondary: 2,
      missing: 1,
    });
    const missing = citations.filter(({ verdict }) => verdict === "missing");
    expect(missing.map(({ text }) => text)).toEqual(["Dadavand et al., 2018"]);
  }, 60_000);

  test("gives the difficult ones to the right entries", async () => {
    const { citations, items } = await citationsOf(article);
    const dates = (name: string, date: string): readonly (number | undefined)[] =>
      citations
        .filter(({ names, dates }) => names[0] === name && dates[0] === date)
        .map(({ item }) => items.find(({ id }) => id === item)?.place.line);
    expect(dates("Mahdipur", "2019")).toEqual([343]);
    expect(dates("Khamenei", "02/11/2019")).toEqual([338, 338, 338, 338]);
    expect(dates("Khamenei", "21/03/1387")).toEqual([330]);
    expect(dates("Khamenei", "09/04/2016")).toEqual([335]);
    expect(dates("Khamenei", "12/09/2000")).toEqual([321]);
    expect(dates("Dehghani Firouzabadi", "08/18/2012")).toEqual([314]);
    expect(dates("Khomeini", "02/11/2019")).toEqual([undefined]);
  }, 60_000);
});

type Truth = {
  readonly items: Readonly<Record<string, string>>;
  readonly citations: readonly { readonly ids: readonly string[]; readonly damage: readonly string[] }[];
};

const flat = (text: string): string => text.replace(/[\W_]+/gu, "").toLowerCase();

describe.skipIf(isAbsent).each(["joss-gmr", "joss-manopt", "joss-mne-bids", "joss-speedyweather"])(
  "%s",
  (paper) => {
    test.each(["clean", "damaged"])(
      "%s: every citation means the item it was made from",
      async (state) => {
        const truth: Truth = JSON.parse(
          readFileSync(new URL(`${state}/${paper}.truth.json`, oracle), "utf8"),
        );
        const { citations, items } = await citationsOf(new URL(`${state}/${paper}.txt`, oracle));
        const keys = new Map(
          items.map(({ id, text }) => {
            const title = flat(text.split(", ").slice(-1).join("")).slice(0, 40);
            return [
              id,
              Object.entries(truth.items).find(([, entry]) => flat(entry).includes(title))?.[0] ?? id,
            ];
          }),
        );
        const meant = citations.map(({ item }) => keys.get(item ?? "") ?? "none");
        // A caption stands in the truth twice, as the image's description, too.
        const expected = counted(truth.citations.flatMap(({ ids }) => ids));
        const found = counted(meant);
        expect(found["none"]).toBeUndefined();
        for (const [key, count] of Object.entries(expected)) {
          expect(found[key], key).toBeGreaterThan(0);
          expect(found[key], key).toBeLessThanOrEqual(count);
        }
        const damaged = truth.citations.filter(({ damage }) => damage.length > 0).length;
        const differing = citations.filter(({ verdict }) => verdict !== "exact").length;
        if (state === "clean") expect(differing).toBe(0);
        else expect(differing).toBeGreaterThanOrEqual(damaged);
      },
      60_000,
    );
  },
);
