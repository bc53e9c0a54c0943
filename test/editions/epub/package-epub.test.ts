import { createServer } from "node:http";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EpubTools, packageEpub } from "../../../src/editions/epub/package-epub.ts";
import type { Galley, SpineItem } from "../../../src/model/galley.ts";
import type { Block } from "../../../src/model/pandoc.ts";
import { checkEpub } from "../../../src/tools/epubcheck.ts";
import { subsetFont } from "../../../src/tools/fonts.ts";
import { sha256 } from "../../../src/tools/hash.ts";
import { readPackageFile } from "../../../src/tools/packages.ts";
import { startPandoc } from "../../../src/tools/pandoc.ts";
import { openTemplates } from "../../../src/tools/templates.ts";
import { blocksOf, fixture, galleyOf, image, metadata } from "./set-fixture.ts";

let tools: EpubTools;
let articleBlocks: readonly Block[];
let bookBlocks: readonly Block[];

beforeAll(async () => {
  const pandoc = startPandoc({ processes: 1 });
  try {
    articleBlocks = await blocksOf(fixture("article.md"), pandoc.run);
    bookBlocks = await blocksOf(fixture("book.md"), pandoc.run);
  } finally {
    pandoc.stop();
  }
  tools = { templates: await openTemplates(), readPackageFile, subsetFont, digest: sha256, date: null };
});

/** One item up to the first heading of `level`, then one from each of them. */
function items(blocks: readonly Block[], level: number): readonly SpineItem[] {
  const pieces: Block[][] = [[]];
  for (const block of blocks) {
    if (block.t === "Header" && block.c[0] === level) pieces.push([]);
    pieces.at(-1)?.push(block);
  }
  return pieces
    .filter((piece) => piece.length > 0)
    .map((piece, index) => ({
      ...kindOf(piece),
      id: `document-${index + 1}`,
      title: `Part ${index}`,
      blocks: piece,
    }));
}

function kindOf([first]: readonly Block[]): Pick<SpineItem, "role" | "kind"> {
  const attr = first?.t === "Header" ? first.c[1] : undefined;
  if (attr?.[0] === "references-heading") return { role: "back", kind: "reference-list" };
  if (attr?.[1].includes("part")) return { role: "body", kind: "part" };
  return { role: "body", kind: attr?.[0].startsWith("chapter") ? "chapter" : "section" };
}

function article(): Galley {
  const of = { ...metadata, subtitle: "On years & on falling into two", abstract: "What it says." };
  return galleyOf(items(articleBlocks, 2), of, [image]);
}

function book(): Galley {
  const of = {
    ...metadata,
    kind: "book" as const,
    title: "تاریخ و تقویم",
    language: "fa",
    direction: "rtl" as const,
    isbn: "978-3-16-148410-0",
    publisher: "نشر نمونه",
    series: "مجموعه",
    contributors: [
      { role: "editor" as const, name: "Mary Shelley", given: "Mary", family: "Shelley" },
      { role: "translator" as const, name: "زهرا کریمی" },
    ],
    dates: {},
  };
  return galleyOf(items(bookBlocks, 1), of, []);
}

async function packaged(galley: Galley, changed: Partial<EpubTools> = {}): Promise<Uint8Array> {
  const { files } = await packageEpub(galley, "try", { ...tools, ...changed });
  return files.get("try.epub") ?? new Uint8Array();
}

function textsOf(epub: Uint8Array): (path: string) => string {
  const files = unzipSync(epub);
  return (path) => new TextDecoder().decode(files[`OEBPS/${path}`]);
}

describe("an article with everything", () => {
  let epub: Uint8Array;
  let text: (path: string) => string;
  beforeAll(async () => {
    epub = await packaged(article());
    text = textsOf(epub);
  });

  test("has nothing EPUBCheck would say a word about", async () => {
    expect(await checkEpub(epub)).toEqual([]);
  });

  test("links across documents, and nowhere where there is nothing", () => {
    expect(text("document-1.xhtml")).toContain('href="document-3.xhtml#ref-lovelace" role="doc-biblioref"');
    expect(text("document-1.xhtml")).toContain('<aside id="note-1" class="note" role="doc-footnote"');
    expect(text("document-2.xhtml")).toContain('class="cross-reference" href="#fig-map"');
    expect(text("document-2.xhtml")).not.toContain("nowhere");
    expect(text("document-2.xhtml")).not.toContain("alert");
  });

  test("says in its package document what is true of it", () => {
    const opf = text("content.opf");
    expect(opf).toContain('<dc:identifier id="publication-id">doi:10.1000/xyz123</dc:identifier>');
    expect(opf).toContain('<meta refines="#creator-1" property="file-as">Lovelace, Ada</meta>');
    expect(opf).toContain('property="dcterms:identifier">https://orcid.org/0000-0002-1825-0097</meta>');
    expect(opf).toContain('<meta property="dcterms:modified">2026-03-09T00:00:00Z</meta>');
    expect(opf).toContain('<meta property="schema:accessibilityFeature">alternativeText</meta>');
    expect(opf).toContain('href="document-2.xhtml" media-type="application/xhtml+xml" properties="mathml"');
    expect(opf).not.toContain('href="document-1.xhtml" media-type="application/xhtml+xml" properties');
    expect(opf).toContain('"dcterms:license">https://creativecommons.org/licenses/by/4.0/</meta>');
    expect(opf).toContain('"schema:accessibilityHazard">none</meta>');
    expect(opf).not.toContain("conformsTo");
  });

  test("lists its figures and tables by label and first sentence", () => {
    const toc = text("toc.xhtml");
    expect(toc).toMatch(/epub:type="loi"[\s\S]*?href="document-2.xhtml#fig-map">Figure 1 A square map</);
    expect(toc).toMatch(/epub:type="lot"[\s\S]*?href="document-2.xhtml#tbl-[a-z]+">Table 1 /);
  });

  test("has contents for reading systems of EPUB 2, with the same targets", () => {
    const targets = (markup: string, attribute: string): readonly string[] =>
      [...markup.matchAll(new RegExp(`${attribute}="(document-[^"]*)"`, "g"))].map(([, href = ""]) => href);
    const contents = /epub:type="toc"[\s\S]*?<\/nav>/.exec(text("toc.xhtml"))?.[0] ?? "";
    expect(targets(text("toc.ncx"), "src")).toEqual(targets(contents, "href"));
    expect(targets(contents, "href")).not.toEqual([]);
    expect(text("content.opf")).toMatch(/<spine [^>]*toc="ncx"/);
  });

  test("does not call an image harmless that moves", async () => {
    const moving = '<svg xmlns="http://www.w3.org/2000/svg"><rect><animate attributeName="x"/></rect></svg>';
    const resources = [{ ...image, bytes: new TextEncoder().encode(moving) }];
    const opf = textsOf(await packaged({ ...article(), resources }))("content.opf");
    expect(opf).toContain('"schema:accessibilityHazard">unknown</meta>');
  });

  test("does not claim descriptions that only repeat the caption", async () => {
    const spine = article().spine.map((item) => ({
      ...item,
      blocks: item.blocks.map((block): Block => {
        if (block.t !== "Figure") return block;
        const caption = { t: "Str", c: "A square map" } as const;
        const inside = { t: "Image", c: [["", [], []], [caption], ["images/image-1.svg", ""]] } as const;
        return { ...block, c: [block.c[0], block.c[1], [{ t: "Plain", c: [inside] }]] };
      }),
    }));
    const opf = textsOf(await packaged({ ...article(), spine }))("content.opf");
    expect(opf).not.toContain("alternativeText");
    expect(opf).not.toContain('accessModeSufficient">textual</meta>');
  });

  test("carries the faces its text needs, with their licences", () => {
    const fonts = Object.keys(unzipSync(epub)).filter((path) => path.startsWith("OEBPS/fonts/"));
    expect(fonts.map((path) => path.slice("OEBPS/fonts/".length))).toEqual([
      "licence-source-code-pro.txt",
      "licence-source-serif.txt",
      "licence-stix-two-math.txt",
      "licence-vazirmatn.txt",
      "source-code-pro.woff",
      "source-serif-it.woff",
      "source-serif-regular.woff",
      "source-serif-semibold.woff",
      "source-serif-semiboldit.woff",
      "stix-two-math.woff",
      "vazirmatn-regular.woff",
      "vazirmatn-semibold.woff",
    ]);
  });
});

describe("addresses on the title page", () => {
  test("are valid whatever the metadata holds, and lead to the web and mail only", async () => {
    const doi = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O";
    const licence = { name: "House terms", url: "javascript:alert(1)" };
    const epub = await packaged({ ...article(), metadata: { ...metadata, doi, licence } });
    expect(await checkEpub(epub)).toEqual([]);
    const title = textsOf(epub)("title.xhtml");
    expect(title).toContain(
      'href="https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0',
    );
    expect(title).toContain("<bdi>House terms</bdi>");
  });

  test("leave no empty imprint where nothing is known", async () => {
    const { doi: _, licence: __, copyright: ___, ...rest } = metadata;
    const bare = { ...rest, authors: [], affiliations: [], dates: {}, funding: [] };
    expect(textsOf(await packaged({ ...article(), metadata: bare }))("title.xhtml")).not.toContain("imprint");
  });
});

describe("a book in Persian with parts", () => {
  test("has nothing EPUBCheck would say a word about, and runs from right to left", async () => {
    const epub = await packaged(book());
    expect(await checkEpub(epub)).toEqual([]);
    const text = textsOf(epub);
    expect(text("content.opf")).toContain('<spine page-progression-direction="rtl"');
    expect(text("content.opf")).toContain("urn:isbn:9783161484100");
    expect(text("content.opf")).toContain('<dc:contributor id="contributor-1">Mary Shelley</dc:contributor>');
    expect(text("content.opf")).toContain('"#contributor-1" property="file-as">Shelley, Mary<');
    expect(text("content.opf")).toContain('"#contributor-2" property="role" scheme="marc:relators">trl<');
    expect(text("title.xhtml")).toContain('<span class="run-in">ترجمهٔ</span> <bdi>زهرا کریمی</bdi>');
    expect(text("content.opf")).toMatch(/accessibilitySummary" xml:lang="fa" dir="rtl">متن با عنوان‌ها/);
    expect(text("document-2.xhtml")).toContain('<p dir="ltr">This English paragraph');
    expect(text("document-2.xhtml")).toContain('role="doc-chapter"');
    expect(text("toc.xhtml")).toContain('<a epub:type="bodymatter" href="document-1.xhtml">');
  });
});

describe("the same galley", () => {
  test("gives the same bytes in every time zone and on every run", async () => {
    const zone = process.env["TZ"];
    const digests = new Set<string>();
    for (const name of ["Pacific/Kiritimati", "America/Los_Angeles", "UTC"]) {
      process.env["TZ"] = name;
      digests.add(sha256(await packaged(book())));
    }
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
    expect(digests.size).toBe(1);
  });

  test("without identifier or date is named by its contents and dated as it is told", async () => {
    const { doi: _, ...rest } = metadata;
    const galley = { ...article(), metadata: { ...rest, dates: {} } };
    const date = new Date("2001-02-03T04:05:06Z");
    const opf = textsOf(await packaged(galley, { date }))("content.opf");
    expect(opf).toMatch(
      /<dc:identifier id="publication-id">urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}</,
    );
    expect(opf).toContain('"dcterms:modified">2001-02-03T04:05:06Z</meta>');
    const other = { ...galley, metadata: { ...galley.metadata, title: "Another" } };
    const uuid = (text: string): string | undefined => /urn:uuid:[0-9a-f-]+/.exec(text)?.[0];
    expect(uuid(textsOf(await packaged(other))("content.opf"))).not.toBe(uuid(opf));
  });
});

describe("an image that is not in the galley", () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => {
    server.close();
  });

  test("is never fetched and never copied", async () => {
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const urls = [`http://127.0.0.1:${port}/x.png`, "file:///etc/hostname"];
    const paragraph: Block = {
      t: "Para",
      c: urls.map(
        (url) => ({ t: "Image", c: [["", [], []], [{ t: "Str", c: "alternative" }], [url, ""]] }) as const,
      ),
    };
    const spine = [
      { id: "document-1", role: "body", kind: "section", title: "x", blocks: [paragraph] },
    ] as const;
    const epub = await packaged({ ...article(), spine, nav: [], resources: [] });
    expect(asked).toBe(0);
    expect(textsOf(epub)("document-1.xhtml")).toContain('<span class="missing-image">alternative</span>');
    expect(Object.keys(unzipSync(epub)).filter((path) => path.includes("images/"))).toEqual([
      "OEBPS/images/cover.svg",
    ]);
    expect(await checkEpub(epub)).toEqual([]);
  });
});
