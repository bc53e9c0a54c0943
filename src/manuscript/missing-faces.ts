import { asianCharacter, asianFamiliesFor } from "../language/asian-faces.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { SourceLine } from "../model/passage.ts";
import type { Place } from "../model/place.ts";
import { findingAt, lineOf } from "./finding.ts";

/** A text that stands elsewhere than in the lines: a title, an entry of the reference list. */
export type PlacedText = { readonly text: string; readonly place: Place };

const faced =
  "\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Common}\\p{Script=Inherited}";
const asian = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}";
const faceless = new RegExp(`[^${faced}${asian}\\p{Cn}\\p{Co}]+`, "gu");
const languageAttribute = /\blang="?([A-Za-z][\w-]*)/g;

const namedScripts =
  "Armenian Bengali Coptic Devanagari Ethiopic Georgian Gothic Gujarati Gurmukhi Kannada Khmer Lao Malayalam Mongolian Myanmar Nko Oriya Runic Sinhala Syriac Tamil Telugu Thaana Thai Tibetan".split(
    " ",
  );

/** Characters that would be printed in no face of ours: their package is not installed, or there is none. */
export function missingFaces(
  lines: readonly SourceLine[],
  texts: readonly PlacedText[],
  language: string,
  isInstalled: (name: string) => boolean,
): readonly Diagnostic[] {
  const all = [
    ...lines.map(({ prose, file, line }) => ({ text: prose, place: lineOf(file, line) })),
    ...texts,
  ];
  return [...asianFindings(all, lines, language, isInstalled), ...facelessFindings(all)];
}

function asianFindings(
  all: readonly PlacedText[],
  lines: readonly SourceLine[],
  language: string,
  isInstalled: (name: string) => boolean,
): readonly Diagnostic[] {
  const first = all.find(({ text }) => asianCharacter.test(text));
  if (first === undefined) return [];
  const tags = lines.flatMap(({ text }) => [...text.matchAll(languageAttribute)].map(([, tag = ""]) => tag));
  const families = asianFamiliesFor(all.map(({ text }) => text).join("\n"), [language, ...tags]);
  const missing = families.filter((family) => !isInstalled(family.package));
  if (missing.length === 0) return [];
  const names = missing.map(({ family }) => family).join(" and ");
  const sample = first.text.slice(first.text.search(asianCharacter)).match(/^[^\s\p{P}]{1,8}/u)?.[0] ?? "";
  return [
    findingAt(placeIn(first, first.text.search(asianCharacter)), {
      check: "environment/faces-are-installed",
      severity: "error",
      message: `"${sample}" is to be set in ${names}, which ${missing.length > 1 ? "are" : "is"} not installed.`,
      help: `Run \`npm install ${missing.map((family) => family.package).join(" ")}\`.`,
    }),
  ];
}

function facelessFindings(all: readonly PlacedText[]): readonly Diagnostic[] {
  const found = new Map<string, { readonly place: Place; readonly characters: Set<string> }>();
  for (const text of all) {
    for (const { 0: letters, index } of text.text.matchAll(faceless)) {
      const script = scriptOf(letters);
      const known = found.get(script) ?? { place: placeIn(text, index), characters: new Set() };
      for (const letter of letters) known.characters.add(letter);
      found.set(script, known);
    }
  }
  return [...found].map(([script, { place, characters }]) => {
    const listed = [...characters].slice(0, 12).join(" ");
    return findingAt(place, {
      check: "text/characters-have-a-face",
      severity: "error",
      message: `No face has ${characters.size} characters of ${script}: ${listed}${characters.size > 12 ? " …" : ""}; Latin, Greek, Cyrillic, Arabic, Hebrew, Chinese, Japanese and Korean were expected.`,
      help: "Write them in Latin letters, or put them into a picture.",
    });
  });
}

function scriptOf(letters: string): string {
  const name = namedScripts.find((script) => new RegExp(`\\p{Script=${script}}`, "u").test(letters));
  return name === undefined ? "another script" : `the ${name} script`;
}

/** A text of the lines begins where its line does. */
function placeIn({ text, place }: PlacedText, offset: number): Place {
  return place.certainty === "exact" && place.column === 1
    ? { ...place, column: [...text.slice(0, offset)].length + 1 }
    : place;
}
