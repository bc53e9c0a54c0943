import type { Passage } from "../../model/passage.ts";

/** Little words that are frequent in one language and rare in the others. */
const rows: Readonly<Record<string, string>> = {
  en: "the of and to that is was for with as are this which from be by not have has were their",
  de: "der die das und ist nicht den mit von ein eine dem des im auf für sich auch als werden wurde",
  fr: "le la les des et est dans une du pour que qui sur pas avec sont au par cette ce aux",
  es: "el la los las de que y en una por con del para es se como más su al lo esta",
  it: "il di che e la della un per una sono con non del è gli nel alla si delle dei",
  pt: "o os as de que e um uma para com não por do da no na em dos das mais são",
  nl: "de het een van en is dat op te zijn met voor niet die aan door ook worden bij wordt",
};
const languages = Object.entries(rows).map(([language, words]) => ({
  language,
  words: new Set(words.split(" ")),
}));

const fewestWords = 200;
const mostWords = 20_000;
/** The least share of its little words that tells a language, and how much more of them than of another's. */
const share = 0.15;
const lead = 2.5;

/** The language that most of the text is in, by its little words, where that is clearly another than the given one. */
export function languageByWords(passages: readonly Passage[], given: string): string | null {
  const own = given.toLowerCase().split("-")[0];
  if (!languages.some(({ language }) => language === own)) return null;
  const counts = new Map<string, number>();
  let total = 0;
  for (const { kind, text } of passages) {
    if (kind === "cell" || total > mostWords) continue;
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
      total += 1;
      for (const { language, words } of languages)
        if (words.has(word)) counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  const of = (language: string): number => counts.get(language) ?? 0;
  const best = languages.map(({ language }) => language).toSorted((a, b) => of(b) - of(a))[0] ?? "";
  const isClear = total >= fewestWords && of(best) > share * total && of(best) > lead * of(own ?? "");
  return isClear && best !== own ? best : null;
}
