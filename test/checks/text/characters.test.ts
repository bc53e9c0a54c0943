import { expect, test } from "vitest";
import { mend } from "../../../src/mending/mend.ts";
import { examineFiles } from "../examine.ts";

async function examineText(text: string) {
  const { diagnostics, report } = await examineFiles({ "text.md": text });
  const { files } = mend(new Map([["text.md", text]]), diagnostics);
  return { report: report.map((line) => line.replace("text.md:", "")), mended: files.get("text.md") ?? text };
}

/** Which faces there are is another matter. */
const isOfCharacters = (line: string): boolean => !/faces-are-installed|have-a-face/.test(line);

test("invisible characters go where no language needs them", async () => {
  const { report, mended } = await examineText(
    "A soft\u00adhyphen, a zero\u200bwidth space, a join\u200dner, a mark\u200f.\n\n" +
      "می\u200cخواهم, क्\u200dष, 👩\u200d🔬, ไทย\u200bภาษา, כן\u200f! and long/\u200baddress stay.\n",
  );
  expect(report.filter(isOfCharacters)).toEqual([
    "1:7 warning text/characters-are-visible The invisible character U+00AD (soft hyphen) stands in the text; nothing was expected there.",
    "1:22 warning text/characters-are-visible The invisible character U+200B (zero-width space) stands in the text; nothing was expected there.",
    "1:42 warning text/characters-are-visible The invisible character U+200D (zero-width joiner) stands in the text; nothing was expected there.",
    "1:54 warning text/characters-are-visible The invisible character U+200F (right-to-left mark) stands in the text; nothing was expected there.",
  ]);
  expect(mended.split("\n")[0]).toBe("A softhyphen, a zerowidth space, a joinner, a mark.");
});

test("a letter of another script is found in a word, but not in formulas, units and names of two scripts", async () => {
  const { report, mended } = await examineText(
    "The соntrol of Mоscow; the Αntwerp map. ΔT, kΩ, α-helix, γδT, Москва, Αθήνα, B-клетка.\n",
  );
  expect(report.map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual([
    '1:5 warning text/letters-are-of-one-script "соntrol"',
    '1:16 warning text/letters-are-of-one-script "Mоscow;'.replace(";", '"'),
    '1:28 warning text/letters-are-of-one-script "Αntwerp"',
  ]);
  expect(mended).toContain("The control of Moscow; the Antwerp map. ΔT");
});

test("accents become one with their letter; names in old ideographs and Hebrew points do not", async () => {
  const { report, mended } = await examineText("Ange\u0301lica, q\u0301, \uf95b, שׁ\u05b0.\n");
  expect(report.filter(isOfCharacters)).toEqual([
    '1:4 advice text/characters-are-composed "é" is written as U+0065 U+0301; U+00E9 was expected.',
  ]);
  expect(mended).toBe("Angélica, q\u0301, \uf95b, שׁ\u05b0.\n");
});

test("changes of direction are closed in their paragraph, and none is forced", async () => {
  const { report } = await examineText(
    "Right \u2067שלום\u2069 here, \u202bשלום\u202c there.\n\nOpen \u2067שלום here\n\nand \u2069 closed; \u202dforced\u202c.\n",
  );
  expect(report.map((line) => line.split(" ").slice(0, 8).join(" "))).toEqual([
    "3:6 error text/direction-controls-are-closed The invisible character U+2067 turns",
    "5:5 error text/direction-controls-are-closed The invisible character U+2069 closes",
    "5:15 error text/direction-controls-are-closed The invisible character U+202D forces",
  ]);
});
