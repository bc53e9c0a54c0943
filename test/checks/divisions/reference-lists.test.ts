import { describe, expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

const bibliography =
  "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}, doi = {10.1000/182}}\n";
const entries = `Hill, A. (2020). Tides of the inner bay. *Journal of Tides*, *3*, 1–9.

Moen, B. (2021). Tides of the outer bay. *Journal of Tides*, *4*, 10–19.
`;

async function found(text: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { diagnostics } = await examineFiles({ ...files, "text.md": text });
  return diagnostics
    .filter(({ check }) => /^(?:divisions|headings)\//.test(check))
    .map(({ place, check }) => `${place.line} ${check}`);
}

describe("one list", () => {
  const keyed = { "references.bib": bibliography };

  test("a typed list beside the one that is made", async () => {
    const text = `# Depth\n\nIt is shallow [@hill2020].\n\n# References\n\n${entries}`;
    expect(await found(text, keyed)).toEqual(["5 divisions/reference-list-stands-once"]);
  });

  test("remarks on the literature are no list", async () => {
    const text =
      "# Literature\n\nTides are known well [@hill2020].\n\nBays are not.\n\nIn 2020 somebody looked.\n\n# References\n";
    expect(await found(text, keyed)).toEqual([]);
  });

  test("two headings for one typed list are one finding, whatever their numbers", async () => {
    const text = `# 1. Depth {-}\n\nIt is shallow (Hill, 2020; Moen, 2021).\n\n# 2. References {-}\n\n# References {-}\n\n${entries}`;
    expect(await found(text)).toEqual(["5 divisions/reference-list-stands-once"]);
  });
});

test("the place of a list whose works are all unknown is not called empty", async () => {
  const text = "# Depth\n\nIt is shallow [@moen2021].\n\n# References\n";
  expect(await found(text, { "references.bib": bibliography })).toEqual([]);
});

describe("behind the list", () => {
  const before = "# Depth\n\nIt is shallow (Hill, 2020; Moen, 2021).\n\n# References\n\n";

  test("what belongs to the argument is moved before it, what does not may stay", async () => {
    const behind = [
      "Acknowledgements",
      "Appendix",
      "Author biographies",
      "Methods",
      "Results",
      "Conclusions",
    ];
    const sections = behind.map((heading) => `\n# ${heading}\n\nIt is so.\n`).join("");
    expect(await found(before + entries + sections)).toEqual([
      "27 divisions/nothing-follows-the-reference-list",
      "31 divisions/nothing-follows-the-reference-list",
    ]);
  });

  test("an appendix may have results of its own", async () => {
    const text = `${before}${entries}\n# Appendix {.appendix}\n\nMore.\n\n## Results\n\nIt is so.\n\n# Results {.appendix}\n\nIt is.\n`;
    expect(await found(text)).toEqual([]);
  });
});
