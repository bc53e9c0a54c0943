import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFStream } from "@cantoo/pdf-lib";
import { readGlyphMeasures } from "./font-program.ts";
import { asDictionary, decodedBytes, dictionaryIn, listIn, nameIn, numberIn, textIn } from "./pdf-values.ts";
import type { FontFacts, FontProgram, SystemInfo } from "./tagged-pdf.ts";
import { readUnicodeMap } from "./unicode-map.ts";

/** Reads a font (ISO 32000-1, 9.5) of which these codes are shown. */
export function readFont(font: PDFDict, shown: readonly number[]): FontFacts {
  const [first] = listIn(font, "DescendantFonts");
  const descendant = asDictionary(first);
  const described = dictionaryIn(descendant ?? font, "FontDescriptor");
  const map = decodedBytes(font.lookup(PDFName.of("ToUnicode")));
  const unicode = map && readUnicodeMap(Buffer.from(map).toString("latin1"));
  return {
    name: nameIn(font, "BaseFont"),
    subtype: nameIn(font, "Subtype"),
    encoding: nameIn(font, "Encoding") || formOf(font.lookup(PDFName.of("Encoding"))),
    descendant: descendant && {
      subtype: nameIn(descendant, "Subtype"),
      systemInfo: systemInfo(dictionaryIn(descendant, "CIDSystemInfo")),
      glyphMap: nameIn(descendant, "CIDToGIDMap") || formOf(descendant.lookup(PDFName.of("CIDToGIDMap"))),
      hasSet: described?.has(PDFName.of("CIDSet")) ?? false,
    },
    isSymbolic: ((numberIn(described, "Flags") ?? 0) & 4) !== 0,
    program: programOf(descendant, described, shown),
    hasUnicodeMap: unicode !== undefined,
    forbiddenValues: unicode?.forbidden ?? [],
    shown,
    unmapped: unicode === undefined ? [] : shown.filter((code) => !unicode.has(code)),
  };
}

function formOf(value: PDFObject | undefined): string {
  if (value instanceof PDFStream) return "stream";
  return value instanceof PDFDict ? "dictionary" : "";
}

function systemInfo(info: PDFDict | undefined): SystemInfo | undefined {
  if (info === undefined) return undefined;
  return {
    registry: textIn(info, "Registry"),
    ordering: textIn(info, "Ordering"),
    supplement: numberIn(info, "Supplement") ?? 0,
  };
}

/** A program that is not TrueType, or whose glyphs go by another number than their code, is not looked into. */
function programOf(
  descendant: PDFDict | undefined,
  described: PDFDict | undefined,
  shown: readonly number[],
): FontProgram | undefined {
  const keys = ["FontFile2", "FontFile3", "FontFile"];
  const stream = keys.map((key) => described?.lookup(PDFName.of(key))).find((each) => each !== undefined);
  const bytes = decodedBytes(stream);
  if (bytes === undefined) return undefined;
  const measures = nameIn(descendant, "CIDToGIDMap") === "Identity" ? readGlyphMeasures(bytes) : undefined;
  if (descendant === undefined || measures === undefined)
    return { kind: "other", missing: [], otherWidths: [] };
  const widths = writtenWidths(descendant);
  const otherwise = numberIn(descendant, "DW") ?? 1000;
  const isOther = (glyph: number): boolean =>
    Math.abs((widths.get(glyph) ?? otherwise) - measures.widthOf(glyph)) > 1;
  return {
    kind: "TrueType",
    missing: shown.filter((glyph) => glyph >= measures.glyphs),
    otherWidths: shown.filter((glyph) => glyph < measures.glyphs && isOther(glyph)),
  };
}

/** The W array: a first glyph and widths in a list, or first, last and one width (ISO 32000-1, 9.7.4.3). */
function writtenWidths(descendant: PDFDict): ReadonlyMap<number, number> {
  const written = listIn(descendant, "W");
  const widths = new Map<number, number>();
  const numberAt = (at: number): number => {
    const value = written[at];
    return value instanceof PDFNumber ? value.asNumber() : 0;
  };
  for (let at = 0; at + 1 < written.length; ) {
    const first = numberAt(at);
    const next = written[at + 1];
    if (next instanceof PDFArray) {
      next.asArray().forEach((_, index) => {
        const width = next.lookup(index);
        if (width instanceof PDFNumber) widths.set(first + index, width.asNumber());
      });
      at += 2;
    } else {
      for (let glyph = first; glyph <= numberAt(at + 1); glyph += 1) widths.set(glyph, numberAt(at + 2));
      at += 3;
    }
  }
  return widths;
}
