import type { Direction } from "../model/metadata.ts";
import { primarySubtag } from "./terms.ts";

const rightToLeft = new Set("ar arc ckb dv fa he iw ks nqo ps sd syr ug ur yi".split(" "));
const anyRightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const rightToLeftLetters =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const letters = /\p{L}/gu;

/** The direction a language (BCP 47) is written in; a script subtag decides before the language does. */
export function languageDirection(language: string): Direction {
  const script = /^[a-z]+-([a-z]{4})\b/i.exec(language)?.[1]?.toLowerCase();
  if (script !== undefined) return /^(?:arab|hebr|syrc|thaa|nkoo)$/.test(script) ? "rtl" : "ltr";
  return rightToLeft.has(primarySubtag(language)) ? "rtl" : "ltr";
}

/** The direction of a short text such as a heading: `around`, unless all of its letters have the other. */
export function wholeDirection(text: string, around: Direction): Direction {
  const right = text.match(rightToLeftLetters)?.length ?? 0;
  const all = text.match(letters)?.length ?? 0;
  if (all === 0 || (right > 0 && right < all)) return around;
  return right === all ? "rtl" : "ltr";
}

/** The direction most letters of a text have; `around` where neither has the majority. */
export function textDirection(text: string, around: Direction): Direction {
  if (around === "ltr" && !anyRightToLeft.test(text)) return "ltr";
  const right = text.match(rightToLeftLetters)?.length ?? 0;
  const left = (text.match(letters)?.length ?? 0) - right;
  if (left === right) return around;
  return right > left ? "rtl" : "ltr";
}
