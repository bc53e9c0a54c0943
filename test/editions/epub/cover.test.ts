import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageEpub } from "../../../src/editions/epub/package-epub.ts";
import type { Author, Metadata } from "../../../src/model/metadata.ts";
import type { Browser } from "../../../src/model/tools.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { subsetFont } from "../../../src/tools/fonts.ts";
import { sha256 } from "../../../src/tools/hash.ts";
import { readPackageFile } from "../../../src/tools/packages.ts";
import { openTemplates } from "../../../src/tools/templates.ts";
import { galleyOf, metadata } from "./set-fixture.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

type Box = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** Where the cover's lines stand, in its own units. */
async function linesOf(of: Metadata): Promise<readonly Box[]> {
  const tools = { templates: await openTemplates(), readPackageFile, subsetFont, digest: sha256, date: null };
  const { files } = await packageEpub(galleyOf([], of, []), "cover", tools);
  const svg =
    unzipSync(files.get("cover.epub") ?? new Uint8Array())["OEBPS/images/cover.svg"] ?? new Uint8Array();
  expect(strFromU8(svg)).toContain("<text");
  const page = await browser.open(new Map([["page.html", { mediaType: "image/svg+xml", bytes: svg }]]));
  // The page's policy keeps fonts out that are inside the image; the browser has the same face.
  const found = await page.run(`(() => {
    document.documentElement.setAttribute("width", "1600");
    document.documentElement.setAttribute("height", "2400");
    const edge = document.documentElement.getBoundingClientRect().left;
    return [...document.querySelectorAll("text")].map((text) => {
      text.style.fontFamily = "'Source Serif 4', Vazirmatn";
      const { left, right, top, bottom } = text.getBoundingClientRect();
      const size = Number(text.getAttribute("font-size"));
      return { text: text.textContent, left: left - edge, right: right - edge, top: bottom - (bottom - top + size) / 2, bottom: top + (bottom - top + size) / 2 };
    });
  })()`);
  await page.close();
  return Array.isArray(found) ? found : [];
}

const names: readonly (readonly [string, string])[] = [
  ["Maximilien", "Chaumon"],
  ["Ezequiel", "Mikulan"],
  ["Ada", "Lovelace"],
  ["Alexandre", "Gramfort-Höchenberger"],
];

function authors(count: number): readonly Author[] {
  return Array.from({ length: count }, (_, index) => {
    const [given, family] = names[index % names.length] ?? ["Ada", "Lovelace"];
    const rest = { corresponding: false, equalContribution: false, affiliations: [], roles: [] };
    return { given, family, name: `${given} ${family}`, ...rest };
  });
}

const title =
  "An electrophysiological title that goes on for a while and then, when all seems to be said, for longer";
const subtitle =
  "A subtitle that is hardly shorter than its title and wants four lines of its own, or five if it may have them";

test.for<readonly [string, Partial<Metadata>]>([
  ["a short title and one author", { title: "Time", authors: authors(1) }],
  ["a long title, a long subtitle and sixteen authors", { title, subtitle, authors: authors(16) }],
  ["sixty authors", { title, authors: authors(60) }],
  ["a book", { kind: "book", title, subtitle, authors: authors(30), publisher: "Press", series: "A Series" }],
  [
    "a book in Persian",
    {
      kind: "book",
      language: "fa",
      direction: "rtl",
      title: "تاریخ و تقویم ".repeat(6),
      authors: authors(20),
    },
  ],
])("the cover of %s has each line inside and none over another", async ([, changed]) => {
  const lines = await linesOf({ ...metadata, ...changed });
  expect(lines.length).toBeGreaterThan(2);
  expect(
    lines.filter(({ left, right, top, bottom }) => left < 100 || right > 1500 || top < 100 || bottom > 2320),
  ).toEqual([]);
  const sorted = lines.toSorted((one, other) => one.top - other.top);
  expect(sorted.filter(({ top }, index) => index > 0 && top < (sorted[index - 1]?.bottom ?? 0) - 2)).toEqual(
    [],
  );
});
