import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judge } from "../../src/audit/accessibility/condition.ts";
import { archivalConditions } from "../../src/audit/archival/archival-conditions.ts";
import { auditArchival } from "../../src/audit/archival/audit-archival.ts";
import { readArchivalPdf } from "../../src/audit/archival/read-archival-pdf.ts";
import { withClaim } from "../../src/audit/with-claim.ts";
import { srgbProfile } from "../../src/editions/print/srgb-profile.ts";
import type { Browser } from "../../src/model/tools.ts";
import { build } from "../../src/pipeline.ts";
import { launchBrowser } from "../../src/tools/browser.ts";
import { galleyOf, metadata } from "../editions/epub/set-fixture.ts";
import { press, sentence, smallPage } from "../editions/print/small-page.ts";

const body = `<section class="division chapter" id="one" lang="en" data-folios="arabic" data-running-title="" data-running-head="">
  <h1>One</h1><p>${sentence("long", 60)} <a href="https://example.org/">there</a> <span style="opacity: 0.5">grey</span></p>
</section>`;
const claim = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>";

let browser: Browser;
let plain: Uint8Array;
beforeAll(async () => {
  browser = await launchBrowser();
  plain = (await press(browser, await smallPage(body), { maximumPages: 20, isArchival: true })).bytes;
}, 60_000);
afterAll(() => browser.close());

const name = PDFName.of;

async function failed(bytes: Uint8Array, part: 2 | 3 = 2): Promise<readonly string[]> {
  const verdicts = judge(archivalConditions, await readArchivalPdf(bytes, part));
  return verdicts.filter(({ failures }) => failures.length > 0).map(({ id }) => id);
}

async function damaged(damage: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(withClaim(plain, claim), {
    parseSpeed: ParseSpeeds.Fastest,
    updateMetadata: false,
  });
  damage(document);
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}

function first({ context }: PDFDocument, key: string, value: string): PDFDict {
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.get(name(key)) === name(value)) return object;
  throw new Error(`Nothing has ${key} ${value}.`);
}

function addAnnotation(document: PDFDocument, entries: Record<string, string | number>): void {
  const annotation = document.context.obj({ Type: "Annot", Rect: [0, 0, 9, 9], F: 4, ...entries });
  const page = document.getPages().find(({ node }) => (node.Annots()?.size() ?? 0) > 0);
  page?.node.lookup(name("Annots"), PDFArray).push(document.context.register(annotation));
}

const addStream = ({ context }: PDFDocument, entries: Record<string, string | boolean>): void =>
  void context.register(context.stream("data", entries));

const addState = ({ context }: PDFDocument, state: Record<string, string>): void =>
  void context.register(context.obj({ ExtGState: { G9: state } }));

const intent = ({ catalog }: PDFDocument): PDFDict =>
  catalog.lookup(name("OutputIntents"), PDFArray).lookup(0, PDFDict);

const damages: readonly (readonly [ids: string, damage: (document: PDFDocument) => void])[] = [
  ["6.1.3", ({ context }) => context.obj({}) && Object.assign(context.trailerInfo, { ID: undefined })],
  ["6.1.7.1", (document) => addStream(document, { F: "other" })],
  ["6.1.7.2", (document) => addStream(document, { Filter: "LZWDecode" })],
  ["6.1.13", ({ context }) => void context.register(context.obj({ Name: "a".repeat(128) }))],
  ["6.2.3", (document) => void document.catalog.delete(name("OutputIntents"))],
  ["6.2.3", (document) => void intent(document).delete(name("DestOutputProfile"))],
  ["6.2.4.3", (document) => addStream(document, { Subtype: "Image", ColorSpace: "DeviceCMYK" })],
  ["6.2.5", (document) => addState(document, { TR: "Identity" })],
  ["6.2.8", (document) => addStream(document, { Subtype: "Image", Interpolate: true })],
  ["6.2.10", (document) => addState(document, { BM: "Sparkle" })],
  [
    "6.2.11.3.2",
    (document) => first(document, "Subtype", "CIDFontType2").set(name("CIDToGIDMap"), name("Other")),
  ],
  [
    "6.2.11.4.1",
    (document) =>
      void first(document, "Subtype", "CIDFontType2")
        .lookup(name("FontDescriptor"), PDFDict)
        .delete(name("FontFile2")),
  ],
  ["6.2.11.5", (document) => void first(document, "Subtype", "CIDFontType2").delete(name("W"))],
  ["6.3.1 6.3.3", (document) => addAnnotation(document, { Subtype: "Movie" })],
  ["6.3.2", (document) => first(document, "Subtype", "Link").set(name("F"), document.context.obj(2))],
  ["6.3.3", (document) => addAnnotation(document, { Subtype: "Stamp" })],
  [
    "6.4.1",
    ({ catalog, context }) =>
      catalog.set(name("AcroForm"), context.obj({ Fields: [], NeedAppearances: true })),
  ],
  ["6.5.1", ({ catalog, context }) => catalog.set(name("OpenAction"), context.obj({ S: "JavaScript" }))],
  ["6.5.2", ({ catalog, context }) => catalog.set(name("AA"), context.obj({}))],
  ["6.6.2.1 6.6.4", ({ catalog }) => void catalog.delete(name("Metadata"))],
  [
    "6.6.2.3",
    (document) =>
      rewriteMetadata(document, "</rdf:Description>", "<cc:license>x</cc:license></rdf:Description>"),
  ],
  ["6.6.4", (document) => rewriteMetadata(document, claim, "")],
  [
    "6.8",
    ({ context }) => void context.register(context.obj({ Type: "Filespec", F: PDFString.of("a"), EF: {} })),
  ],
  ["6.11", ({ catalog, context }) => catalog.set(name("Requirements"), context.obj([]))],
];

function rewriteMetadata({ catalog, context }: PDFDocument, from: string, to: string): void {
  const stream = catalog.lookup(name("Metadata"));
  if (!(stream instanceof PDFRawStream)) throw new Error("There are no metadata.");
  const text = new TextDecoder().decode(stream.contents).replace(from, to);
  catalog.set(name("Metadata"), context.register(context.stream(text)));
}

describe("a PDF for archives", () => {
  test("passes, and says what it is; without its output intent it does not", async () => {
    const galley = galleyOf([], metadata, []);
    const good = await auditArchival(galley, plain, "PDF/A-2b");
    expect(good.conformance).toMatchObject({
      standard: "PDF/A-2b",
      claimed: true,
      failed: [],
      unchecked: [],
    });
    expect(new TextDecoder().decode(good.file)).toContain(claim);
    const bytes = await damaged((document) => {
      document.catalog.delete(name("OutputIntents"));
      rewriteMetadata(document, claim, "");
    });
    const bad = await auditArchival(galley, bytes, "PDF/A-2b");
    expect(bad.conformance.claimed).toBe(false);
    expect(bad.findings.map(({ check }) => check)).toContain("audit/pdf-is-archival");
  });

  test.each(damages)("%s: what is wrong is found, and nothing else", async (ids, damage) => {
    expect(await failed(await damaged(damage))).toEqual(ids.split(" "));
  });

  test("with another beginning is none", async () => {
    const bytes = Buffer.from(withClaim(plain, claim));
    bytes.write("%PDF-2.0", "latin1");
    expect(await failed(bytes)).toEqual(["6.1.2"]);
  });
});

test("an ordinary PDF has no output intent, and says nothing of archives", async () => {
  const { bytes } = await press(browser, await smallPage(body), { maximumPages: 20 });
  expect(await failed(bytes)).toEqual(["6.2.3", "6.6.4"]);
});

test("a build with the setting gives a PDF/A-3b that holds the author's texts", async () => {
  const input = mkdtempSync(join(tmpdir(), "colophon-archival-"));
  const text =
    "---\ntitle: Years\nauthors: [Ada Lovelace]\nlanguage: en\neditions: [pdf]\nprint:\n  conformance: PDF/A-3b\n---\n\n# One\n\nText.\n";
  writeFileSync(join(input, "article.md"), text);
  const { editions } = await build({ input, out: join(input, "out"), cache: null });
  const [edition] = editions;
  expect(edition?.conformance?.map(({ standard, claimed }) => [standard, claimed])).toEqual([
    ["PDF/UA-1", true],
    ["PDF/A-3b", true],
  ]);
  const document = await PDFDocument.load(readFileSync(join(input, "out", edition?.file ?? "")));
  const [file] = document.catalog.lookup(name("AF"), PDFArray).asArray();
  const held = document.context.lookup(file, PDFDict).lookup(name("EF"), PDFDict).lookup(name("F"));
  if (!(held instanceof PDFRawStream)) throw new Error("There is no file inside.");
  expect(inflateSync(held.contents).toString("utf8")).toBe(text);
  rmSync(input, { recursive: true });
}, 60_000);

test("the profile says that white is white, and each colour as much as the standard does", () => {
  const profile = Buffer.from(srgbProfile());
  expect(profile.readUInt32BE(0)).toBe(profile.length);
  expect(profile.toString("latin1", 12, 24)).toBe("mntrRGB XYZ ");
  const tags = new Map(
    Array.from({ length: profile.readUInt32BE(128) }, (_, index) => {
      const at = 132 + index * 12;
      return [profile.toString("latin1", at, at + 4), profile.readUInt32BE(at + 4)];
    }),
  );
  const point = (tag: string): readonly number[] =>
    [8, 12, 16].map((by) => profile.readInt32BE((tags.get(tag) ?? 0) + by) / 65536);
  const white = [0, 1, 2].map((axis) =>
    ["rXYZ", "gXYZ", "bXYZ"].reduce((sum, tag) => sum + (point(tag)[axis] ?? 0), 0),
  );
  white.forEach((value, axis) => {
    expect(value).toBeCloseTo(point("wtpt")[axis] ?? 0, 3);
  });
  const curve = (tags.get("gTRC") ?? 0) + 12;
  expect(profile.readUInt16BE(curve)).toBe(0);
  expect(profile.readUInt16BE(curve + 2 * 1023)).toBe(65535);
  expect(profile.readUInt16BE(curve + 2 * 512) / 65535).toBeCloseTo(0.2145, 3);
});
