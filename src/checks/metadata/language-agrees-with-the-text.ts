import type { Passage } from "../../model/passage.ts";
import type { Check } from "../check.ts";
import { languageByWords } from "./language-by-words.ts";

export const languageAgreesWithTheText: Check = {
  id: "metadata/language-agrees-with-the-text",
  severity: "error",
  summary: "The text is written in the script and language that the metadata gives.",
  why: "Hyphenation, quotation marks, labels, direction and screen readers go by the language in the metadata.",
  remedy: "Write the tag of the text's language in `language:`.",
  basis: "WCAG 2.2, 3.1.1",
  example: {
    bad: "# مقدمه\n\nاین خلیج کوچک است و آب آن کم‌عمق، چنان‌که از دور پیداست و همگان می‌دانند.\n",
    good: "# Introduction\n\nThe bay is small and its water shallow, as can be seen from afar and as everybody knows.\n",
  },
  run: ({ passages: all, manuscript: { metadata, divisions }, placeOf }) => {
    const { language } = metadata;
    // An abstract may be in another language than the text.
    const abstracts = new Set(divisions.filter(({ kind }) => kind === "abstract").map(({ id }) => id));
    const passages = all.filter(({ division }) => !abstracts.has(division));
    const place = placeOf(["language"]);
    const expected = scriptOf(language);
    const found = mainScript(passages);
    if (found !== null && expected !== "" && !(written[expected] ?? [expected]).includes(found))
      return [
        {
          place,
          message: `The language is "${language}", and most of the text is in ${scriptNames.of(found) ?? found} letters; a language of these letters was expected.`,
        },
      ];
    const other = languageByWords(passages, language);
    return other === null
      ? []
      : [
          {
            place,
            message: `The language is "${language}", and most of the text looks ${names.of(other) ?? other}; "${other}" was expected.`,
          },
        ];
  },
};

const names = new Intl.DisplayNames(["en"], { type: "language" });
const scriptNames = new Intl.DisplayNames(["en"], { type: "script" });

const scripts = [
  "Latn",
  "Arab",
  "Cyrl",
  "Grek",
  "Hebr",
  "Deva",
  "Hani",
  "Hang",
  "Armn",
  "Geor",
  "Thai",
] as const;
const patterns = scripts.map((script) => ({ script, pattern: new RegExp(`\\p{Script=${script}}`, "gu") }));
/** Scripts that are made of others. */
const written: Readonly<Record<string, readonly string[]>> = {
  Jpan: ["Hani"],
  Hans: ["Hani"],
  Hant: ["Hani"],
  Kore: ["Hang", "Hani"],
  Aran: ["Arab"],
};

const fewestLetters = 40;
const mostLetters = 100_000;
const share = 0.7;

/** The script of at least seven letters in ten; null where none prevails or there is too little text. */
function mainScript(passages: readonly Passage[]): string | null {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { text } of passages) {
    if (total > mostLetters) break;
    for (const { script, pattern } of patterns) {
      const count = text.match(pattern)?.length ?? 0;
      counts.set(script, (counts.get(script) ?? 0) + count);
      total += count;
    }
  }
  if (total < fewestLetters) return null;
  return scripts.find((script) => (counts.get(script) ?? 0) > share * total) ?? null;
}

function scriptOf(language: string): string {
  const script = new Intl.Locale(language).maximize().script ?? "";
  return script in written || scripts.some((known) => known === script) ? script : "";
}
