import { expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

const works = [
  "Abel, A. (2001). *Salt in the bay*. Fjord Press.",
  "Berg, B. (2002). *Ice on the fjord*. Fjord Press.",
  "Dahl, D. (2004). *Winds of the coast*. Fjord Press.",
  "Engen, E. (2005). *Boats and pilots*. Fjord Press.",
];

async function faults(labels: readonly string[], gap = "\n\n"): Promise<readonly string[]> {
  const list = works.map((work, index) => `${labels[index]}${work}`).join(gap);
  const text = `# Tides\n\nIt is wide (Abel, 2001; Berg, 2002; Dahl, 2004; Engen, 2005).\n\n# References\n\n${list}\n`;
  const { diagnostics } = await examineFiles({ "text.md": text });
  return diagnostics
    .filter(({ check }) => check === "reference-list/typed-numbers-are-in-sequence")
    .map(({ place, message }) => `${place.line} ${message}`);
}

test("a number that is missing or stands twice is found at its entry, in brackets and in lists", async () => {
  const said = (before: number, number: number): string =>
    `The entry behind number ${before} of the reference list has the number ${number}; ${before + 1} was expected.`;
  expect(await faults(["[1] ", "[2] ", "[2] ", "[3] "])).toEqual([`11 ${said(2, 2)}`]);
  expect(await faults(["1. ", "2. ", "4. ", "5. "], "\n")).toEqual([`9 ${said(2, 4)}`]);
});

test("lists without numbers, counted by themselves, or that begin later are left alone", async () => {
  expect(await faults(["", "", "", ""])).toEqual([]);
  expect(await faults(["1. ", "1. ", "1. ", "1. "], "\n")).toEqual([]);
  expect(await faults(["[12] ", "[13] ", "[14] ", "[15] "])).toEqual([]);
});
