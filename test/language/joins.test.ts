import { expect, test } from "vitest";
import { joinsOf, withFrenchSpaces } from "../../src/language/joins.ts";

/** The text with `~` where no line may end, and `_` for a narrow space. */
function joined(text: string, language: string): string {
  const joinOf = joinsOf(language);
  const words = text.split(" ");
  return words
    .map((word, index) => {
      const next = words[index + 1];
      const join = next === undefined ? "" : (joinOf(word, next) ?? " ");
      return word + join.replace("\u00A0", "~").replace("\u202F", "_");
    })
    .join("");
}

test.each([
  [
    "en",
    "see p. 12 and pp. 3–5, Fig. 2, Vol. 3, No. 5, § 4",
    "see p.~12 and pp.~3–5, Fig.~2, Vol.~3, No.~5, §~4",
  ],
  ["en", "by J. R. R. Tolkien and Dr Smith in Table 2", "by J.~R.~R.~Tolkien and Dr~Smith in Table~2"],
  ["en", "on 9 March and March 9, 5 km (12 %) in 44 BC", "on 9~March and March~9, 5~km (12~%) in 44~BC"],
  ["en", "in 2010 a man – tall … or so", "in 2010 a man~– tall~… or so"],
  ["en", "12 500 people", "12 500 people"],
  ["de", "am 9. März, Abb. 3, Bd. 2, 5 Mio. Leute", "am 9.~März, Abb.~3, Bd.~2, 5~Mio. Leute"],
  ["fr", "le 9 mars, 12 500 hommes, M. Dupont", "le 9~mars, 12_500 hommes, M.~Dupont"],
  ["cs", "šel s ním k lesu v zimě", "šel s~ním k~lesu v~zimě"],
  ["pl", "poszedł z nim i wrócił o zmroku", "poszedł z~nim i~wrócił o~zmroku"],
  ["ru", "рис. 3 в книге, 9 марта — день", "рис.~3 в~книге, 9~марта~— день"],
  ["fa", "شکل ۲ و ص ۱۲", "شکل~۲ و ص~۱۲"],
])("%s: %s", (language, text, expected) => {
  expect(joined(text, language)).toBe(expected);
});

test.each([
  ["Quoi?", "Quoi_?"],
  ["oui;", "oui_;"],
  ["«mot»", "«_mot_»"],
  ["suit:", "suit~:"],
  ["Quoi ?", "Quoi ?"],
  ["?!", "?!"],
  ["12:30", "12:30"],
  ["https://exemple.fr/?a=b;c", "https://exemple.fr/?a=b;c"],
  ["(mot!)", "(mot_!)"],
])("French keeps its marks apart: %s", (word, expected) => {
  const spaced = withFrenchSpaces(word, "fr", true).replaceAll("\u202F", "_").replaceAll("\u00A0", "~");
  expect(spaced).toBe(expected);
});

test("Canadian French sets only the colon and quotation marks apart", () => {
  expect(withFrenchSpaces("Quoi?", "fr-CA", true)).toBe("Quoi?");
  expect(withFrenchSpaces("«mot»:", "fr-CA", true)).toBe("«\u202Fmot\u202F»\u00A0:");
});

test("a mark that follows a word in italics is kept apart from it", () => {
  expect(withFrenchSpaces("?", "fr", false)).toBe("\u202F?");
});
