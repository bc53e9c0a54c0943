import type { Check } from "../check.ts";
import { spanOf } from "./written-text.ts";

const entities = /&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z]{2,8}\d{0,2});/gi;

export const entitiesAreCharacters: Check = {
  id: "text/entities-are-characters",
  severity: "warning",
  summary: "No character reference of HTML is printed as it stands.",
  why: "Readers see a code where a character was meant, mostly because the text was escaped twice.",
  remedy: "Write the character itself; where the code is the subject, mark it as code.",
  basis: "HTML Living Standard, 13.5",
  example: { bad: "The bay&amp;nbsp;is small.\n", good: "The bay&nbsp;is small.\n" },
  run: ({ passages }) =>
    passages.flatMap((passage) =>
      [...passage.text.matchAll(entities)].map((match) => ({
        ...spanOf(passage, match.index, match.index + match[0].length),
        message: `"${match[0]}" is printed as it stands; the character was expected.`,
      })),
    ),
};
