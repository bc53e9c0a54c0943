import type { Reading } from "../model/reading.ts";
import type { Subject } from "../model/subject.ts";
import { inlineText } from "../tree/text.ts";
import { placeOfValue } from "./front-matter.ts";
import type { PlacedText } from "./missing-faces.ts";

/** What is printed beside the text: titles, names, keywords and the reference list, each with its place. */
export function placedTexts(reading: Reading, { manuscript, apparatus }: Subject): readonly PlacedText[] {
  const { title, subtitle = "", authors, keywords, affiliations } = reading.metadata;
  const values = [
    ["title", title],
    ["subtitle", subtitle],
    ["authors", authors.map(({ name }) => name).join(" ")],
    ["keywords", keywords.join(" ")],
    ["affiliations", affiliations.map(({ name }) => name).join(" ")],
  ] as const;
  return [
    ...values.map(([key, text]) => ({ text, place: placeOfValue(reading, [key]) })),
    ...apparatus.referenceList.flatMap(({ key, content }) => {
      const place = manuscript.bibliography.places.get(key);
      return place === undefined ? [] : [{ text: inlineText(content), place }];
    }),
  ];
}
