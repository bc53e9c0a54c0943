import { describe, expect, test } from "vitest";
import { readEntry } from "../../../src/citations/typed-list/read-entry.ts";

const read = (text: string, emphasised: readonly string[] = []) => readEntry({ text, emphasised });
const year = (...parts: readonly number[]) => ({ "date-parts": [parts] });

/** One article as journals print it. */
const article = {
  type: "article-journal",
  author: [{ family: "Mora" }, { family: "van der Berg" }],
  title: "Tides of the inner sea: A survey, with maps",
  "container-title": "Journal of Coastal Letters",
  issued: year(2018),
  volume: "12",
  page: "345-367",
};

describe("an article", () => {
  test.each([
    [
      "APA",
      "Mora, A. B., & van der Berg, J.-C. (2018). Tides of the inner sea: A survey, with maps. Journal of Coastal Letters, 12(3), 345–367. https://doi.org/10.1000/abc.(1)",
    ],
    [
      "Harvard",
      "Mora, A.B. and van der Berg, J.-C. (2018) ‘Tides of the inner sea: A survey, with maps’, Journal of Coastal Letters, 12(3), pp. 345–367.",
    ],
    [
      "Chicago author-date",
      "Mora, Ana B., and Jan-Carel van der Berg. 2018. “Tides of the Inner Sea: A Survey, with Maps.” Journal of Coastal Letters 12 (3): 345–67.",
    ],
    [
      "Chicago notes",
      "Mora, Ana B., and Jan-Carel van der Berg. “Tides of the Inner Sea: A Survey, with Maps.” Journal of Coastal Letters 12, no. 3 (May 2018): 345–67.",
    ],
    [
      "MLA",
      "Mora, Ana B., and Jan-Carel van der Berg. “Tides of the Inner Sea: A Survey, with Maps.” Journal of Coastal Letters, vol. 12, no. 3, 2018, pp. 345–67.",
    ],
    [
      "IEEE",
      'A. B. Mora and J.-C. van der Berg, "Tides of the inner sea: A survey, with maps," Journal of Coastal Letters, vol. 12, no. 3, pp. 345–367, 2018.',
    ],
    [
      "Vancouver",
      "Mora AB, van der Berg JC. Tides of the inner sea: A survey, with maps. Journal of Coastal Letters. 2018 May;12(3):345-67.",
    ],
    [
      "Nature",
      "Mora, A. B. & van der Berg, J.-C. Tides of the inner sea: A survey, with maps. Journal of Coastal Letters 12, 345–367 (2018).",
    ],
    [
      "Springer",
      "Mora, A.B., van der Berg, J.-C.: Tides of the inner sea: A survey, with maps. Journal of Coastal Letters 12(3), 345–367 (2018)",
    ],
    [
      "Elsevier",
      "A.B. Mora, J.-C. van der Berg, Tides of the inner sea: A survey, with maps, Journal of Coastal Letters 12 (2018) 345–367.",
    ],
    [
      "ACS",
      "Mora, A. B.; van der Berg, J.-C. Tides of the inner sea: A survey, with maps. Journal of Coastal Letters 2018, 12 (3), 345–367.",
    ],
    [
      "ISO 690",
      "MORA, Ana B. and VAN DER BERG, Jan-Carel, 2018. Tides of the inner sea: A survey, with maps. Journal of Coastal Letters. May 2018. Vol. 12, no. 3, p. 345–367.",
    ],
    [
      "German",
      "Mora, Ana B. und van der Berg, Jan-Carel (2018): Tides of the inner sea: A survey, with maps. In: Journal of Coastal Letters 12 (3), S. 345–367.",
    ],
  ])("in %s", (_, text) => {
    const { item } = read(text);
    const lower = (value: unknown) => String(value).toLowerCase();
    const names = Array.isArray(item["author"]) ? item["author"].map(({ family }) => lower(family)) : [];
    expect(names).toEqual(article.author.map(({ family }) => lower(family)));
    expect(lower(item["title"])).toBe(lower(article.title));
    expect(item).toMatchObject({
      "container-title": article["container-title"],
      issued: { "date-parts": [expect.arrayContaining([2018])] },
      volume: "12",
      page: "345-367",
    });
  });

  test("whose names, dates and addresses have all their parts", () => {
    const { item, notUnderstood } = read(
      "O’Neill-Paz, M., de la Cruz, J. R., Jr., World Data Group, … Ünal, Ş. (2019b, March 4). Why *? Retrieved May 5, 2020, from https://example.org/a_(b). https://doi.org/10.1002/(SICI)1097(1999)12:3<4::AID-X>2.0.CO;2",
    );
    expect(item).toMatchObject({
      author: [
        { family: "O’Neill-Paz", given: "M." },
        { family: "de la Cruz", given: "J. R.", suffix: "Jr." },
        { literal: "World Data Group" },
        { family: "Ünal", given: "Ş." },
      ],
      issued: year(2019, 3, 4),
      "year-suffix": "b",
      accessed: year(2020, 5, 5),
      URL: "https://example.org/a_(b)",
      DOI: "10.1002/(SICI)1097(1999)12:3<4::AID-X>2.0.CO;2",
    });
    expect(notUnderstood).toEqual([]);
  });

  test("in Persian keeps its script and its calendar", () => {
    const { item } = read(
      "کوهکن، علیرضا؛ رضایی، مریم. (۱۳۹۳). گفتمان مقاومت، نظم و عدالت. فصلنامه علوم سیاسی، ۱۲(۳)، ۴۵-۶۷.",
    );
    expect(item).toMatchObject({
      author: [
        { family: "کوهکن", given: "علیرضا" },
        { family: "رضایی", given: "مریم" },
      ],
      issued: year(1393),
      note: "calendar: not Gregorian",
      title: "گفتمان مقاومت، نظم و عدالت",
      "container-title": "فصلنامه علوم سیاسی",
      volume: "12",
      issue: "3",
      page: "45-67",
    });
  });
});

describe("other works", () => {
  test.each([
    [
      "Mora, A. (2009). A grammar of gulls (2nd ed.). Ghent: Shore Press.",
      {
        type: "book",
        title: "A grammar of gulls",
        edition: "2",
        publisher: "Shore Press",
        "publisher-place": "Ghent",
      },
    ],
    [
      "Mora A. A grammar of gulls. Ghent: Shore Press; 2009.",
      { type: "book", title: "A grammar of gulls", publisher: "Shore Press", issued: year(2009) },
    ],
    [
      "Mora, A. (2008). Gulls at night. In B. Siler & O. Khan (Eds.), Handbook of shores (Vol. 6, pp. 137–194). Shore Press.",
      {
        type: "chapter",
        title: "Gulls at night",
        "container-title": "Handbook of shores",
        editor: [
          { family: "Siler", given: "B." },
          { family: "Khan", given: "O." },
        ],
        volume: "6",
        page: "137-194",
        publisher: "Shore Press",
      },
    ],
    [
      "Mora, Ana. “Gulls at Night.” In Handbook of Shores, edited by Bo Siler and Omar Khan, 1371–94. Ghent: Shore Press, 2008.",
      { type: "chapter", "container-title": "Handbook of Shores", page: "1371-1394", issued: year(2008) },
    ],
    [
      "Mora, A. (2017). Counting waves. 2017 International Conference on Shores (ICS), 524–531.",
      {
        type: "paper-conference",
        "container-title": "2017 International Conference on Shores (ICS)",
        page: "524-531",
      },
    ],
    [
      "Mora, A. (1995). Counting waves [PhD thesis]. University of Ghent.",
      { type: "thesis", genre: "PhD thesis", publisher: "University of Ghent" },
    ],
    [
      "Mora, A. (2016). Waves [Computer software]. https://github.com/mora/waves",
      { type: "software", title: "Waves" },
    ],
    [
      "Mora, Ana. (1995, August 1). Speech in the meeting with students.",
      { type: "speech", issued: year(1995, 8, 1) },
    ],
    [
      "Shore Office. (n.d.). Tables of tides. https://example.org/tides",
      { author: [{ literal: "Shore Office" }], issued: { literal: "n.d." }, title: "Tables of tides" },
    ],
    ["Mora, A. (in press). Foam. Shore Review.", { issued: { literal: "in press" }, status: "in press" }],
    [
      "Tables of tides. (2011). Shore Press.",
      { title: "Tables of tides", issued: year(2011), publisher: "Shore Press" },
    ],
    [
      "ʿAzīzī, Reżā. 1366 [1987/88]. Tārīkh-e daryā (تاریخ دریا) [A history of the sea]. Edited by Mīnā Moradī. Amīr Kabīr.",
      {
        type: "book",
        author: [{ family: "ʿAzīzī", given: "Reżā" }],
        title: "Tārīkh-e daryā (تاریخ دریا) [A history of the sea]",
        editor: [{ family: "Moradī", given: "Mīnā" }],
        publisher: "Amīr Kabīr",
        issued: year(1366),
      },
    ],
    [
      "Moradī, Abū Reżā al-. 1879. The Tides of Ancient Nations. Shore Press.",
      { author: [{ family: "Moradī", given: "Abū Reżā al-" }], title: "The Tides of Ancient Nations" },
    ],
    [
      "Shore Association. 2020. Manual of the Shore Association. 7th ed. Shore Association.",
      { type: "book", edition: "7", publisher: "Shore Association" },
    ],
    [
      "Mora, A., ed. 1997. Tables of Letters. Library of Congress.",
      { type: "book", editor: [{ family: "Mora", given: "A." }], publisher: "Library of Congress" },
    ],
    [
      "Organization for Tides. 2019a. Tide and Time – Part 1: Basic Rules. International Standard ISO 8601-1:2019. ISO.",
      {
        type: "standard",
        title: "Tide and Time – Part 1: Basic Rules",
        number: "ISO 8601-1:2019",
        publisher: "ISO",
        issued: year(2019),
      },
    ],
    [
      "Shore Library. 2019. “Format of Tides.” February 4. https://example.org/tides/.",
      {
        type: "webpage",
        title: "Format of Tides",
        issued: year(2019, 2, 4),
        URL: "https://example.org/tides/",
      },
    ],
    ["The Holy Quran.", { type: "classic", title: "The Holy Quran" }],
  ])("%s", (text, fields) => {
    expect(read(text).item).toMatchObject(fields);
  });

  test("emphasis divides title and journal where words alone do not", () => {
    const { item } = read("Mora, A. (2018). What gulls want. A study. Gulls. A Review, 3, 4–5.", [
      "Gulls. A Review",
    ]);
    expect(item).toMatchObject({ title: "What gulls want. A study", "container-title": "Gulls. A Review" });
  });

  test("a dash stands for the authors before", () => {
    const { authors } = read("Mora, Ana. 2018. Foam. Ghent: Shore Press.");
    expect(
      readEntry({ text: "———. 2019. Salt. Ghent: Shore Press.", emphasised: [] }, authors).item,
    ).toMatchObject({
      author: [{ family: "Mora", given: "Ana" }],
      issued: year(2019),
      title: "Salt",
    });
  });

  test("what fits nowhere is said, not guessed", () => {
    const { item, notUnderstood } = read(
      "Mora, A. (2022). Foam. Shore Journal of the Coast, 2nd Year, Winter, 105-134.",
    );
    expect(item).toMatchObject({ "container-title": "Shore Journal of the Coast", page: "105-134" });
    expect(item).not.toHaveProperty("volume");
    expect(notUnderstood).toEqual(["2nd Year, Winter"]);
    expect(read("see the folder on my desk").notUnderstood).toContain("issued");
  });
});

test("time grows with the length of an entry, whatever it holds", () => {
  for (const piece of [
    "A. ",
    "Aa, B., ",
    "(",
    "“",
    "12(3), ",
    "Aa Bb ",
    "in Cc, ",
    "1999 ",
    "-",
    "pp. 1–2 ",
    "و، ",
  ])
    expect(read(piece.repeat(3000)).item).toBeDefined();
});

test("Persian authors joined by one letter are two", () => {
  const { item } = read("کریمی، زهرا و مرادی، علی (۱۳۹۸). جهان چندقطبی. فصلنامه سیاست، ۱۲(۳)، ۴۵-۶۷.");
  expect(item).toMatchObject({
    author: [
      { family: "کریمی", given: "زهرا" },
      { family: "مرادی", given: "علی" },
    ],
    title: "جهان چندقطبی",
    issued: year(1398),
    volume: "12",
    page: "45-67",
  });
});
