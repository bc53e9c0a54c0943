import { primarySubtag } from "./terms.ts";

/** A family for Chinese, Japanese or Korean: an npm package of 50 to 90 MB that is installed where it is needed. */
export type AsianFamily = {
  readonly package: string;
  readonly family: string;
  /** What a PDF calls its faces, without their weight. */
  readonly postScriptName: string;
};

const family = (suffix: string): AsianFamily => ({
  package: `@fontsource/noto-serif-${suffix.toLowerCase()}`,
  family: `Noto Serif ${suffix}`,
  postScriptName: `NotoSerif${suffix}ExtraLight`,
});
const simplified = family("SC");
const traditional = family("TC");
const japanese = family("JP");
const korean = family("KR");

/** All there are. */
export const asianFamilies: readonly AsianFamily[] = [simplified, traditional, japanese, korean];

const han = /\p{Script=Han}/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const hangul = /\p{Script=Hangul}/u;
const bopomofo = /\p{Script=Bopomofo}/u;
/** Letters of these scripts, and the marks that belong to them. */
export const asianCharacter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303F\u30FB\u30FC\uFF00-\uFFEF]/u;

/**
 * The families a text needs: Chinese characters are drawn as the languages that occur in it draw them, and as simplified
 * Chinese does where none of them does occur.
 */
export function asianFamiliesFor(text: string, languages: readonly string[]): readonly AsianFamily[] {
  if (!asianCharacter.test(text)) return [];
  const needed = new Set<AsianFamily>();
  if (kana.test(text)) needed.add(japanese);
  if (hangul.test(text)) needed.add(korean);
  if (bopomofo.test(text)) needed.add(traditional);
  for (const language of han.test(text) ? languages : []) {
    const own = familyOf(language);
    if (own !== null) needed.add(own);
  }
  if (needed.size === 0) needed.add(simplified);
  return asianFamilies.filter((each) => needed.has(each));
}

function familyOf(language: string): AsianFamily | null {
  switch (primarySubtag(language)) {
    case "zh":
      return /^zh-(?:hant|tw|hk|mo)\b/i.test(language) ? traditional : simplified;
    case "ja":
      return japanese;
    case "ko":
      return korean;
    default:
      return null;
  }
}
