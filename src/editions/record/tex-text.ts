import type { Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";

const signs: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Combining accents and the commands that put them on a letter. */
const accents: Readonly<Record<string, string>> = {
  "\u0300": "`",
  "\u0301": "'",
  "\u0302": "^",
  "\u0303": "~",
  "\u0304": "=",
  "\u0306": "u",
  "\u0307": ".",
  "\u0308": '"',
  "\u030A": "r",
  "\u030B": "H",
  "\u030C": "v",
  "\u0323": "d",
  "\u0327": "c",
  "\u0328": "k",
  "\u0331": "b",
};

const letters: Readonly<Record<string, string>> = {
  ß: "{\\ss}",
  æ: "{\\ae}",
  Æ: "{\\AE}",
  œ: "{\\oe}",
  Œ: "{\\OE}",
  ø: "{\\o}",
  Ø: "{\\O}",
  ł: "{\\l}",
  Ł: "{\\L}",
  ı: "{\\i}",
};

/** Text as TeX writes it; letters that TeX has no command for stay, since its programs read UTF-8. */
export function texText(text: string): string {
  return [...text.normalize("NFC")].map(texCharacter).join("");
}

function texCharacter(character: string): string {
  const written = signs[character] ?? letters[character];
  if (written !== undefined) return written;
  const [letter = "", mark = "", ...more] = character.normalize("NFD");
  const accent = accents[mark];
  if (accent === undefined || more.length > 0 || !/^[A-Za-z]$/.test(letter)) return character;
  return `{\\${accent}${/[a-zA-Z]/.test(accent) ? `{${letter}}` : letter}}`;
}

const commands: Readonly<Record<string, string>> = {
  Emph: "emph",
  Strong: "textbf",
  Superscript: "textsuperscript",
  Subscript: "textsubscript",
  SmallCaps: "textsc",
};

/** A title with its emphasis and its formulas. */
export function texInlines(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.t) {
        case "Emph":
        case "Strong":
        case "Superscript":
        case "Subscript":
        case "SmallCaps":
          return `\\${commands[inline.t]}{${texInlines(inline.c)}}`;
        case "Math":
          return `$${inline.c[1]}$`;
        default:
          return texText(inlineText([inline]));
      }
    })
    .join("");
}
