import { describe, expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

const works = [
  "Abel A. Salt in the bay. Fjord Press; 2001.",
  "Berg B. Ice on the fjord. Fjord Press; 2002.",
  "Dahl D. Winds of the coast. Fjord Press; 2004.",
  "Engen E. Boats and pilots. Fjord Press; 2005.",
  "Foss F. Gulls over piers. Fjord Press; 2006.",
];
const list = `\n# References\n\n${works.map((work, index) => `[${index + 1}] ${work}`).join("\n\n")}\n`;

async function cited(text: string) {
  const { citations, report } = await examineFiles({ "text.md": `# Tides\n\n${text}\n${list}` });
  const shown = citations.citations.map(({ text, item, verdict, place, end }) => [
    `${place.column}–${end?.column ?? ""} ${text}`,
    verdict === "exact" ? (item ?? "").replace(/\d+$/, "") : verdict,
  ]);
  return { shown, report: report.filter((line) => / citations\/|typed-entries/.test(line)) };
}

describe("works cited by number", () => {
  test("in square brackets, each number and each of a range, and one that the list does not have", async () => {
    const { shown, report } = await cited(
      "It is wide [1, 3–5], deep [2, p. 7] and old [1,2]; cold [1–3; 9].",
    );
    expect(shown.map(([text, item]) => `${text} ${item}`)).toEqual([
      "13–14 1 abel",
      "16–19 3–5 dahl",
      "16–19 3–5 engen",
      "16–19 3–5 foss",
      "28–29 2 berg",
      "46–47 1 abel",
      "48–49 2 berg",
      "58–61 1–3 abel",
      "58–61 1–3 berg",
      "58–61 1–3 dahl",
      "63–64 9 missing",
    ]);
    expect(report).toEqual([
      'text.md:3:63 error citations/typed-citation-is-listed "9" is cited. The list has no number 9.',
    ]);
  });

  test.each([
    ["in round brackets", "It is wide (1, 2), deep (3) and old (4,5)."],
    ["raised", "It is wide,¹⁻³ deep⁴ and old.⁵"],
    ["raised once, before the text lost its form", "It is wide.1,2 It is deep3 and old.4,5"],
  ])("%s", async (_, text) => {
    const { shown } = await cited(text);
    expect(shown.map(([, item]) => item)).toEqual(["abel", "berg", "dahl", "engen", "foss"]);
  });

  test.each([
    ["too few for a habit", "It is wide [1], as (1) and (2) say."],
    ["steps and equations", "First (1), then (2), as in (17) and (18), and [0, 1] or [20]."],
  ])("nothing is made of %s", async (_, text) => {
    expect((await cited(text)).shown).toEqual([]);
  });
});
