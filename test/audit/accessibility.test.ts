import { deflateSync, inflateSync } from "node:zlib";
import {
  ParseSpeeds,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditAccessibility } from "../../src/audit/accessibility/audit-accessibility.ts";
import { judge } from "../../src/audit/accessibility/condition.ts";
import { conditions } from "../../src/audit/accessibility/conditions.ts";
import { readTaggedPdf } from "../../src/audit/accessibility/read-tagged-pdf.ts";
import { withClaim } from "../../src/audit/with-claim.ts";
import type { Browser } from "../../src/model/tools.ts";
import { launchBrowser } from "../../src/tools/browser.ts";
import { galleyOf, metadata } from "../editions/epub/set-fixture.ts";
import { press, sentence, smallPage } from "../editions/print/small-page.ts";

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP8z8Dwn4GBgYGJAQoAHxcCAr7tyjgAAAAASUVORK5CYII=",
  "base64",
);

const body = `<section class="division chapter" id="one" lang="en" data-folios="arabic" data-running-title="One" data-running-head="One">
  <h1 id="first">One</h1><nav class="contents"><ol><li><a href="#second">Two</a></li></ol></nav>
  <p>${sentence("long", 60)}<span class="footnote" id="note" data-note-mark="1">A note.</span></p>
  <h2 id="second">Two</h2><ul><li>One</li><li>Two</li></ul>
  <figure><img src="square.png" alt="A square"/><figcaption>A figure</figcaption></figure>
  <table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
  <p>See <a href="https://example.org/">the example</a>: <math xmlns="http://www.w3.org/1998/Math/MathML" alttext="1"><mn>1</mn></math></p>
</section>`;

let browser: Browser;
let sound: Uint8Array;
let unclaimed: Uint8Array;
beforeAll(async () => {
  browser = await launchBrowser();
  const files = new Map([["square.png", { mediaType: "image/png", bytes: picture }]]);
  const page = { ...(await smallPage(body)), files };
  const { bytes } = await press(browser, page, { maximumPages: 20 });
  sound = withClaim(bytes, "<pdfuaid:part>1</pdfuaid:part>");
  unclaimed = bytes;
}, 60_000);
afterAll(() => browser.close());

const name = PDFName.of;

/** The file with something about it changed. */
async function damaged(damage: (document: PDFDocument) => void, file = sound): Promise<Uint8Array> {
  const document = await PDFDocument.load(file, { parseSpeed: ParseSpeeds.Fastest, updateMetadata: false });
  damage(document);
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}

async function verdicts(bytes: Uint8Array) {
  const judged = judge(conditions, await readTaggedPdf(bytes));
  const ids = (wanted: (verdict: (typeof judged)[number]) => boolean): readonly string[] =>
    judged.filter(wanted).map(({ id }) => id);
  return {
    failed: ids(({ failures }) => failures.length > 0),
    unchecked: ids(({ unchecked }) => unchecked !== undefined),
    passed: ids(({ failures, subjects }) => failures.length === 0 && subjects > 0),
  };
}

function dictionaries(document: PDFDocument): readonly PDFDict[] {
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
}

function first(document: PDFDocument, key: string, value: string): PDFDict {
  const found = dictionaries(document).find((each) => each.get(name(key)) === name(value));
  if (found === undefined) throw new Error(`Nothing has ${key} ${value}.`);
  return found;
}

const element = (document: PDFDocument, type: string): PDFDict => first(document, "S", type);
const annotation = (document: PDFDocument): PDFDict => first(document, "Subtype", "Link");
const descendant = (document: PDFDocument): PDFDict => first(document, "Subtype", "CIDFontType2");
const composite = (document: PDFDocument): PDFDict => first(document, "Subtype", "Type0");

function rewriteContent(document: PDFDocument, change: (content: string) => string): void {
  const [page] = document.getPages();
  const ref = page?.node.get(name("Contents"));
  const stream = page?.node.Contents();
  if (!(ref instanceof PDFRef && stream instanceof PDFRawStream)) throw new Error("The page has no content.");
  const written = change(inflateSync(stream.contents).toString("latin1"));
  document.context.assign(ref, PDFRawStream.of(stream.dict, deflateSync(Buffer.from(written, "latin1"))));
}

function addElement(document: PDFDocument, parent: PDFDict, type: string): PDFDict {
  const added = document.context.obj({ Type: "StructElem", S: type });
  const kids = parent.lookup(name("K"), PDFArray);
  kids.push(document.context.register(added));
  return added;
}

function addAnnotation(document: PDFDocument, entries: Record<string, string>, holder?: PDFDict): void {
  const rect = [0, 0, 9, 9];
  const ref = document.context.register(
    document.context.obj({ Type: "Annot", Rect: rect, Contents: PDFString.of("A mark"), F: 4, ...entries }),
  );
  pageWithLinks(document).lookup(name("Annots"), PDFArray).push(ref);
  const reference = document.context.obj({ Type: "OBJR", Obj: ref });
  holder?.set(name("K"), document.context.obj([document.context.register(reference)]));
}

function setRole(document: PDFDocument, type: string, role: string): void {
  document.catalog
    .lookup(name("StructTreeRoot"), PDFDict)
    .lookup(name("RoleMap"), PDFDict)
    .set(name(type), name(role));
}

function rewriteUnicodeMap(document: PDFDocument, change: (map: string) => string): void {
  const font = composite(document);
  const stream = streamIn(font, "ToUnicode");
  const isPacked = stream.dict.has(name("Filter"));
  const text = isPacked ? inflateSync(stream.contents) : Buffer.from(stream.contents);
  font.set(
    name("ToUnicode"),
    document.context.register(document.context.flateStream(change(text.toString("latin1")))),
  );
}

function rewriteMetadata(document: PDFDocument, from: RegExp): void {
  const stream = streamIn(document.catalog, "Metadata");
  const text = new TextDecoder().decode(stream.contents).replace(from, "");
  document.catalog.set(name("Metadata"), document.context.register(document.context.stream(text)));
}

function streamIn(dictionary: PDFDict, key: string): PDFRawStream {
  const stream = dictionary.lookup(name(key));
  if (!(stream instanceof PDFRawStream)) throw new Error(`${key} is no stream.`);
  return stream;
}

function encrypt({ context }: PDFDocument, dictionary: Record<string, number>): void {
  context.trailerInfo.Encrypt = context.register(context.obj(dictionary));
}

const preferences = (document: PDFDocument): PDFDict =>
  document.catalog.lookup(name("ViewerPreferences"), PDFDict);

function pageWithLinks(document: PDFDocument): PDFDict {
  const page = document.getPages().find(({ node }) => (node.Annots()?.size() ?? 0) > 0);
  if (page === undefined) throw new Error("No page has links.");
  return page.node;
}

/** The element of a link that no other stands in. */
const linkAround = (document: PDFDocument): PDFDict => element(document, "Link");

/** Paints a form object so often, as an artifact. */
function paintForm(
  document: PDFDocument,
  entries: Record<string, Record<string, never>>,
  content: string,
  times: number,
): void {
  const form = document.context.stream(content, {
    Type: "XObject",
    Subtype: "Form",
    BBox: [0, 0, 9, 9],
    ...entries,
  });
  const resources = document.getPages()[0]?.node.Resources();
  resources?.set(name("XObject"), document.context.obj({ Added: document.context.register(form) }));
  rewriteContent(document, (text) => `${text}\n${"/Artifact BMC /Added Do EMC\n".repeat(times)}`);
}

function rewriteFont(document: PDFDocument, change: (font: DataView) => void): void {
  const described = descendant(document).lookup(name("FontDescriptor"), PDFDict);
  const program = streamIn(described, "FontFile2");
  const bytes = Uint8Array.from(inflateSync(program.contents));
  change(new DataView(bytes.buffer));
  described.set(name("FontFile2"), document.context.register(document.context.flateStream(bytes)));
}

/** Where a table of a TrueType font begins. */
function tableAt(font: DataView, tag: string): number {
  for (let at = 12; at < 12 + 16 * font.getUint16(4); at += 16) {
    const letters = [0, 1, 2, 3].map((index) => String.fromCharCode(font.getUint8(at + index)));
    if (letters.join("") === tag) return font.getUint32(at + 8);
  }
  throw new Error(`The font has no ${tag}.`);
}

/** What each damage does, by the conditions that must find it and no others. */
const damages: readonly (readonly [ids: string, damage: (document: PDFDocument) => void])[] = [
  [
    "01-003",
    (document) =>
      rewriteContent(document, (text) => text.replace(/\/MCID \d+\s*>>\s*BDC/, "$& /Artifact BMC EMC")),
  ],
  [
    "01-004",
    (document) =>
      rewriteContent(document, (text) =>
        text.replace(/^(\/\w+ <<\/MCID 0 >>\s*BDC)([\s\S]*?EMC)/m, "/Artifact BMC $1$2 EMC"),
      ),
  ],
  [
    "01-005",
    (document) => rewriteContent(document, (text) => text.replace(/\/Artifact .*(BMC|BDC)/, "/Other BMC")),
  ],
  ["01-005", (document) => void element(document, "H2").set(name("K"), document.context.obj([]))],
  ["01-007", ({ catalog }) => catalog.lookup(name("MarkInfo"), PDFDict).set(name("Suspects"), PDFBool.True)],
  ["02-001", (document) => element(document, "P").set(name("S"), name("Poem"))],
  [
    "02-003",
    (document) => {
      setRole(document, "Poem", "Song");
      setRole(document, "Song", "Poem");
    },
  ],
  ["02-004", (document) => setRole(document, "Quote", "Span")],
  ["06-001", ({ catalog }) => void catalog.delete(name("Metadata"))],
  ["06-002", (document) => rewriteMetadata(document, /<pdfuaid:part>1<\/pdfuaid:part>/)],
  ["06-003", (document) => rewriteMetadata(document, /<dc:title>.*<\/dc:title>/)],
  ["07-001", (document) => void preferences(document).delete(name("DisplayDocTitle"))],
  ["07-002", (document) => preferences(document).set(name("DisplayDocTitle"), PDFBool.False)],
  ["09-004", (document) => element(document, "TD").set(name("S"), name("P"))],
  ["09-004", (document) => void addElement(document, element(document, "Table"), "P")],
  ["09-005", (document) => element(document, "LBody").set(name("S"), name("P"))],
  ["09-006", (document) => void addElement(document, element(document, "TOC"), "P")],
  ["09-007", (document) => void addElement(document, element(document, "P"), "RB")],
  ["09-008", (document) => void addElement(document, element(document, "P"), "WT")],
  [
    "10-001 17-003",
    (document) =>
      rewriteUnicodeMap(document, (map) => map.replace(/begin(bfchar|bfrange)[\s\S]*?end\1/g, "")),
  ],
  [
    "11-001 11-002 11-004 11-006",
    (document) => {
      document.catalog.delete(name("Lang"));
      for (const each of dictionaries(document)) each.delete(name("Lang"));
    },
  ],
  ["13-004", (document) => void element(document, "Figure").delete(name("Alt"))],
  ["14-002", (document) => element(document, "H1").set(name("S"), name("P"))],
  ["14-003", (document) => element(document, "H2").set(name("S"), name("H3"))],
  [
    "14-006",
    (document) => {
      for (const each of dictionaries(document))
        if (/^\/H[12]$/.test(String(each.get(name("S"))))) each.set(name("S"), name("P"));
      const list = element(document, "Sect");
      addElement(document, list, "H");
      addElement(document, list, "H");
    },
  ],
  ["14-007", (document) => void addElement(document, element(document, "Sect"), "H")],
  [
    "15-003",
    (document) => {
      for (const each of dictionaries(document))
        if (/^\/T[HD]$/.test(String(each.get(name("S"))))) each.delete(name("A"));
    },
  ],
  ["17-002", (document) => void element(document, "Formula").delete(name("Alt"))],
  ["19-003", (document) => void element(document, "Note").delete(name("ID"))],
  [
    "19-004",
    (document) =>
      addElement(document, element(document, "P"), "Note").set(
        name("ID"),
        element(document, "Note").get(name("ID")) ?? PDFString.of(""),
      ),
  ],
  [
    "20-001 20-002 20-003",
    ({ catalog, context }) =>
      catalog.set(
        name("OCProperties"),
        context.obj({ OCGs: [], D: { AS: [] }, Configs: [{ Name: PDFString.of("") }] }),
      ),
  ],
  [
    "21-001",
    ({ context }) => void context.register(context.obj({ Type: "Filespec", F: PDFString.of("a"), EF: {} })),
  ],
  ["26-001", (document) => encrypt(document, { V: 1 })],
  ["26-002", (document) => encrypt(document, { V: 1, P: -3904 })],
  [
    "28-002",
    (document) =>
      addAnnotation(document, { Subtype: "Stamp" }, addElement(document, element(document, "P"), "Span")),
  ],
  ["28-004 28-012", (document) => void annotation(document).delete(name("Contents"))],
  ["28-002 28-004 28-006", (document) => addAnnotation(document, { Subtype: "Sparkle", Contents: "" })],
  [
    "28-007",
    (document) =>
      addAnnotation(document, { Subtype: "TrapNet" }, addElement(document, element(document, "P"), "Annot")),
  ],
  ["28-008", (document) => void pageWithLinks(document).delete(name("Tabs"))],
  ["28-009", (document) => pageWithLinks(document).set(name("Tabs"), name("R"))],
  [
    "28-010",
    (document) =>
      addAnnotation(document, { Subtype: "Widget" }, addElement(document, element(document, "P"), "Span")),
  ],
  ["28-011", (document) => linkAround(document).set(name("S"), name("Span"))],
  [
    "28-017",
    (document) =>
      addAnnotation(
        document,
        { Subtype: "PrinterMark" },
        addElement(document, element(document, "P"), "Span"),
      ),
  ],
  ["30-001", (document) => paintForm(document, { Ref: {} }, "", 1)],
  ["30-002", (document) => paintForm(document, {}, "/P <</MCID 0>> BDC EMC", 2)],
  ["31-004", (document) => descendant(document).set(name("CIDToGIDMap"), name("Other"))],
  ["31-005", (document) => void descendant(document).delete(name("CIDToGIDMap"))],
  [
    "31-009",
    (document) => void descendant(document).lookup(name("FontDescriptor"), PDFDict).delete(name("FontFile2")),
  ],
  ["31-011", (document) => rewriteFont(document, (font) => font.setUint16(tableAt(font, "maxp") + 4, 1))],
  ["31-016", (document) => void descendant(document).delete(name("W"))],
  ["31-027", (document) => void composite(document).delete(name("ToUnicode"))],
  [
    "31-028",
    (document) =>
      rewriteUnicodeMap(document, (map) =>
        map
          .replace("endbfchar", "<0000> <0000>\nendbfchar")
          .replace("endbfrange", "<0000> <0000> <0000>\nendbfrange"),
      ),
  ],
  [
    "31-029",
    (document) =>
      rewriteUnicodeMap(document, (map) =>
        map
          .replace("endbfchar", "<0000> <FEFF>\nendbfchar")
          .replace("endbfrange", "<0000> <0000> <FEFF>\nendbfrange"),
      ),
  ],
  [
    "10-001 17-003 31-030",
    (document) => rewriteContent(document, (text) => text.replace(/<[0-9a-fA-F]{4}> Tj/, "<0000> Tj")),
  ],
];

describe("a PDF as it is made", () => {
  test("passes all that applies to it", async () => {
    const { failed, unchecked, passed } = await verdicts(sound);
    expect(failed).toEqual([]);
    expect(unchecked).toEqual([]);
    expect(passed.length).toBeGreaterThan(40);
  });

  test("says that it is accessible, and no longer where a condition fails", async () => {
    const galley = galleyOf([], metadata, []);
    const good = await auditAccessibility(galley, unclaimed);
    expect(good.conformance).toMatchObject({ claimed: true, checked: 87, failed: [], unchecked: [] });
    expect((await verdicts(good.file)).failed).toEqual([]);
    const bad = await auditAccessibility(
      galley,
      await damaged((document) => void element(document, "Figure").delete(name("Alt")), unclaimed),
    );
    expect(bad.conformance).toMatchObject({ claimed: false, failed: ["13-004"] });
    expect(bad.findings.map(({ check }) => check)).toEqual(["audit/pdf-is-accessible"]);
    expect((await verdicts(bad.file)).failed).toEqual(["06-002", "13-004"]);
  });
});

describe("what is wrong is found, and nothing else", () => {
  test.each(damages)("%s", async (ids, damage) => {
    expect((await verdicts(await damaged(damage))).failed).toEqual(ids.split(" "));
  });
});

test("what no edition has is said to be unchecked where a file has it", async () => {
  const bytes = await damaged((document) => {
    document.context.register(
      document.context.obj({ Type: "Font", Subtype: "Type1", Encoding: "WinAnsiEncoding" }),
    );
    document.context.register(
      document.context.obj({ Type: "Font", Subtype: "TrueType", Encoding: "WinAnsiEncoding" }),
    );
    composite(document).set(name("Encoding"), name("UniJIS-UTF16-H"));
    document.catalog.set(name("AcroForm"), document.context.obj({ Fields: [], XFA: [] }));
  });
  const { failed, unchecked } = await verdicts(bytes);
  expect(failed).toEqual([]);
  expect(unchecked).toEqual(
    conditions
      .map(({ id }) => id)
      .filter((id) => /^(?:25-001|31-00[123678]|31-01[23789]|31-02[0123])$/.test(id)),
  );
});

test("each condition has a number of its own", () => {
  expect(new Set(conditions.map(({ id }) => id)).size).toBe(87);
});
