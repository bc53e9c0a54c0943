import { PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { writeXmp } from "../../../src/editions/print/write-xmp.ts";

async function written(doi: string, licence?: { readonly name: string; readonly url: string }) {
  const document = await PDFDocument.create();
  writeXmp(document, {
    title: "Years & <Calendars>",
    authors: ["Ada Lovelace", "عمر خیام"],
    keywords: ["calendars"],
    subject: "",
    language: "en-GB",
    doi,
    licence,
    direction: "ltr",
    date: new Date("2026-03-09T00:00:00Z"),
  });
  const stream = document.catalog.lookup(PDFName.of("Metadata"));
  if (!(stream instanceof PDFRawStream)) throw new Error("There is no metadata.");
  return new TextDecoder().decode(stream.contents);
}

test("the metadata say what is known, in the publication's order", async () => {
  const xmp = await written("10.5555/one", { name: "CC BY 4.0", url: "https://example.org/by" });
  expect(xmp).toContain("Years &amp; &lt;Calendars&gt;</rdf:li>");
  expect(xmp).toContain("<rdf:Seq><rdf:li>Ada Lovelace</rdf:li><rdf:li>عمر خیام</rdf:li></rdf:Seq>");
  expect(xmp).toContain("<prism:doi>10.5555/one</prism:doi>");
  expect(xmp).toContain("<xmpRights:WebStatement>https://example.org/by</xmpRights:WebStatement>");
  expect(xmp).toContain("<xmp:CreateDate>2026-03-09T00:00:00Z</xmp:CreateDate>");
});

test("nothing is said of what is not known, nor of a standard the file is not tried against", async () => {
  const xmp = await written("");
  expect(xmp).not.toMatch(
    /<prism:|<dc:identifier|<dc:rights|<xmpRights:|<cc:|<dc:description|<pdfuaid|<pdfaid/,
  );
});
