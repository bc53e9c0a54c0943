import { expect, test } from "vitest";
import { examineFiles } from "../checks/examine.ts";

const text =
  "# Introduction\n\n### Deep\n\nIt is small.\n\n### Also deep\n\nIt is wide.\n\n##### Deeper\n\nIt is calm.\n";

test("a waiver in the folder lets one finding stand, wherever it moves, and no other", async () => {
  const waivers = `waivers:
  - check: headings/levels-step-by-one
    file: "*.md"
    finding: '"Deep" is'
    reason: The series has it so.
`;
  for (const moved of [text, `# Before\n\nOne line more.\n\n${text}`]) {
    const { report, waived } = await examineFiles({ "text.md": moved, "waivers.yaml": waivers });
    expect(waived).toEqual(["headings/levels-step-by-one"]);
    expect(report.map((line) => line.split(" ").slice(1).join(" "))).toEqual([
      'warning headings/levels-step-by-one "Deeper" is a heading of level 5 below one of level 3; level 4 was expected.',
    ]);
  }
});

test("a waiver that is out of date, or that waives nothing, is a finding itself", async () => {
  const waivers = `waivers:
  - check: headings/*
    reason: Until the series changes.
    owner: Mina
    expires: 2026-05-31
  - check: text/*
    file: other.md
    reason: It may stand.
`;
  const { report, waived } = await examineFiles({
    "text.md": "# Introduction\n\n### Deep\n\nIt is small.\n",
    "waivers.yaml": waivers,
  });
  expect(waived).toEqual([]);
  expect(report).toEqual([
    'text.md:3:1 warning headings/levels-step-by-one "Deep" is a heading of level 3 below one of level 1; level 2 was expected.',
    'waivers.yaml:2:5 warning waivers/are-in-date The waiver of "headings/*" held until 2026-05-31 (Mina); what it waived is reported again.',
    'waivers.yaml:6:5 warning waivers/are-used The waiver of "text/*" waives nothing.',
  ]);
});

test("a comment waives the next block only, with its reason", async () => {
  const { report, waived } = await examineFiles({
    "text.md": text.replace(
      "### Deep",
      "<!-- waive headings/levels-step-by-one: the series has it so -->\n\n### Deep",
    ),
  });
  expect(waived).toEqual(["headings/levels-step-by-one"]);
  expect(report).toEqual([
    'text.md:13:1 warning headings/levels-step-by-one "Deeper" is a heading of level 5 below one of level 3; level 4 was expected.',
  ]);
});

test("what is refused for safety, and what is wrong with settings, cannot be waived", async () => {
  const { report } = await examineFiles({
    "text.md":
      '# Introduction\n\n![The bay](../view.png){#fig:view alt="Boats at low tide"}\n\n@fig:view shows it.\n',
    "waivers.yaml":
      "waivers:\n  - check: policy/*\n    reason: It is ours.\n  - check: text/\n    reason: x\n",
  });
  expect(report).toEqual([
    'text.md:3:1 error policy/file-is-inside The image "../view.png" lies outside the manuscript folder.',
    'waivers.yaml:2:5 warning waivers/are-used The waiver of "policy/*" waives nothing.',
    'waivers.yaml:4:12 error configuration/waiver-is-understood "check" of a waiver is not as it should be; a check, such as `text/words-stand-once`, or a whole group, such as `text/*` was expected.',
  ]);
});
