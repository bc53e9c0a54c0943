import { describe, expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

async function found(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { report } = await examineFiles(files);
  return report.filter((line) => line.includes(" divisions/"));
}

test("what is no part of the text is not asked for", async () => {
  const files = {
    "text.md": "# One\n\nText.\n",
    "two.md": "# Two\n\nText.\n",
    "publication.yaml": "body: [text.md, two.md]\n",
  };
  const others = {
    "README.md": "#",
    "CHANGES.md": "#",
    "_draft.md": "#",
    "notes/ideas.md": "#",
    "data.csv": "1",
  };
  expect(await found({ ...files, ...others })).toEqual([]);
  expect(await found({ ...files, "three.md": "# Three\n" })).toEqual([
    'three.md:1:1 warning divisions/files-are-included "three.md" lies among the files of the text and no file includes it; a part of the text was expected.',
  ]);
});

describe("empty sections", () => {
  test("a heading that only holds subsections is none", async () => {
    expect(
      await found({
        "text.md": "# Results\n\n## Depth\n\nIt is shallow.\n\n## Form\n\n![Form](picture.png)\n",
      }),
    ).toEqual([]);
  });

  test("the heading of the reference list is none where the style sets a list under it", async () => {
    const bibliography =
      "@article{hill2020, author = {Hill, Ann}, title = {Tides of the inner bay}, journal = {Journal of Tides}, volume = {3}, pages = {1--9}, year = {2020}, doi = {10.1000/182}}\n";
    const text = "# Depth\n\nIt is shallow [@hill2020].\n\n# References\n";
    expect(await found({ "text.md": text, "references.bib": bibliography })).toEqual([]);
    expect(await found({ "text.md": text.replace(" [@hill2020]", "") })).toEqual([
      'text.md:5:1 warning divisions/sections-have-text The section "References" is empty; text was expected.',
    ]);
  });
});

describe("sections of a profile", () => {
  const profile = `name: Journal of Tides
sections:
  - Abstract
  - Introduction
  - heading: [Methods, Materials and methods]
  - heading: Results
  - heading: References
`;

  test("numbers, case and either name are taken, and what the metadata and the style give", async () => {
    const text =
      "# 1. INTRODUCTION {-}\n\nIt is small.\n\n# 2. Materials and Methods {-}\n\nWe measured.\n\n# 3. Results. {-}\n\nIt is shallow (Hill, 2020).\n\n# References {-}\n\nHill, A. (2020). Tides of the inner bay. *Journal of Tides*, *3*, 1–9.\n";
    expect(await found({ "text.md": text, "profile.yaml": profile })).toEqual([]);
  });

  test("each section that lacks is one finding", async () => {
    expect(await found({ "text.md": "# Introduction\n\nIt is small.\n", "profile.yaml": profile })).toEqual([
      'text.md:1:1 error divisions/required-sections-are-there There is no section "Methods" or "Materials and methods"; "Journal of Tides" requires one.',
      'text.md:1:1 error divisions/required-sections-are-there There is no section "References"; "Journal of Tides" requires one.',
      'text.md:1:1 error divisions/required-sections-are-there There is no section "Results"; "Journal of Tides" requires one.',
    ]);
  });
});
