import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import type { EditionKind } from "../../../src/model/metadata.ts";
import { build } from "../../../src/pipeline.ts";
import { checkEpub } from "../../../src/tools/epubcheck.ts";
import { misplaced, pageBeginnings } from "./page-beginnings.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-page-list-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const root = fileURLToPath(new URL("../../../", import.meta.url));
const margins = { top: 18, bottom: 18 };

async function built(input: string, editions: readonly EditionKind[] = ["pdf", "epub"]) {
  const out = mkdtempSync(join(scratch, "out-"));
  await build({ input, out, editions });
  const [epub, pdf] = ["epub", "pdf"].map((kind) => {
    const name = readdirSync(out).find((each) => each.endsWith(`.${kind}`));
    return name === undefined ? new Uint8Array() : new Uint8Array(readFileSync(join(out, name)));
  });
  return { epub: epub ?? new Uint8Array(), pdf: pdf ?? new Uint8Array() };
}

function textIn(epub: Uint8Array, path: string): string {
  return strFromU8(unzipSync(epub)[`OEBPS/${path}`] ?? new Uint8Array());
}

/** Entries of the page list that lead to anything but a marker. */
function markersMissing(epub: Uint8Array): readonly string[] {
  const list = /epub:type="page-list"[\s\S]*?<\/nav>/.exec(textIn(epub, "toc.xhtml"))?.[0] ?? "";
  const hrefs = [...list.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href);
  return hrefs.filter((href) => {
    const [path = "", id = ""] = href.split("#");
    return !textIn(epub, path).includes(` id="${id}" epub:type="pagebreak"`);
  });
}

const places = ["harbour", "estuary", "lighthouse", "breakwater", "observatory"];

/** So many paragraphs, no two alike, with notes, emphasis and formulas among them. */
function paragraphs(count: number, seed: number, language: "en" | "fa"): string {
  return Array.from({ length: count }, (_, index) => {
    const at = seed * 100 + index;
    const sentences = Array.from({ length: 7 }, (_, part) =>
      language === "fa"
        ? `در سال ${at * 7 + part} اندازه‌گیری شمارهٔ ${at + part * 3} در بندر تکرار شد و نتیجه در دفتر ${part + at} نوشته شد.`
        : `Measurement ${at * 7 + part} at the *${places[(at + part) % 5]}* was repeated in year ${at + part * 3}, extraordinarily carefully & in good weather.`,
    );
    const extra = [
      "^[A note that says where measurement NUMBER was printed, and by whom.]",
      " $x_1 + y$",
      "",
    ];
    return sentences.join(" ") + (extra[index % 3] ?? "").replace("NUMBER", String(at));
  }).join("\n\n");
}

function book(name: string, language: "en" | "fa"): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  const rows = Array.from(
    { length: 70 },
    (_, index) => `| ${1900 + index} | place ${index * 3} | ${index * 7} |`,
  );
  const code = Array.from({ length: 60 }, (_, index) => `    measure(${index}, "${places[index % 5]}")`).join(
    "\n",
  );
  const items = Array.from(
    { length: 40 },
    (_, index) => `${index + 1}. Instrument ${index * 13} was mended.`,
  );
  write(
    "publication.yaml",
    [
      `title: ${language === "fa" ? "جزر و مد" : "Tides & Harbours"}`,
      `language: ${language}`,
      language === "fa"
        ? "authors: [{ given: آدا, family: لاولیس, affiliations: [پژوهشکدهٔ دریا] }]"
        : "authors: [{ given: Ada, family: Lovelace, affiliations: [Institute of Tides] }]",
      "abstract: What was measured, and where.",
      "trim: a5",
      "front-matter: [preface.md]",
      "body: [one.md, two.md, three.md]",
    ].join("\n"),
  );
  write("preface.md", `# Preface\n\n${paragraphs(9, 1, language)}\n`);
  const sections = Array.from({ length: 60 }, (_, index) => `## Place ${index}\n\nMeasured.`).join("\n\n");
  write(
    "one.md",
    `# First\n\n${paragraphs(8, 2, language)}\n\n${sections}\n\n## More\n\n${paragraphs(8, 3, language)}\n`,
  );
  write(
    "two.md",
    `# Second\n\n| Year | Place | Height |\n|---|---|---|\n${rows.join("\n")}\n\nThen.\n\n${code}\n`,
  );
  write(
    "three.md",
    `# Third\n\n${items.join("\n")}\n\n$$x = y^2$$ {#eq:x}\n\n> ${paragraphs(6, 4, language).replaceAll("\n\n", "\n>\n> ")}\n`,
  );
  return folder;
}

describe("the page list", () => {
  const manuscripts: readonly (readonly [string, () => string, readonly string[]])[] = [
    ["the sample", () => join(root, "manuscript"), []],
    ["a book", () => book("english", "en"), ["iv"]],
    ["a book that is read from right to left", () => book("persian", "fa"), ["۴"]],
  ];
  test.for(manuscripts)(
    "names every printed page of %s but those the contents go on to, each at the word it begins with",
    async ([, folder, overleaf]) => {
      const { pdf, epub } = await built(folder());
      const { pages, unlisted } = await pageBeginnings(pdf, epub, margins);
      expect(pages.length).toBeGreaterThan(15);
      expect(unlisted).toEqual(overleaf);
      expect(misplaced(pages)).toEqual([]);
      expect(textIn(epub, "content.opf")).toMatch(
        /accessibilityFeature">pageBreakMarkers<[\s\S]*>pageNavigation</,
      );
      expect(markersMissing(epub)).toEqual([]);
      expect(textIn(epub, "toc.ncx").match(/<pageTarget /g)).toHaveLength(pages.length);
      expect(await checkEpub(epub)).toEqual([]);
    },
  );

  test("is not there where no pages are printed", async () => {
    const { epub } = await built(join(root, "test/manuscripts/minimal"), ["epub"]);
    expect(textIn(epub, "toc.xhtml")).not.toContain("page-list");
    expect(textIn(epub, "content.opf")).not.toMatch(/page(?:Break|Navigation)/);
  });
});
