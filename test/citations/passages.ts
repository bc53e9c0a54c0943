import type { JoinedPassage } from "../../src/tree/joined-passages.ts";

/** Paragraphs of plain text, one a line, for what looks at running text. */
export function passagesFrom(...texts: readonly string[]): readonly JoinedPassage[] {
  return texts.map((text, index): JoinedPassage => {
    const placeAt = (offset: number) =>
      ({ file: "text.md", line: 2 * index + 1, column: offset + 1, certainty: "exact" }) as const;
    return { kind: "paragraph", division: "text", heading: null, text, place: placeAt(0), placeAt, cuts: [] };
  });
}
