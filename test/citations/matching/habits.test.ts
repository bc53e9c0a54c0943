import { describe, expect, test } from "vitest";
import { listOf, table, verdicts } from "../listed-works.ts";

const [a, b] = [{ "year-suffix": "a" }, { "year-suffix": "b" }];
const list = listOf(
  ["hill", "Hill, John", "2018"],
  ["hillmoss", "Hill, John; Moss, Mary", "2018"],
  ["hill19a", "Hill, John", "2019", a],
  ["hill19b", "Hill, John", "2019", b],
  ["hill21a", "Hill, John", "2021", a],
  ["hill21c", "Hill, John", "2021", { "year-suffix": "c" }],
  ["hill21b", "Hill, John", "2021", b],
  ["dahl", "Dahl, Ida; Lund, Per; Vik, Ola", "2020"],
  ["berg", "Berg, Anne", "2018"],
  ["berg21", "Berg, Anne", "2021"],
  ["stone", "Stone, Kit", "2015"],
  ["quist", "Quist, Tom", "in press"],
  ["black", "Black, James", "2018"],
  ["blackr", "Black, Robert", "2018"],
  ["who", "World Health Organization", "2020"],
  ["who21", "World Health Organization", "2021"],
  ["nih", "National Institutes of Health", "2017"],
  ["marx", "Marx, Karl", "1976", { "original-date": { "date-parts": [[1867]] } }],
  ["oneill", "O’Neill, Pat", "2012"],
  ["cruz", "de la Cruz, Ana", "2015"],
  ["lopez", "García-López, María", "2014"],
  ["handbook", "", "2013", { author: [], title: "The Handbook of Tides" }],
  ["li", "李, 明; 王, 芳", "2019"],
  ["tanaka", "田中, 太郎", "2015"],
  ["kim", "김, 철수; 이, 영희", "2015"],
);

/** What follows the arrow: `verdict item`. */
const meant = (text: string): readonly string[] =>
  verdicts(list, text).map((line) => line.replace(/^.*→ /su, ""));

describe.each([
  [
    "Chicago and Harvard",
    [
      ["(Berg 2018, 12–14)", "exact berg"],
      ["(Berg 2018: 12)", "exact berg"],
      ["(Hill and Moss 2018)", "exact hillmoss"],
      [
        "(see Berg 2018; cf. Stone 2015; but see Dahl et al. 2020 for a review)",
        "exact berg",
        "exact stone",
        "exact dahl",
      ],
      ["(Berg 2018 and references therein)", "exact berg"],
      ["(Berg 2018, our translation)", "exact berg"],
      ["(Berg 2018, 12n3)", "exact berg"],
      ["Berg (2018) and (2021) say", "exact berg", "exact berg21"],
      [
        "(Marx [1867] 1976) and (Marx 1867/1976) and (Marx 1976 [1867])",
        "exact marx",
        "exact marx",
        "exact marx",
      ],
      ["(“Handbook of Tides” 2013)", "exact handbook"],
      ["(The Handbook of Tides 2013)", "exact handbook"],
    ],
  ],
  [
    "letters",
    [
      ["Hill (2018, 2019a, b)", "exact hill", "exact hill19a", "exact hill19b"],
      ["(Hill, 2019a,b)", "exact hill19a", "exact hill19b"],
      ["(Hill, 2019a; b)", "exact hill19a", "exact hill19b"],
      ["(Hill 2021a–c)", "exact hill21a", "exact hill21b", "exact hill21c"],
      ["(Hill 2019a/b)", "exact hill19a", "exact hill19b"],
    ],
  ],
  [
    "names",
    [
      ["(J. Black, 2018; R. Black, 2018)", "exact black", "exact blackr"],
      ["Dr. Berg (2018), Prof. Berg (2018) and Mr Berg (2018)", "exact berg", "exact berg", "exact berg"],
      ["Hill & Moss’s 2018 paper", "exact hillmoss"],
      ["the World Health Organization’s (2020) report", "exact who"],
      ["(World Health Organization [WHO], 2020), then (WHO, 2021)", "exact who", "exact who21"],
      ["National Institutes of Health (NIH; 2017)", "exact nih"],
      [
        "(De la Cruz 2015), O'Neill (2012) and (Garcia‐Lopez, 2014)",
        "exact cruz",
        "exact oneill",
        "exact lopez",
      ],
      ["(HILL; MOSS, 2018, p. 4; DAHL; LUND; VIK, 2020)", "exact hillmoss", "exact dahl"],
      ["(Hill &amp; Moss, 2018)", "exact hillmoss"],
      ["(Berg et al., 2018)", "spelling berg"],
      ["(Quist, in press)", "exact quist"],
    ],
  ],
  [
    "other languages",
    [
      [
        "Dahl vd. (2020), (Dahl i in., 2020), (Dahl e.a., 2020), (Dahl m.fl. 2020)",
        "exact dahl",
        "exact dahl",
        "exact dahl",
        "exact dahl",
      ],
      ["(Dahl y cols., 2020; Dahl u. a. 2020; Dahl ym. 2020)", "exact dahl", "exact dahl", "exact dahl"],
      ["（李明等，2019）", "exact li"],
      ["李明和王芳（2019）", "exact li"],
      ["田中（2015）", "exact tanaka"],
      ["김철수 외(2015)", "exact kim"],
    ],
  ],
  [
    "a name and its year apart in one sentence",
    [
      ["It is so. Berg writes that it is “deep” (2018, 12).", "exact berg"],
      [
        "Berg’s earlier work in the north (2018) and Stone herself (2015) say so.",
        "exact berg",
        "exact stone",
      ],
      ["It is Berg. It was so (2018)."],
      ["While Berg (2021) doubts it, it was measured (2018).", "exact berg21"],
      ["As Berg told Stone, it is so (1999)."],
    ],
  ],
  [
    "what is no citation of the list",
    [
      ["(A. Hill, personal communication, May 3, 2020)"],
      ["(McDonald 2018), (E. Coli 2018), [12] and [1, 3–5]"],
    ],
  ],
] as const)("%s", (_, cases) => {
  test.each(cases.map(([text, ...expected]) => [text, expected] as const))("%s", (text, expected) => {
    expect(meant(text)).toEqual(expected);
  });
});

describe("names with pages and no year", () => {
  test("are citations where the list has one work by them and the text cites so", () => {
    const text =
      "It is so (Stone 12), or not (see Stone 14–16, 18; qtd. in Dahl, Lund, and Vik 3) (Dahl et al. 4).";
    expect(table(list, text).map(({ names, locator, item }) => [names[0], locator, item])).toEqual([
      ["Stone", "12", "stone"],
      ["Stone", "14–16, 18", "stone"],
      ["Dahl", "3", "dahl"],
      ["Dahl", "4", "dahl"],
    ]);
  });

  test("a title tells two works of one author apart", () => {
    const two = listOf(
      ["tides", "Berg, Anne", "2018", { title: "The Tides of the North: A History" }],
      ["winds", "Berg, Anne", "2021", { title: "Winds" }],
    );
    const text = "(Berg, “Tides of the North,” 12), (Berg, Winds 2), (Berg, Ice 4) and (Berg 3)";
    expect(verdicts(two, text)).toEqual([
      "Berg, “Tides of the North,” 12 → exact tides",
      "Berg, Winds 2 → exact winds",
    ]);
  });

  test.each([
    "(Stone 12)",
    "(Hill 12) and (Berg 3)",
    "(Stone 12) and (Table 4)",
    "(Stone, p. 4) and (Stone 1999)",
  ])("nothing is made of %s", (text) => {
    expect(meant(text).filter((line) => line.startsWith("exact"))).toEqual([]);
  });
});

describe("a place and a year behind an event", () => {
  test.each([
    "It was shown at the conference (London, 2010).",
    "The exhibition “Ice and Salt” (Oslo, 2014), and later the World Water Week (Stone, 2015).",
    "It was held twice at the Symposium on Tides (Bergen, Norway, 2012).",
    "Auf der Tagung zum Wattenmeer (Husum, 2011) war das so (Berg, 2018).",
  ])("is no citation: %s", (text) => {
    expect(meant(text).filter((line) => line.startsWith("missing"))).toEqual([]);
  });

  test.each([
    ["whose name is in the list", "It was shown at the conference (Berg, 1999).", ["missing -"]],
    [
      "whose name is cited elsewhere",
      "It was held (Lund, 2010). Lund et al. (2011) say so.",
      ["missing -", "missing -"],
    ],
    ["of two authors", "It was shown at the conference (Lund & Vik, 2010).", ["missing -"]],
    ["with a page", "It was shown at the conference (Lund, 2010, p. 3).", ["missing -"]],
    ["behind anything else", "It was shown in the paper (Lund, 2010).", ["missing -"]],
    ["in the sentence after", "It was a conference. So it is (Lund, 2010).", ["missing -"]],
  ])("is one %s", (_, text, expected) => {
    expect(meant(text)).toEqual(expected);
  });
});

test("a citation ends where its text ends", () => {
  const text =
    "Berg (2018, p. 3) and Hill (2018, 2019a, b) say so (see Stone 2015: 4; Hill & Moss, 2018), as (Dahl et al. 4).";
  const ends = table(list, text).map(({ place, end }) =>
    text.slice(place.column - 1, (end?.column ?? 0) - 1),
  );
  expect(ends).toEqual([
    "Berg (2018, p. 3)",
    "Hill (2018",
    "2019a",
    "b",
    "Stone 2015: 4",
    "Hill & Moss, 2018",
  ]);
});
