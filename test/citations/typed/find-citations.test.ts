import { describe, expect, test } from "vitest";
import { findCitations } from "../../../src/citations/typed/find-citations.ts";
import { passagesFrom } from "../passages.ts";

/** `names | date | locator`, "et al." as a plus, in the order of the text; what only may be a citation in brackets. */
function found(text: string): readonly string[] {
  return findCitations(passagesFrom(text)).map(({ names, etAl, date, locator, secondary, certainty }) => {
    const parts = [
      names.join(" & ") + (etAl ? " +" : ""),
      date?.text,
      locator,
      secondary ? "original" : null,
    ];
    const shown = parts.filter((part) => part !== null && part !== undefined).join(" | ");
    return certainty === "doubtful" || certainty === "faint" ? `[${shown}]` : shown;
  });
}

describe("citations in brackets", () => {
  test.each([
    ["(Hill, 2018, p. 12)", ["Hill | 2018 | p. 12"]],
    ["(Hill 2018: 12)", ["Hill | 2018 | 12"]],
    ["[Hill and Moss 2018, 12–15]", ["Hill & Moss | 2018 | 12–15"]],
    ["(Hill, Moss, & Berg, 2018)", ["Hill & Moss & Berg | 2018"]],
    ["(HILL, MOSS et BERG 2018)", ["HILL & MOSS & BERG | 2018"]],
    ["(Hill et al., 2018; Moss et. al. 2019)", ["Hill + | 2018", "Moss + | 2019"]],
    ["(Hill, A., & Moss, B., 2018)", ["Hill & Moss | 2018"]],
    ["(A. Hill 2018; P.-A. Moss 2019)", ["Hill | 2018", "Moss | 2019"]],
    ["(Hill, 2018 and 2019)", ["Hill | 2018", "Hill | 2019"]],
    ["(Hill, 2014a, b; Moss 2015; 2016)", ["Hill | 2014a", "Hill | 2014b", "Moss | 2015", "Moss | 2016"]],
    ["(Hill, 2018, p. 5; 2019, p. 7)", ["Hill | 2018 | p. 5", "Hill | 2019 | p. 7"]],
    ["(see e.g. Hill, 2018, for a review; inspired by Moss, 2019)", ["Hill | 2018", "Moss | 2019"]],
    ["(Hill, 2003, p. 29, as cited in Moss, 2014)", ["Hill | 2003 | p. 29 | original", "Moss | 2014"]],
    ["(Foucault, 1975, cité par Dupont, 2001)", ["Foucault | 1975 | original", "Dupont | 2001"]],
    ["(van der Berg & de Souza, 2012)", ["van der Berg & de Souza | 2012"]],
    ["(ʿAbdollāhī 1366 [1987/88]; Saʿdī 1368)", ["ʿAbdollāhī | 1366", "Saʿdī | 1368"]],
    ["(O’Neill & al-Ghazali, 2012)", ["O’Neill & al-Ghazali | 2012"]],
    ["(World Health Organization [WHO], 2020)", ["World Health Organization | 2020"]],
    ["(Hill, n.d.; Moss, in press)", ["Hill | n.d.", "Moss | in press"]],
    ["(Hill, 2018, February 11; Moss, 3. März 2019)", ["Hill | 2018, February 11", "Moss | 3. März 2019"]],
    ["(Hill, 11/02/2019, site.org)", ["Hill | 11/02/2019 | site.org"]],
    ["(Freud [1900] 1953; Marx 1867/1990)", ["Freud | [1900] 1953", "Marx | 1867/1990"]],
    ["(Müller u. a. 2010, S. 12; vgl. Schröder 1999)", ["Müller + | 2010 | S. 12", "Schröder | 1999"]],
    ["(García Márquez y Vargas Llosa, 1985: 33)", ["García Márquez & Vargas Llosa | 1985 | 33"]],
    ["(احمدی و همکاران، ۱۳۹۳، ص ۱۲؛ رضایی، ۱۳۹۰)", ["احمدی + | 1393 | ص ۱۲", "رضایی | 1390"]],
    ["(Иванов и Петров, 2010)", ["Иванов & Петров | 2010"]],
  ])("%s", (text, expected) => {
    expect(found(`It holds ${text} and more.`)).toEqual(expected);
  });
});

describe("citations in the sentence", () => {
  test.each([
    ["As Hill and Moss (2018) show, it holds.", ["Hill & Moss | 2018"]],
    ["Moreover, Hill (2018, p. 3) argues so.", ["Hill | 2018 | p. 3"]],
    ["It is Hill’s (2018) view and Moss et al.'s [2019].", ["Hill | 2018", "Moss + | 2019"]],
    ["Hill (2018, as cited in Moss, 2019) agrees.", ["Hill | 2018 | original", "Moss | 2019"]],
    ["It is known (but see Hill (2018) and Moss 2019).", ["Hill | 2018", "Moss | 2019"]],
    ["به نظر احمدی (۱۳۹۳) این است.", ["[احمدی | 1393]"]],
    ["as in Chomsky 1965, it holds", ["[Chomsky | 1965]"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

test("the text of a citation is of this work only, as printed", () => {
  const texts = findCitations(passagesFrom("So Hill et al. (2018, 2019) say (Moss, 2020, p. 4; Berg 2021)."));
  expect(texts.map(({ text }) => text)).toEqual([
    "Hill et al. (2018)",
    "2019",
    "Moss, 2020, p. 4",
    "Berg 2021",
  ]);
});

test("scripture has a book and a verse and no year", () => {
  const text =
    "God calls (Aal-e-Imran, 64), as in Gen. 1:1, in (Qur'an 2:30; 1 Cor 13:4–7) and (Quran, Al-Baqarah: 256).";
  expect(
    findCitations(passagesFrom(text)).map(({ form, names, locator }) => [form, names[0], locator]),
  ).toEqual([
    ["scripture", "Aal-e-Imran", "64"],
    ["scripture", "Gen", "1:1"],
    ["scripture", "Qur'an", "2:30"],
    ["scripture", "1 Cor", "13:4-7"],
    ["scripture", "Quran", "Al-Baqarah: 256"],
  ]);
});

describe("what is no citation", () => {
  test.each([
    "In 1979 it began (2018), and 1,980 came [12] (3, 5-7).",
    "The mean (M = 3.1, SD = 2.3) of (12 March 2018) and (March 2018) rose to 2018 km.",
    "See https://example.org/Hill/2018 (https://example.org/2018/11) and version 3.2018.",
    "It was large (in the 1980s), and (since 2018) it is small (n = 2018).",
  ])("%s", (text) => {
    expect(found(text).filter((shown) => !shown.startsWith("["))).toEqual([]);
  });

  test.each([
    [
      "(Figure 3, 2018 data)",
      "Python (Version 2018)",
      "(New York: Routledge, 1990)",
      "the Treaty of Lisbon (2009)",
      "(February–March 2019)",
      "(Autumn–Winter 2019)",
      "(Muḥarram 1441)",
      "(Easter 1613)",
    ],
  ])("is left to the list where it looks like one", (...texts) => {
    for (const text of texts)
      expect(
        found(text).filter((shown) => !shown.startsWith("[")),
        text,
      ).toEqual([]);
  });

  test("headings are not searched", () => {
    const [heading] = passagesFrom("Reading (Hill, 2018)");
    expect(heading && findCitations([{ ...heading, kind: "heading" }])).toEqual([]);
  });
});

test("brackets without end or measure are read in a time that grows with the text", () => {
  const nested = `${"(".repeat(40_000)}Hill, 2018${")".repeat(40_000)}`;
  const years = `(${"2018 ".repeat(40_000)})`;
  expect(findCitations(passagesFrom(nested, years, "Hill (2018".repeat(20_000))).length).toBeLessThan(20_001);
}, 20_000);
