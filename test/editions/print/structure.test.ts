import { inflateSync } from "node:zlib";
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { afterAll, expect, test } from "vitest";
import { withArtifacts, withSoftHyphens } from "../../../src/editions/print/mark-artifacts.ts";
import { launchBrowser } from "../../../src/tools/browser.ts";
import { press, sentence, smallPage } from "./small-page.ts";

const browser = await launchBrowser();
afterAll(() => browser.close());

/** Structure elements of a finished page, as `[type, kids]`, and their dictionaries by type. */
async function structureOf(body: string) {
  const page = await smallPage(body);
  const { bytes, layout } = await press(browser, page, { maximumPages: 20 });
  const document = await PDFDocument.load(bytes, { parseSpeed: ParseSpeeds.Fastest, updateMetadata: false });
  const elements = [...document.context.enumerateIndirectObjects()]
    .flatMap(([ref, each]) => (each instanceof PDFDict && each.has(PDFName.of("S")) ? [{ ref, each }] : []))
    .filter(({ each }) => each.has(PDFName.of("P")));
  const ofType = (type: string) =>
    elements.filter(({ each }) => each.get(PDFName.of("S")) === PDFName.of(type)).map(({ each }) => each);
  const typeOfParent = (element: PDFDict | undefined): string => {
    const parent = element?.lookup(PDFName.of("P"));
    return parent instanceof PDFDict ? String(parent.get(PDFName.of("S"))) : "";
  };
  return { document, layout, elements, ofType, typeOfParent };
}

const text = (body: string): string =>
  `<section class="division chapter" id="one" lang="en" data-folios="arabic" data-running-title="" data-running-head="">${body}</section>`;

test("a paragraph that pages divide is one paragraph", async () => {
  const { layout, ofType } = await structureOf(text(`<p>${sentence("long", 400)}</p>`));
  expect(layout.pages).toBeGreaterThan(1);
  expect(ofType("P")).toHaveLength(1);
});

test("items have bodies, tables heads, and a head that is repeated is none", async () => {
  const rows = Array.from({ length: 40 }, (_, row) => `<tr><td>a${row}</td><td>b${row}</td></tr>`).join("");
  const { layout, ofType, typeOfParent } = await structureOf(
    text(
      `<ul><li>One</li><li>Two</li></ul><table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody>${rows}</tbody></table>`,
    ),
  );
  expect(layout.pages).toBeGreaterThan(1);
  expect(ofType("LBody").map(typeOfParent)).toEqual(["/LI", "/LI"]);
  expect([ofType("Table"), ofType("THead"), ofType("TBody")].map(({ length }) => length)).toEqual([1, 1, 1]);
  expect(ofType("TH")).toHaveLength(2);
  expect(ofType("TR")).toHaveLength(41);
  expect(typeOfParent(ofType("TBody")[0])).toBe("/Table");
});

test("formulas say themselves, other languages are named, links say where they lead", async () => {
  const { document, ofType } = await structureOf(
    text(
      // Where a link goes overleaf whole, Paged.js leaves an empty one behind.
      `<p>See <a href="https://example.org/"></a><a href="https://example.org/">the example</a> and <span lang="fa">گلستان</span>: <math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x + 1"><mi>x</mi><mo>+</mo><mn>1</mn></math></p>`,
    ),
  );
  const [formula] = ofType("Formula");
  expect(String(formula?.get(PDFName.of("Alt")))).toBe("<FEFF00780020002B00200031>");
  expect(ofType("Span").map((each) => each.get(PDFName.of("Lang")))).toEqual([PDFString.of("fa")]);
  const annotations = document.getPages().flatMap(({ node }) => node.Annots()?.asArray() ?? []);
  expect(annotations).not.toHaveLength(0);
  for (const ref of annotations) {
    const link = document.context.lookup(ref, PDFDict);
    expect(String(link.get(PDFName.of("Contents")))).toBe(
      "<FEFF0074006800650020006500780061006D0070006C0065>",
    );
  }
});

test("contents over several pages have entries only, and works cited are a list", async () => {
  const entries = Array.from({ length: 60 }, (_, index) => `<li><a href="#one">Entry ${index}</a></li>`);
  const work = '<div class="reference-list-entry" role="listitem"><p>A work.</p></div>';
  const { layout, ofType, typeOfParent } = await structureOf(
    text(
      `<nav class="contents"><ol>${entries.join("")}</ol></nav><section role="doc-bibliography"><div role="list">${work}${work}</div></section>`,
    ),
  );
  expect(layout.pages).toBeGreaterThan(1);
  expect([...new Set(ofType("TOCI").map(typeOfParent))]).toEqual(["/TOC"]);
  expect([ofType("TOCI"), ofType("L")].map(({ length }) => length)).toEqual([60, 1]);
  expect(ofType("BibEntry").map(typeOfParent)).toEqual(["/LBody", "/LBody"]);
});

test("marked content and annotations know the elements that hold them", async () => {
  const { document, elements } = await structureOf(
    text(`<p>${sentence("long", 400)} <a href="https://example.org/">there</a></p>`),
  );
  const known = new Set(elements.map(({ ref }) => String(ref)));
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const nums = root.lookup(PDFName.of("ParentTree"), PDFDict).lookup(PDFName.of("Nums"), PDFArray);
  const owners = Array.from({ length: nums.size() / 2 }, (_, index) => {
    const held = nums.lookup(2 * index + 1);
    return held instanceof PDFArray ? held.asArray() : [nums.get(2 * index + 1)];
  }).flat();
  expect(owners.length).toBeGreaterThan(2);
  expect(owners.filter((owner) => !known.has(String(owner)))).toEqual([]);
});

const area = { top: 90, bottom: 10 };

test("what is painted and not tagged is an artifact", () => {
  const page =
    "q\n0 0 9 9 re\nW* n\nBT\n1 0 0 1 0 50 Tm\n<01> Tj\nET\n/P <</MCID 0 >>BDC\nBT\n/ReversedChars BMC\n/Span<</ActualText (fi) >> BDC\n<02> Tj\nEMC\nEMC\nET\nEMC\n0 0 m\n9 9 l\nS\n/X1 Do\nQ\n";
  expect(withArtifacts(page, area)).toBe(
    "q\n0 0 9 9 re\nW* n\n/Artifact BMC\nBT\n1 0 0 1 0 50 Tm\n<01> Tj\nET\nEMC\n/P <</MCID 0 >>BDC\nBT\n/ReversedChars BMC\n/Span<</ActualText (fi) >> BDC\n<02> Tj\nEMC\nEMC\nET\nEMC\n/Artifact BMC\n0 0 m\n9 9 l\nS\nEMC\n/Artifact BMC\n/X1 Do\nEMC\nQ\n",
  );
});

test("running heads and folios are artifacts of the page, by where they stand", () => {
  const text = (height: number): string => `BT\n1 0 0 -1 3 ${height} Tm\n<01> Tj\nET\n`;
  const marked = withArtifacts(
    `.5 0 0 -.5 0 100 cm\nq\n2 0 0 2 0 0 cm\n${text(5)}${text(50)}Q\n${text(190)}`,
    area,
  );
  const subtypes = [...marked.matchAll(/\/Artifact (.*)\n/g)].map(([, kind = ""]) => kind.slice(0, 41));
  expect(subtypes).toEqual([
    "<</Type /Pagination /Subtype /Header /Att",
    "BMC",
    "<</Type /Pagination /Subtype /Footer /Att",
  ]);
});

test("the hyphen of a divided word is a soft one, that of a compound is not", () => {
  const hyphen = "/Span<</ActualText <FEFF2010> >> BDC\n1 0 0 -1 9 9 Tm\n<02> Tj\nEMC\n";
  const divided = `BT\n<01> Tj\n/Span<</ActualText <FEFF00AD> >> BDC\n3 0 Td <03> Tj\nEMC\nET\nBT\n${hyphen}ET\n`;
  const compound = `BT\n<01> Tj\n${hyphen}ET\n`;
  expect(withSoftHyphens(divided + compound)).toBe(
    `BT\n<01> Tj\nET\nBT\n${hyphen.replace("2010", "00AD")}ET\n${compound}`,
  );
});

test("heads and folios of finished pages say that they are", async () => {
  const { document } = await structureOf(text(`<p>${sentence("long", 400)}</p>`));
  const contents = document.getPages().map(({ node }) => {
    const stream = node.Contents();
    return stream instanceof PDFRawStream ? inflateSync(stream.contents).toString("latin1") : "";
  });
  expect(contents[0]).toContain("/Subtype /Footer");
  expect(contents[1]).toContain("/Subtype /Header");
});
