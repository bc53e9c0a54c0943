import { expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

test("what is wrong with a field of a BibTeX entry is found on the field's line", async () => {
  const { report } = await examineFiles({
    "text.md": "# Tides\n\nThey were measured before [@hill2020].\n",
    "references.bib": `@article{hill2020,
  author = {Hill, Ann},
  title = {TIDES OF THE INNER BAY},
  journal = {Journal of Tides},
  volume = {vol. 3},
  pages = {345--289},
  year = {2090},
  doi = {11.1000/182}
}
`,
  });
  expect(report).toEqual([
    'references.bib:3:3 warning reference-list/title-is-not-in-capitals The title of "hill2020" (Hill 2090) is all capitals, "TIDES OF THE INNER BAY"; ordinary letters were expected.',
    'references.bib:5:3 warning reference-list/numbers-stand-alone "hill2020" (Hill 2090) has the volume "vol. 3"; the number alone was expected.',
    'references.bib:6:3 warning reference-list/pages-ascend "hill2020" (Hill 2090) has the pages "345-289"; a last page behind the first was expected.',
    'references.bib:7:3 warning reference-list/year-is-possible "hill2020" (Hill 2090) has the year 2090, which is yet to come; a date up to today was expected.',
    'references.bib:8:3 warning reference-list/doi-is-well-formed "hill2020" (Hill 2090) has the DOI "11.1000/182"; "10.", a number, a slash and a name were expected.',
  ]);
});
