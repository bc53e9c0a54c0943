import { expect, test } from "vitest";
import { readProfile } from "../../src/manuscript/profile/read-profile.ts";
import { examineFiles } from "../checks/examine.ts";

test("a profile sets severities, by check and by group, and turns checks off", async () => {
  const text = "# Introduction\n\n### Deep\n\nIt is small.\n";
  const found = async (severities: string) => {
    const { diagnostics } = await examineFiles({
      "text.md": text,
      "profile.yaml": `severities: ${severities}\n`,
    });
    return diagnostics.map(({ check, severity }) => `${severity} ${check}`);
  };
  expect(await found("{}")).toEqual(["warning headings/levels-step-by-one"]);
  expect(await found('{ "headings/*": error }')).toEqual(["error headings/levels-step-by-one"]);
  expect(await found('{ "headings/*": error, headings/levels-step-by-one: off }')).toEqual([]);
});

test("what a profile says is read whole", () => {
  const { value, diagnostics } = readProfile({
    path: "journal.yaml",
    text: `name: Journal of Tides
sections: [Introduction, { heading: [Discussion, Conclusion], required: false }]
limits: { abstract-words: { most: 250 }, keywords: { least: 3, most: 6 } }
citation-style: apa
style: { heading-case: sentence, serial-comma: true, citation-order: chronological, avoid: { utilise: use } }
`,
  });
  expect(diagnostics).toEqual([]);
  expect(value).toEqual({
    name: "Journal of Tides",
    severities: new Map(),
    sections: [
      { headings: ["Introduction"], required: true },
      { headings: ["Discussion", "Conclusion"], required: false },
    ],
    limits: { abstractWords: { most: 250 }, keywords: { least: 3, most: 6 } },
    citationStyle: "apa",
    style: {
      headingCase: "sentence",
      serialComma: true,
      citationOrder: "chronological",
      avoid: new Map([["utilise", "use"]]),
    },
  });
});

test("a key or value that a profile cannot have is reported where it stands, and the rest holds", () => {
  const { value, diagnostics } = readProfile({
    path: "journal.yaml",
    text: "name: Tides\nlimit: 3\nstyle:\n  spelling: irish\nlimits: { keywords: { most: 6 } }\n",
  });
  expect(value.limits).toEqual({ keywords: { most: 6 } });
  expect(
    diagnostics.map(({ place, message, help }) => `${place.line}:${place.column} ${message} ${help}`),
  ).toEqual([
    '2:1 "limit" is no key of a profile. Did you mean "limits"?',
    '4:13 "style.spelling" is not as it should be; house style: `heading-case`, `serial-comma`, `spelling`, `quotation-marks`, `dashes`, `citation-order`, and `avoid` (words, each with what is printed instead) was expected. Correct the value or delete the key.',
  ]);
});

test("a profile that is named and missing", async () => {
  const { report } = await examineFiles({
    "publication.yaml": `kind: article
title: Tides
authors: [Ada Lovelace]
language: en
profile: journal.yaml
body: [text.md]
`,
  });
  expect(report.filter((line) => line.includes("configuration/"))).toEqual([
    'journal.yaml:1:1 error configuration/profile-exists The profile "journal.yaml" is named; a file of this name was expected in the manuscript folder.',
  ]);
});
