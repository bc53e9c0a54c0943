import { describe, expect, test } from "vitest";
import type { Passage } from "../../src/model/passage.ts";
import { joinedPassages } from "../../src/tree/joined-passages.ts";

const place = (line: number, column: number) =>
  ({ file: "text.md", line, column, certainty: "exact" }) as const;

/** A passage on one line of its own. */
function passage(text: string, line: number, changes: Partial<Passage> = {}): Passage {
  return {
    kind: "paragraph",
    division: "text",
    heading: "h",
    text,
    place: place(line, 1),
    placeAt: (offset) => place(line, offset + 1),
    ...changes,
  };
}

const first = "The measurement of the tides was described by several authors and";

describe("paragraphs that a page break has cut", () => {
  test("are one passage, whose places lead to the right half", () => {
    const [joined, ...rest] = joinedPassages([passage(first, 5), passage("students of it agree.", 7)]);
    expect(rest).toEqual([]);
    expect(joined?.text).toBe(`${first} students of it agree.`);
    expect(joined?.cuts).toEqual([
      { offset: first.length + 1, inside: "sentence", end: place(5, first.length + 1), start: place(7, 1) },
    ]);
    expect(joined?.placeAt(4)).toEqual(place(5, 5));
    expect(joined?.placeAt(first.length + 1 + 9)).toEqual(place(7, 10));
  });

  test("keep the hyphen of a word that was cut, and a bracket", () => {
    const words = [
      passage("All of them looked for new ways of nation-", 1),
      passage("building in the north.", 3),
    ];
    expect(joinedPassages(words).map(({ text }) => text)).toEqual([
      "All of them looked for new ways of nation-building in the north.",
    ]);
    const bracket = [
      passage("The harbour was opened by the king (Khalili,", 1),
      passage("21/03/1387). Therefore it is.", 3),
    ];
    expect(joinedPassages(bracket).map(({ text, cuts }) => [text, cuts[0]?.inside])).toEqual([
      ["The harbour was opened by the king (Khalili, 21/03/1387). Therefore it is.", "bracket"],
    ]);
  });

  test("are joined over a note and over several pages", () => {
    const note = passage("A note of the author.", 90, { kind: "note" });
    const halves = [passage(first, 1), note, passage(`also ${first}`, 3), passage("finally at rest.", 5)];
    const joined = joinedPassages(halves);
    expect(joined.map(({ kind, cuts }) => [kind, cuts.length])).toEqual([
      ["paragraph", 2],
      ["note", 0],
    ]);
    expect(joined[0]?.placeAt((joined[0]?.text.length ?? 0) - 1)).toEqual(place(5, 16));
  });
});

test.each([
  ["a finished sentence", passage(`${first} all agree.`, 1), passage("however, nobody asked.", 3)],
  [
    "a capital",
    passage("The measurement of the tides was described by several authors", 1),
    passage("Students agree.", 3),
  ],
  [
    "list items",
    passage(`- ${first}`, 1, { place: place(1, 3) }),
    passage("students", 3, { place: place(3, 3) }),
  ],
  ["the last item of a list", passage(first, 1, { isItem: true }), passage("so it goes on.", 3)],
  ["the first item of a list", passage(first, 1), passage("so it goes on.", 3, { isItem: true })],
  ["a list typed in plain text", passage(`(b) ${first}`, 1), passage("so it goes on.", 3)],
  [
    "something between them",
    passage("As we know from the theory of such waves, we have", 1),
    passage("where it is small.", 5),
  ],
  [
    "a formula at the end",
    passage("As we know from the theory of such waves, we have \ufffc", 1),
    passage("where it is.", 3),
  ],
  ["another heading", passage(first, 1), passage("students agree.", 3, { heading: "other" })],
  ["a short line", passage("Dear reader,", 1), passage("students agree.", 3)],
  [
    "an address",
    passage("Department of Letters, University of the Inner Bay", 1),
    passage("ada@example.org", 3),
  ],
])("paragraphs are left apart: %s", (_, before, after) => {
  expect(joinedPassages([before, after])).toHaveLength(2);
});
