import { describe, expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

const figures = `![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}

![Tides of a year](picture.png){#fig:year alt="Curve with two peaks"}
`;

async function crossReferences(text: string, language = "en"): Promise<readonly string[]> {
  const publication = `kind: article
title: Tides
authors: [{name: Ada Lovelace}]
language: ${language}
body: [text.md]
`;
  const { report } = await examineFiles({ "publication.yaml": publication, "text.md": text });
  return report.filter((line) => line.includes("cross-references/"));
}

describe("labels typed by hand", () => {
  test("those of other works are left alone", async () => {
    const text = `# Tides

The map is @fig:map and the tides are @fig:year. This agrees with Figure 7 of Smith (2010) and with their Fig. 9;
see also Table 12 in Jones and Hill (2011).

${figures}`;
    expect(await crossReferences(text)).toEqual([]);
  });

  test("each number of a range counts as a mention, and a missing one is found at its place", async () => {
    const text = `# Tides

Figures 1–2 show the bay, and Fig. 5 its ice.

${figures}`;
    expect(await crossReferences(text)).toEqual([
      'text.md:3:1 advice cross-references/numbers-follow-the-text "Figures 1–2" is typed by hand, though the manuscript has labels for them; cross-references were expected.',
      'text.md:3:31 warning cross-references/typed-target-exists "Fig. 5" names a number 5 that is not in the manuscript; one from 1 to 2 was expected.',
    ]);
  });

  test("German and Persian labels are read in their own words and digits", async () => {
    const german = `# Gezeiten\n\nDie Karte ist @fig:map, der Verlauf @fig:year, das Eis Abb. 4.\n\n${figures}`;
    const persian = `# جزر و مد\n\nنقشه @fig:map و نمودار @fig:year است و یخ در شکل ۴ آمده است.\n\n${figures}`;
    expect(await crossReferences(german, "de")).toEqual([
      'text.md:3:56 warning cross-references/typed-target-exists "Abb. 4" names a number 4 that is not in the manuscript; one from 1 to 2 was expected.',
    ]);
    expect(await crossReferences(persian, "fa")).toEqual([
      'text.md:3:46 warning cross-references/typed-target-exists "شکل ۴" names a number 4 that is not in the manuscript; one from 1 to 2 was expected.',
    ]);
  });

  test("a section that is not there is found; numbers typed in headings count", async () => {
    const text = "# 1 Tides\n\n## 1.1 Levels\n\nSee Section 1.1 and Section 3.2.\n";
    expect(await crossReferences(text)).toEqual([
      expect.stringContaining('"Section 3.2" names a number 3.2 that is not in the manuscript'),
    ]);
  });
});
