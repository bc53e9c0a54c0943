import { asianFamilies } from "../../language/asian-faces.ts";
import type { AsianSlice } from "../../markup/asian-slices.ts";

/** A font file of an installed package and the face it is declared as. */
export type Font = {
  readonly package: string;
  readonly path: string;
  /** File name it is served under, below `fonts/`. */
  readonly name: string;
  readonly family: string;
  /** What the PDF calls it. */
  readonly postScriptName: string;
  readonly weight: number;
  readonly style: "normal" | "italic";
  /** Characters it is for, as in CSS; absent for all it has. */
  readonly range?: string;
  /** Whether a page with this markup needs it. */
  readonly isNeeded: (markup: string) => boolean;
};

const always = (): boolean => true;
const hasCode = (markup: string): boolean => /<(?:code|pre|kbd|samp)[\s>]/.test(markup);
const hasArabic = (markup: string): boolean =>
  /[\u0600-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE70-\uFEFC]/.test(markup);
// The text faces lack these; the mathematical one has them.
const hasSymbols = (markup: string): boolean =>
  /<math[\s>]|[\u03D0-\u03D6\u03F0-\u03F6\u2100-\u214F\u2190-\u23FF\u25A0-\u27FF\u2900-\u2BFF]|[\u{1D400}-\u{1D7FF}]/u.test(
    markup,
  );

const hasEmoji = (markup: string): boolean =>
  /[\u2300-\u23FF\u2600-\u27BF\u2B05-\u2B55\u{1F000}-\u{1FAFF}]/u.test(markup);
const hasHebrew = (markup: string): boolean => /[\u0590-\u05FF\uFB1D-\uFB4F]/.test(markup);

const arabic = "U+0600-06FF, U+0750-077F, U+08A0-08FF, U+200C-200F, U+FB50-FDFF, U+FE70-FEFC";

/**
 * Whole families, not the web's slices of them, which lack small capitals and old-style figures. TrueType outlines,
 * since the browser puts the others into the PDF without a name.
 */
export const fonts: readonly Font[] = [
  serif("SourceSerif4-Regular", 400, "normal"),
  serif("SourceSerif4-It", 400, "italic"),
  serif("SourceSerif4-Semibold", 600, "normal"),
  serif("SourceSerif4-SemiboldIt", 600, "italic"),
  display("SourceSerif4Display-Regular", "normal"),
  display("SourceSerif4Display-It", "italic"),
  sans("SourceSans3-Regular", 400, "normal"),
  sans("SourceSans3-It", 400, "italic"),
  sans("SourceSans3-Semibold", 600, "normal"),
  code("SourceCodePro-Regular", 400),
  code("SourceCodePro-Semibold", 600),
  {
    package: "@fontsource/stix-two-math",
    path: "files/stix-two-math-latin-400-normal.woff2",
    name: "stix-two-math.woff2",
    family: "STIX Two Math",
    postScriptName: "STIXTwoMath-Regular",
    weight: 400,
    style: "normal",
    isNeeded: hasSymbols,
  },
  vazirmatn("Regular", 400),
  vazirmatn("SemiBold", 600),
  hebrew(400, "Regular"),
  hebrew(600, "SemiBold"),
  {
    package: "@expo-google-fonts/noto-emoji",
    path: "400Regular/NotoEmoji_400Regular.ttf",
    name: "noto-emoji.ttf",
    family: "Noto Emoji",
    postScriptName: "NotoEmoji-Regular",
    weight: 400,
    style: "normal",
    isNeeded: hasEmoji,
  },
];

/** What a PDF calls each of our faces, those for Chinese, Japanese and Korean too. */
export const postScriptNames: readonly string[] = [
  ...fonts.map(({ postScriptName }) => postScriptName),
  ...asianFamilies.flatMap(({ postScriptName }) => [
    `${postScriptName}-Regular`,
    `${postScriptName}-SemiBold`,
  ]),
];

/** A slice of a family as a font of its own, for its characters alone. */
export function asianFont(slice: AsianSlice): Font {
  return {
    package: slice.package,
    path: `files/${slice.name}.woff2`,
    name: `${slice.name}.woff2`,
    family: slice.family,
    postScriptName: slice.postScriptName,
    weight: slice.weight,
    style: "normal",
    range: slice.range,
    isNeeded: always,
  };
}

/** Declares the faces; the files are served beside the page. */
export function fontFaces(needed: readonly Font[]): string {
  return needed
    .map(({ family, weight, style, name, range }) => {
      const limits = range === undefined ? "" : ` unicode-range: ${range};`;
      return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; src: url("fonts/${name}");${limits} }`;
    })
    .join("\n");
}

function serif(file: string, weight: number, style: Font["style"]): Font {
  return adobe("source-serif", file, "Source Serif", weight, style);
}

function display(file: string, style: Font["style"]): Font {
  return adobe("source-serif", file, "Source Serif Display", 400, style);
}

function sans(file: string, weight: number, style: Font["style"]): Font {
  return adobe("source-sans", file, "Source Sans", weight, style);
}

function adobe(from: string, file: string, family: string, weight: number, style: Font["style"]): Font {
  const path = `WOFF2/TTF/${file}.ttf.woff2`;
  return {
    package: from,
    path,
    name: `${file}.woff2`,
    family,
    postScriptName: file,
    weight,
    style,
    isNeeded: always,
  };
}

function code(file: string, weight: number): Font {
  return { ...adobe("source-code-pro", file, "Source Code Pro", weight, "normal"), isNeeded: hasCode };
}

function vazirmatn(name: string, weight: number): Font {
  return {
    package: "vazirmatn",
    path: `fonts/webfonts/Vazirmatn-${name}.woff2`,
    name: `Vazirmatn-${name}.woff2`,
    family: "Vazirmatn",
    postScriptName: `Vazirmatn-${name}`,
    weight,
    style: "normal",
    range: arabic,
    isNeeded: hasArabic,
  };
}

function hebrew(weight: number, name: string): Font {
  return {
    package: "@fontsource/noto-serif-hebrew",
    path: `files/noto-serif-hebrew-hebrew-${weight}-normal.woff2`,
    name: `noto-serif-hebrew-${weight}.woff2`,
    family: "Noto Serif Hebrew",
    postScriptName: `NotoSerifHebrew-${name}`,
    weight,
    style: "normal",
    range: "U+0590-05FF, U+FB1D-FB4F",
    isNeeded: hasHebrew,
  };
}
