import { expect, test } from "vitest";
import { countColumns } from "../../src/manuscript/columns.ts";

test.each([
  ["letters of one unit", "The bay is small. ".repeat(200)],
  ["letters of two units, and halves of them", `a😀\ud83d𝔹ب\udc00é${"👩‍👩‍👧 x".repeat(300)}`],
])("columns are counted in characters: %s", (_, line) => {
  const text = `😀 first\n${line}\nlast 😀`;
  const { columnAt, offsetAt } = countColumns(text);
  const start = text.indexOf("\n") + 1;
  const end = start + line.length;
  const offsets = Array.from({ length: line.length + 1 }, (_, at) => start + at);
  expect(offsets.map((at) => columnAt(start, at))).toEqual(
    offsets.map((at) => [...text.slice(start, at)].length + 1),
  );
  const characters = [...line];
  expect(characters.map((_, index) => offsetAt(start, end, index + 1))).toEqual(
    characters.map((_, index) => start + characters.slice(0, index).join("").length),
  );
  expect(offsetAt(start, end, line.length + 50)).toBe(end);
});
