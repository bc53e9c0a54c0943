import { particles } from "../typed/words.ts";

const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ي: "ی",
  ى: "ی",
  ك: "ک",
  ة: "ه",
  ۀ: "ه",
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ؤ: "و",
  ئ: "ی",
  ё: "е",
};

/** A name or title by its letters and digits alone, in one case, without diacritics: "García-Márquez Ruiz" → "garciamarquezruiz". */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[ßøæœłđðþıيىكةۀأإآٱؤئё]/gu, (letter) => letters[letter] ?? letter)
    .normalize("NFKD")
    .replace(/[^\p{L}\p{Nd}]/gu, "");
}

/** The name without "van der", "de", "al-" before it; the name itself where it has none. */
export function withoutParticles(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = words.findIndex((word) => !particles.has(word.toLowerCase()));
  const rest = first <= 0 ? name.trim() : words.slice(first).join(" ");
  return rest.replace(/^(?:al|el|ar|as|ash|at|az|an|ad)[-‐‑–](?=\p{L}{3})/iu, "");
}

/** A title without the article it begins with. */
export function withoutArticle(title: string): string {
  return title.replace(/^["'“‘«„\s]*(?:the|an?|der|die|das|les?|la|el|los|las|il|lo|os?|as?)\s+(?=\S)/iu, "");
}
