import type { Check } from "../check.ts";
import { findCharacters, replacing } from "./prose.ts";

/** Characters that Windows-1252 has for the bytes 80 to 9F; U+0080 and its like where it has none. */
const upperControls = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const quotes = "‚„‘’“”‹›«»…–—•";
const plain = [...upperControls].filter((character) => !quotes.includes(character)).join("");

// Two bytes read as two characters, three as three. A quotation mark behind a capital is one, but for a word's middle.
const garbled = new RegExp(
  [
    "ï»¿",
    `â€[${upperControls}\u00a0-\u00bf]`,
    `(?<!\\p{Lu})[ÃÂÅ][${plain}\u00a0-\u00aa\u00ac-\u00ba\u00bc-\u00bf]`,
    `(?<=\\p{L})Ã[‘“”–—](?=\\p{L})`,
  ].join("|"),
  "gu",
);

export const encodingIsSound: Check = {
  id: "text/encoding-is-sound",
  severity: "error",
  summary: "No character was lost or garbled when the text was converted from another encoding.",
  why: "Readers see debris instead of letters, and names spelt so are found by nobody.",
  remedy: "Write the character that was meant; where it is lost, look it up in the original.",
  basis: "The Unicode Standard, 3.9 (encoding forms) and 5.22 (U+FFFD)",
  example: { bad: "The cafÃ© by the bay is closed.\n", good: "The café by the bay is closed.\n" },
  run: ({ lines }) => [
    ...findCharacters(lines, garbled).flatMap((match) => {
      const meant = unscrambled(match.text);
      if (meant === null) return [];
      const shown = meant === "" ? "nothing (a byte-order mark)" : `"${meant}"`;
      return [
        {
          place: match.place,
          end: match.end,
          message: `"${match.text}" is a character read in the wrong encoding; ${shown} was expected.`,
          edits: replacing(match, meant),
        },
      ];
    }),
    ...findCharacters(lines, /\ufffd+/g).map(({ place, end }) => ({
      place,
      end,
      message: `A character was lost here and "\ufffd" put in its place; the character itself was expected.`,
    })),
  ],
};

/** What the characters' bytes in Windows-1252 say in UTF-8; null where they say nothing. */
function unscrambled(text: string): string | null {
  const bytes = [...text].map((character) => {
    const control = upperControls.indexOf(character);
    return control === -1 ? character.charCodeAt(0) : 0x80 + control;
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
