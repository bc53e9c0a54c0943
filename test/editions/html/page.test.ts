import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildInMemory } from "../../../src/pipeline.ts";
import { openUserBrowser } from "../../preview/user-browser.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-html-"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const article = `---
title: Widths & *Depths*
subtitle: Of Pages
language: en-GB
authors:
  - { given: Ada, family: Lovelace, orcid: 0000-0002-1825-0097, affiliations: [Analytical Society], corresponding: true, email: ada@example.org }
  - name: The Tide Office
journal: { title: Tides, issn: 1234-5679, volume: 3, issue: 2, first-page: 41 }
doi: 10.1000/182
dates: { published: 2026-03-09 }
licence: CC-BY-4.0
landing-page: https://example.org/tides/1
pdf-address: https://example.org/tides/1.pdf
abstract: "What \\\\</script> is said, & how.^[Of the abstract.]"
bibliography: works.json
templates: look
---

# Measures {#sec:measures}

| Institution | Temperature | Precipitation | Observations | Classification | Responsibility |
|---|---|---|---|---|---|
| Naturwissenschaftlicher | 12345678.901 | incommensurable | 1234567890123 | uncharacteristically | counterrevolutionary |

: Words too long for a small screen. {#tbl:wide}

See @tbl:wide, @eq:long, @fig:square and [@hill2020].[^1] <https://example.org/a/very/long/address/that/goes/on/and/on/without/any/place/to/break/it.html?with=query>

$$ a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11} + a_{12} + a_{13} + a_{14} = b $$ {#eq:long}

![A square.](square.svg){#fig:square alt="A blue square"}

Before it.

![](square.svg){width=2000px} [جملهٔ فارسی]{lang=fa}

::: {.callout-note}
## Beware
Of the sea.
:::

# Ends

Once more.[^2]

[^1]: The first.
[^2]: The second, with $x < y$.
`;
const square = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><rect width="60" height="60" fill="#246"/></svg>`;
const works = [
  {
    id: "hill2020",
    type: "book",
    title: "Waters",
    author: [{ family: "Hill", given: "Ann" }],
    issued: { "date-parts": [[2020]] },
  },
];
const pages = new Map<string, string>();
let browser: Browser;

beforeAll(async () => {
  const folder = join(scratch, "article");
  mkdirSync(join(folder, "look"), { recursive: true });
  writeFileSync(join(folder, "article.md"), article);
  writeFileSync(join(folder, "square.svg"), square);
  writeFileSync(join(folder, "works.json"), JSON.stringify(works));
  writeFileSync(
    join(folder, "look", "html.css"),
    ':root { --measure: 30rem; }\n.title::after { content: "</style>"; }\n',
  );
  const book = join(scratch, "book");
  mkdirSync(book);
  writeFileSync(
    join(book, "publication.yaml"),
    "title: کتاب\nlanguage: fa\nauthors: [مریم]\nisbn: 978-3-16-148410-0\nbody: [one.md, two.md]\n",
  );
  writeFileSync(join(book, "one.md"), "# آغاز\n\nمتن نخست.[^1]\n\n[^1]: یادداشت.\n");
  writeFileSync(join(book, "two.md"), "# پایان\n\nمتن دوم.[^1]\n\n[^1]: یادداشت دیگر.\n");
  for (const [name, input] of [
    ["article", folder],
    ["book", book],
  ] as const) {
    const { report, files } = await buildInMemory({ input, editions: ["html"] });
    expect(report.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const [edition] = report.editions;
    const bytes = files.get(edition?.file ?? "") ?? new Uint8Array();
    const path = join(scratch, `${name}.html`);
    writeFileSync(path, bytes);
    pages.set(name, path);
  }
  browser = await openUserBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

type Opened = { readonly page: Page; readonly asked: readonly string[]; readonly said: readonly string[] };

async function opened(name: string): Promise<Opened> {
  const page = await browser.newPage();
  const asked: string[] = [];
  const said: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) asked.push(request.url());
  });
  page.on("console", (message) => said.push(message.text()));
  await page.goto(pathToFileURL(pages.get(name) ?? "").href);
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  return { page, asked, said };
}

const screens = [
  { width: 320, value: "light" },
  { width: 320, value: "dark" },
  { width: 1280, value: "light" },
  { width: 1280, value: "dark" },
] as const;

describe.each(["article", "book"])("the page of an %s", (name) => {
  test("axe finds nothing, and nothing sticks out, on small and wide, light and dark screens; it asks for nothing", async () => {
    const { page, asked, said } = await opened(name);
    for (const { width, value } of screens) {
      await page.setViewport({ width, height: 800 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      await page.evaluate(axe);
      const found = await page.evaluate(
        "axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html])))",
      );
      expect(found).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    }
    expect(asked).toHaveLength(1);
    expect(said).toEqual([]);
    await page.close();
  }, 60_000);
});

test("is set in its own faces, in lines of its measure, with contents beside the text where there is room", async () => {
  const { page } = await opened("article");
  await page.setViewport({ width: 1280, height: 800 });
  const look = (await page.evaluate(`(() => {
    const box = (selector) => document.querySelector(selector).getBoundingClientRect().toJSON();
    return {
      faces: [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family),
      measure: box("#document-1").width,
      contentsRight: box("nav.contents").right,
      textLeft: box("main").left,
      titleAfter: getComputedStyle(document.querySelector(".title"), "::after").content,
      image: document.querySelector("figure img").naturalWidth > 0,
    };
  })()`)) as Record<string, unknown>;
  expect(look["faces"]).toEqual(expect.arrayContaining(["Source Serif", "STIX Two Math", "Vazirmatn"]));
  expect(look["measure"]).toBe(480);
  expect(Number(look["contentsRight"])).toBeLessThanOrEqual(Number(look["textLeft"]));
  expect(look["titleAfter"]).toBe('"</style>"');
  expect(look["image"]).toBe(true);
  await page.close();
});

test("notes lead to their bodies and back, and the keyboard comes to the text by the first link", async () => {
  const { page } = await opened("article");
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to text");
  await page.keyboard.press("Enter");
  expect(await page.evaluate("location.hash")).toBe("#document-1");
  const turns = await page.evaluate(`[...document.querySelectorAll('[role="doc-noteref"]')].map((call) => {
    const note = document.querySelector(call.getAttribute("href"));
    const back = note.querySelector('[role="doc-backlink"]').getAttribute("href");
    return [note.getAttribute("role"), document.querySelector(back) === call];
  })`);
  expect(turns).toEqual(Array.from({ length: 3 }, () => ["doc-footnote", true]));
  const frames = await page.evaluate(
    "[...document.querySelectorAll('[tabindex]')].map((each) => [each.className, each.role, each.ariaLabel])",
  );
  expect(frames).toEqual([
    ["table-frame", "region", "Table\u00A01"],
    ["", null, null],
  ]);
  await page.close();
});

test("a book's notes stand at the end of their chapters, and everything runs from the right", async () => {
  const { page } = await opened("book");
  const found = await page.evaluate(`({
    notes: [...document.querySelectorAll("section.division")].map((each) => each.querySelector(".notes").textContent.trim()),
    direction: getComputedStyle(document.body).direction,
    roles: [...document.querySelectorAll("section.division")].map((each) => each.getAttribute("role")),
  })`);
  expect(found).toEqual({
    notes: [expect.stringContaining("یادداشت."), expect.stringContaining("یادداشت دیگر.")],
    direction: "rtl",
    roles: ["doc-chapter", "doc-chapter"],
  });
  await page.close();
});

test("says what it is to search engines and reference managers", async () => {
  const { page } = await opened("article");
  const head = (await page.evaluate(`({
    tags: [...document.querySelectorAll("meta[name^=citation]")].map(({ name, content }) => [name, content]),
    properties: [...document.querySelectorAll("meta[property]")].map((each) => [each.getAttribute("property"), each.content]),
    canonical: document.querySelector("link[rel=canonical]").href,
    data: JSON.parse(document.querySelector("script").textContent),
  })`)) as Record<string, unknown>;
  expect(head["tags"]).toEqual([
    ["citation_title", "Widths & Depths: Of Pages"],
    ["citation_author", "Lovelace, Ada"],
    ["citation_author_institution", "Analytical Society"],
    ["citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"],
    ["citation_author", "The Tide Office"],
    ["citation_publication_date", "2026/03/09"],
    ["citation_journal_title", "Tides"],
    ["citation_issn", "1234-5679"],
    ["citation_volume", "3"],
    ["citation_issue", "2"],
    ["citation_firstpage", "41"],
    ["citation_doi", "10.1000/182"],
    ["citation_language", "en-GB"],
    ["citation_public_url", "https://example.org/tides/1"],
    ["citation_pdf_url", "https://example.org/tides/1.pdf"],
    ["citation_reference", expect.stringContaining("Waters")],
  ]);
  expect(head["canonical"]).toBe("https://example.org/tides/1");
  expect(head["properties"]).toContainEqual(["og:title", "Widths & Depths"]);
  expect(head["data"]).toMatchObject({
    "@type": "ScholarlyArticle",
    "@id": "https://doi.org/10.1000/182",
    author: [
      { "@type": "Person", name: "Ada Lovelace", sameAs: "https://orcid.org/0000-0002-1825-0097" },
      { name: "The Tide Office" },
    ],
    isPartOf: { "@type": "PublicationIssue", issueNumber: "2", isPartOf: { volumeNumber: "3" } },
    license: "https://creativecommons.org/licenses/by/4.0/",
    datePublished: "2026-03-09",
    abstract: "What </script> is said, & how.",
    citation: [expect.stringContaining("Waters")],
  });
  await page.close();
});
