import { absent, type Condition, each, type Look } from "../condition.ts";
import type { FontFacts, TaggedPdf } from "../tagged-pdf.ts";

const identities = new Set(["Identity-H", "Identity-V"]);
const latinEncodings = new Set(["MacRomanEncoding", "MacExpertEncoding", "WinAnsiEncoding"]);

/** Composite fonts whose encoding is a CMap of its own or of the standard's, which none of ours has. */
function withOtherMaps({ fonts }: TaggedPdf): number {
  return fonts.filter(({ subtype, encoding }) => subtype === "Type0" && !identities.has(encoding)).length;
}

function simple({ fonts }: TaggedPdf, subtype: string, isSymbolic: boolean): number {
  return fonts.filter((font) => font.subtype === subtype && font.isSymbolic === isSymbolic).length;
}

function trueTypeDescendants({ fonts }: TaggedPdf): readonly FontFacts[] {
  return fonts.filter(({ descendant }) => descendant?.subtype === "CIDFontType2");
}

/** Fonts in which something is shown; those drawn in the file itself (Type 3) have no program. */
function shown({ fonts }: TaggedPdf): readonly FontFacts[] {
  return fonts.filter(({ shown: codes, subtype }) => codes.length > 0 && subtype !== "Type3");
}

/** Programs that are not read are said to be unread; they never pass. */
function ofPrograms(pdf: TaggedPdf, wrong: (font: FontFacts) => string | undefined): Look {
  const programs = shown(pdf).filter(({ program }) => program !== undefined);
  const unread = programs.filter(({ program }) => program?.kind !== "TrueType");
  const look = each(programs, wrong);
  return unread.length === 0
    ? look
    : { ...look, unchecked: `the program of ${called(unread[0])} is not looked into` };
}

function called(font: FontFacts | undefined): string {
  return font === undefined || font.name === "" ? "a font without a name" : `the font "${font.name}"`;
}

function count(codes: readonly number[]): string {
  return codes.length === 1 ? "1 glyph" : `${codes.length} glyphs`;
}

/** ISO 32000-1, 9.10.2: what else tells the characters, without a ToUnicode map. */
function tellsCharacters({ subtype, encoding, descendant, isSymbolic, hasUnicodeMap }: FontFacts): boolean {
  if (hasUnicodeMap || latinEncodings.has(encoding)) return true;
  if (subtype === "TrueType") return !isSymbolic;
  const { registry = "", ordering = "" } = descendant?.systemInfo ?? {};
  return registry === "Adobe" && /^(?:GB1|CNS1|Japan1|Korea1)$/.test(ordering);
}

const map = (pdf: TaggedPdf): Look => absent(withOtherMaps(pdf), "a CMap");
const latin = (pdf: TaggedPdf): Look => absent(simple(pdf, "TrueType", false), "a simple TrueType font");
const symbolic = (pdf: TaggedPdf): Look => absent(simple(pdf, "TrueType", true), "a symbolic TrueType font");
const typeOne = ({ fonts }: TaggedPdf): Look =>
  absent(fonts.filter(({ subtype }) => /^(?:MM)?Type1$/.test(subtype)).length, "a Type 1 font");
const glyphSets = ({ fonts }: TaggedPdf): Look =>
  absent(fonts.filter(({ descendant }) => descendant?.hasSet).length, "a CIDSet");

/** Checkpoints 10, 17 and 31: fonts, and the characters their glyphs stand for. */
export const fontConditions: readonly Condition[] = [
  {
    id: "10-001",
    clause: "7.2",
    failure: "A glyph that is shown stands for no character.",
    look: unmapped,
  },
  {
    id: "17-003",
    clause: "7.7",
    failure: "A glyph of a formula stands for no character.",
    look: (pdf) =>
      pdf.elements.some(({ role }) => role === "Formula") ? unmapped(pdf) : { subjects: 0, failures: [] },
  },
  {
    id: "31-001",
    clause: "7.21.3.1",
    failure: "A composite font and its CMap name different registries.",
    look: map,
  },
  {
    id: "31-002",
    clause: "7.21.3.1",
    failure: "A composite font and its CMap name different orderings.",
    look: map,
  },
  {
    id: "31-003",
    clause: "7.21.3.1",
    failure: "A composite font's supplement is lower than its CMap's.",
    look: map,
  },
  {
    id: "31-004",
    clause: "7.21.3.2",
    failure: "A composite TrueType font's glyphs are found neither by number nor by a stream.",
    look: (pdf) =>
      each(
        trueTypeDescendants(pdf).filter(({ descendant }) => descendant?.glyphMap !== ""),
        (font) =>
          ["Identity", "stream"].includes(font.descendant?.glyphMap ?? "") ? undefined : called(font),
      ),
  },
  {
    id: "31-005",
    clause: "7.21.3.2",
    failure: "A composite TrueType font does not say how its glyphs are found.",
    look: (pdf) =>
      each(trueTypeDescendants(pdf), (font) => (font.descendant?.glyphMap === "" ? called(font) : undefined)),
  },
  {
    id: "31-006",
    clause: "7.21.3.3",
    failure: "A CMap is neither the standard's nor in the file.",
    look: map,
  },
  {
    id: "31-007",
    clause: "7.21.3.3",
    failure: "A CMap contradicts itself about the direction of writing.",
    look: map,
  },
  {
    id: "31-008",
    clause: "7.21.3.3",
    failure: "A CMap refers to one that is not the standard's.",
    look: map,
  },
  {
    id: "31-009",
    clause: "7.21.4.1",
    failure: "A font in which text is shown is not in the file.",
    look: (pdf) => each(shown(pdf), (font) => (font.program === undefined ? called(font) : undefined)),
  },
  {
    id: "31-011",
    clause: "7.21.4.1",
    failure: "A font in the file does not have a glyph that is shown.",
    look: (pdf) =>
      ofPrograms(pdf, (font) => {
        const missing = font.program?.missing ?? [];
        return missing.length === 0 ? undefined : `${count(missing)} of ${called(font)}`;
      }),
  },
  {
    id: "31-012",
    clause: "7.21.4.2",
    failure: "A Type 1 font has glyphs that its CharSet leaves out.",
    look: typeOne,
  },
  {
    id: "31-013",
    clause: "7.21.4.2",
    failure: "A Type 1 font lacks glyphs that its CharSet lists.",
    look: typeOne,
  },
  {
    id: "31-014",
    clause: "7.21.4.2",
    failure: "A composite font has glyphs that its CIDSet leaves out.",
    look: glyphSets,
  },
  {
    id: "31-015",
    clause: "7.21.4.2",
    failure: "A composite font lacks glyphs that its CIDSet lists.",
    look: glyphSets,
  },
  {
    id: "31-016",
    clause: "7.21.5",
    failure: "The file gives a glyph another width than its font does.",
    look: (pdf) =>
      ofPrograms(pdf, (font) => {
        const others = font.program?.otherWidths ?? [];
        return others.length === 0 ? undefined : `${count(others)} of ${called(font)}`;
      }),
  },
  {
    id: "31-017",
    clause: "7.21.6",
    failure: "A non-symbolic TrueType font has no cmap for letters.",
    look: latin,
  },
  {
    id: "31-018",
    clause: "7.21.6",
    failure: "A non-symbolic TrueType font's cmap lacks a glyph that is shown.",
    look: latin,
  },
  { id: "31-019", clause: "7.21.6", failure: "A non-symbolic TrueType font has no encoding.", look: latin },
  {
    id: "31-020",
    clause: "7.21.6",
    failure: "A non-symbolic TrueType font's encoding builds on no other.",
    look: latin,
  },
  {
    id: "31-021",
    clause: "7.21.6",
    failure: "A non-symbolic TrueType font's encoding is neither MacRoman nor WinAnsi.",
    look: latin,
  },
  {
    id: "31-022",
    clause: "7.21.6",
    failure: "A non-symbolic TrueType font's encoding has glyph names that are in no list.",
    look: latin,
  },
  {
    id: "31-023",
    clause: "7.21.6",
    failure: "A non-symbolic TrueType font with an encoding of its own has no Unicode cmap.",
    look: latin,
  },
  { id: "31-024", clause: "7.21.6", failure: "A symbolic TrueType font has an encoding.", look: symbolic },
  { id: "31-025", clause: "7.21.6", failure: "A symbolic TrueType font has no cmap.", look: symbolic },
  {
    id: "31-026",
    clause: "7.21.6",
    failure: "A symbolic TrueType font has several cmaps and none of them is for symbols.",
    look: symbolic,
  },
  {
    id: "31-027",
    clause: "7.21.7",
    failure: "A font tells its characters neither by a ToUnicode map nor by its encoding.",
    look: ({ fonts }) => each(fonts, (font) => (tellsCharacters(font) ? undefined : called(font))),
  },
  {
    id: "31-028",
    clause: "7.21.7",
    failure: "A ToUnicode map gives the value 0.",
    look: (pdf) => ofValues(pdf, (value) => value === 0),
  },
  {
    id: "31-029",
    clause: "7.21.7",
    failure: "A ToUnicode map gives the value U+FEFF or U+FFFE.",
    look: (pdf) => ofValues(pdf, (value) => value !== 0),
  },
  {
    id: "31-030",
    clause: "7.21.8",
    failure: "A text shows the glyph for characters that a font does not have.",
    look: (pdf) =>
      each(
        shown(pdf).filter(({ subtype }) => subtype === "Type0"),
        (font) => (font.shown.includes(0) ? called(font) : undefined),
      ),
  },
];

function unmapped({ fonts }: TaggedPdf): Look {
  return each(
    fonts.filter((font) => font.hasUnicodeMap && font.shown.length > 0),
    (font) => (font.unmapped.length === 0 ? undefined : `${count(font.unmapped)} of ${called(font)}`),
  );
}

function ofValues({ fonts }: TaggedPdf, isForbidden: (value: number) => boolean): Look {
  return each(
    fonts.filter(({ hasUnicodeMap }) => hasUnicodeMap),
    (font) => (font.forbiddenValues.some(isForbidden) ? called(font) : undefined),
  );
}
