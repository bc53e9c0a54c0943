import type { Direction } from "../../model/metadata.ts";
import { nearestWord } from "../nearest.ts";

const rightToLeft = new Set(
  "Adlm Arab Aran Armi Avst Chrs Cprt Elym Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi".split(
    " ",
  ),
);
const letters = [..."abcdefghijklmnopqrstuvwxyz"];

/** The tag in its canonical form; null where it is not well-formed (BCP 47) or names no language known. */
export function canonicalLanguage(tag: string): string | null {
  try {
    const [canonical = ""] = Intl.getCanonicalLocales(tag.trim().replaceAll("_", "-"));
    const { language } = new Intl.Locale(canonical);
    return englishName(language) === null ? null : canonical;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The direction of the script the language is usually written in. */
export function directionOf(language: string): Direction {
  return rightToLeft.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}

/** The tag that was probably meant: by a language's English or own name, or by a slip of the pen. */
export function nearestLanguage(written: string): { readonly tag: string; readonly name: string } | null {
  const names = new Map<string, string>();
  for (const tag of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = englishName(tag);
    if (name === null) continue;
    names.set(name.toLowerCase(), tag);
    const own = new Intl.DisplayNames([tag], { type: "language", fallback: "none" }).of(tag);
    if (own !== undefined) names.set(own.toLowerCase(), tag);
  }
  const word = written.trim().toLowerCase();
  const near = names.has(word) ? word : nearestWord(word, names.keys());
  const tag = near === null ? undefined : names.get(near);
  return tag === undefined ? null : { tag, name: englishName(tag) ?? tag };
}

function englishName(language: string): string | null {
  return new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(language) ?? null;
}
