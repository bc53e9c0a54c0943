import { expect, test } from "vitest";
import { examineFiles } from "../checks/examine.ts";

test("works joined by a comma are cited, both of them", async () => {
  const work = (key: string, title: string) =>
    `@book{${key},\n  author = {Asadi, Mina},\n  title = {${title}},\n  publisher = {Harbour},\n  address = {Bergen},\n  year = {2017}\n}\n`;
  const { citations, report } = await examineFiles({
    "text.md": "# Introduction\n\nThe sea is wide [@sea,@bay].\n",
    "references.bib": `${work("sea", "The Sea")}\n${work("bay", "Harbours of the North")}`,
  });
  expect(citations.citations.map(({ text, item }) => [text, item])).toEqual([
    ["@sea", "sea"],
    ["@bay", "bay"],
  ]);
  expect(report.map((line) => line.split(" ")[2])).toEqual(["citations/separated-by-semicolons"]);
});
