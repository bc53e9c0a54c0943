import { expect, test } from "vitest";
import { usedFaces } from "../../src/markup/screen-faces.ts";

test("joiners without a letter of the Arabic script need no face of their own", () => {
  const families = (text: string): readonly string[] =>
    usedFaces([`<p>${text}</p>`], "").map(({ family }) => family);
  expect(families("a\u200Cb \u200E")).toEqual(["Source Serif", "Source Serif"]);
  expect(families("\u0645\u06CC\u200C\u0631\u0648\u0645")).toContain("Vazirmatn");
});
