import type { AsianSlice } from "./asian-slices.ts";

/** A font file of an installed package and the face it becomes in the book. */
export type Face = {
  readonly package: string;
  readonly path: string;
  /** The package's licence, which goes into the book with the font. */
  readonly licence: string;
  /** File name in the book, without extension. */
  readonly name: string;
  readonly family: string;
  readonly weight: 400 | 600;
  readonly style: "normal" | "italic";
  /** Characters it is for, as in CSS; false for all it has. */
  readonly range: string | false;
};

/** A face and the characters of the book it must have. */
export type UsedFace = Face & { readonly characters: string };

const arabicRange = "U+0600-06FF, U+0750-077F, U+08A0-08FF, U+200C-200F, U+FB50-FDFF, U+FE70-FEFC";
/** Letters of the Arabic script, and the joiners used among them. */
export const arabic = /[\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\u200C-\u200F\uFB50-\uFDFF\uFE70-\uFEFC]/u;
/** Joiners alone are nothing to draw: a font of them has no outlines, and browsers refuse it. */
const arabicLetter = /[\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]/u;
/** Signs that text faces lack and the mathematical one has. */
const symbols = /[\u2100-\u214F\u2190-\u23FF\u25A0-\u27FF\u2900-\u2BFF\u{1D400}-\u{1D7FF}]/u;
/** What MathML draws without its being in the text: italic letters, roots, accents, minus and primes. */
const drawnByMathematics = [
  "√∛∜−′″‴⁗¯^~ˇ˘˙¨´`→←‾_⏞⏟⏜⏝⏠⏡()[]{}|‖ℎ \u2061\u2062\u2063\u2064",
  ...Array.from({ length: 52 }, (_, index) => String.fromCodePoint(0x1d434 + index)),
  ...Array.from({ length: 58 }, (_, index) => String.fromCodePoint(0x1d6e2 + index)),
].join("");

const serifFaces = {
  regular: serif("Regular", 400, "normal"),
  italic: serif("It", 400, "italic"),
  bold: serif("Semibold", 600, "normal"),
  boldItalic: serif("SemiboldIt", 600, "italic"),
};
const code: Face = {
  package: "source-code-pro",
  path: "TTF/SourceCodePro-Regular.ttf",
  licence: "LICENSE.md",
  name: "source-code-pro",
  family: "Source Code Pro",
  weight: 400,
  style: "normal",
  range: false,
};
const mathematics: Face = {
  package: "@fontsource/stix-two-math",
  path: "files/stix-two-math-latin-400-normal.woff",
  licence: "LICENSE",
  name: "stix-two-math",
  family: "STIX Two Math",
  weight: 400,
  style: "normal",
  range: false,
};
const arabicFaces = { regular: vazirmatn("Regular", 400), bold: vazirmatn("SemiBold", 600) };

const hebrew = /[\u0590-\u05FF\uFB1D-\uFB4F]/u;
const hebrewFaces = { regular: notoHebrew(400), bold: notoHebrew(600) };

/** Faces the cover is drawn with. */
export const coverFaces = {
  title: display("Regular", "normal"),
  text: serifFaces.regular,
  arabic: arabicFaces.regular,
};

/** Faces a style sheet may ask for. */
const otherFaces: readonly Face[] = [
  display("Regular", "normal"),
  display("It", "italic"),
  sans("Regular", 400, "normal"),
  sans("It", 400, "italic"),
  sans("Semibold", 600, "normal"),
];

/** The faces these documents use as the style sheet sets them, each with the characters of theirs that it is for. */
export function usedFaces(documents: readonly string[], styles: string): readonly UsedFace[] {
  const markup = documents.join("\n");
  const characters = [...new Set(textOf(markup))].sort();
  const slanted = stylesIn(markup);
  const all = characters.join("");
  const only = (pattern: RegExp): string =>
    characters.filter((character) => pattern.test(character)).join("");
  const formulas = [...markup.matchAll(/<math[\s>][\s\S]*?<\/math>/g)].map(([formula]) => textOf(formula));
  const faces: UsedFace[] = [
    { ...serifFaces.regular, characters: all },
    { ...serifFaces.bold, characters: all },
  ];
  for (const { family, ...face } of otherFaces)
    if (styles.includes(`"${family}"`)) faces.push({ family, ...face, characters: all });
  if (slanted.italic) faces.push({ ...serifFaces.italic, characters: all });
  if (slanted.boldItalic) faces.push({ ...serifFaces.boldItalic, characters: all });
  if (/<(?:code|kbd|samp)[\s>]/.test(markup)) faces.push({ ...code, characters: all });
  if (formulas.length > 0 || symbols.test(all)) {
    const drawn = formulas.length > 0 ? drawnByMathematics : "";
    faces.push({
      ...mathematics,
      characters: only(symbols) + [...new Set(formulas.join(""))].join("") + drawn,
    });
  }
  if (arabicLetter.test(all)) {
    const needed = `${only(arabic)} `;
    faces.push({ ...arabicFaces.regular, characters: needed }, { ...arabicFaces.bold, characters: needed });
  }
  if (hebrew.test(all)) {
    const needed = `${only(hebrew)} `;
    faces.push({ ...hebrewFaces.regular, characters: needed }, { ...hebrewFaces.bold, characters: needed });
  }
  return faces;
}

/** A slice of a family as a face of its own. */
export function asianFace(slice: AsianSlice): UsedFace {
  return {
    package: slice.package,
    path: `files/${slice.name}.woff`,
    licence: "LICENSE",
    name: slice.name,
    family: slice.family,
    weight: slice.weight,
    style: "normal",
    range: slice.range,
    characters: slice.characters,
  };
}

const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

function textOf(markup: string): string {
  return markup.replace(/<[^>]*>/g, " ").replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? "");
}

const slantedNames = new Set(["em", "i", "cite", "dfn", "var"]);
const bold = new Set(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt"]);

/** Whether anything is set in italics, and whether bold and italic ever meet; as the style sheet has it. */
function stylesIn(markup: string): { readonly italic: boolean; readonly boldItalic: boolean } {
  let slantedDepth = 0;
  let boldDepth = 0;
  let italic = /class="[^"]*\b(?:subtitle|epigraph|pull-quote|dedication)\b/.test(markup);
  let boldItalic = false;
  for (const [, slash, name = ""] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
    const step = slash === "/" ? -1 : 1;
    if (slantedNames.has(name)) slantedDepth += step;
    else if (bold.has(name)) boldDepth += step;
    else continue;
    italic ||= slantedDepth > 0;
    boldItalic ||= slantedDepth > 0 && boldDepth > 0;
  }
  return { italic, boldItalic };
}

function serif(file: string, weight: Face["weight"], style: Face["style"]): Face {
  return {
    package: "source-serif",
    path: `TTF/SourceSerif4-${file}.ttf`,
    licence: "LICENSE.md",
    name: `source-serif-${file.toLowerCase()}`,
    family: "Source Serif",
    weight,
    style,
    range: false,
  };
}

function sans(file: string, weight: Face["weight"], style: Face["style"]): Face {
  return {
    ...serif(file, weight, style),
    package: "source-sans",
    path: `TTF/SourceSans3-${file}.ttf`,
    name: `source-sans-${file.toLowerCase()}`,
    family: "Source Sans",
  };
}

function display(file: string, style: Face["style"]): Face {
  return {
    ...serif(file, 400, style),
    path: `TTF/SourceSerif4Display-${file}.ttf`,
    name: `source-serif-display-${file.toLowerCase()}`,
    family: "Source Serif Display",
  };
}

function vazirmatn(file: string, weight: Face["weight"]): Face {
  return {
    package: "vazirmatn",
    path: `fonts/ttf/Vazirmatn-${file}.ttf`,
    licence: "OFL.txt",
    name: `vazirmatn-${file.toLowerCase()}`,
    family: "Vazirmatn",
    weight,
    style: "normal",
    range: arabicRange,
  };
}

function notoHebrew(weight: Face["weight"]): Face {
  const name = `noto-serif-hebrew-hebrew-${weight}-normal`;
  return {
    package: "@fontsource/noto-serif-hebrew",
    path: `files/${name}.woff`,
    licence: "LICENSE",
    name,
    family: "Noto Serif Hebrew",
    weight,
    style: "normal",
    range: "U+0590-05FF, U+FB1D-FB4F",
  };
}
