import { describe, expect, test } from "vitest";
import { citationTable } from "../../../src/citations/citation-table.ts";
import { listOf, table, verdicts } from "../listed-works.ts";
import { passagesFrom } from "../passages.ts";

const plain = listOf(
  ["hill", "Hill, Ann", "2018"],
  ["moss", "Moss, Bert; Berg, Kari", "2015"],
  ["dahl", "Dahl, Ida; Lund, Per; Vik, Ola", "2016"],
  ["who", "World Health Organization", "2020"],
  ["cdc", "Centers for Disease Control and Prevention", "2019"],
  ["vdb", "van der Berg, Jan", "2011"],
);

describe("names", () => {
  test.each([
    ["(Hill, 2018)", "exact hill"],
    ["(HILL, 2018)", "exact hill"],
    ["(A. Hill, 2018)", "exact hill"],
    ["As Ann Hill (2018) says", "exact hill"],
    ["(Moss & Berg, 2015)", "exact moss"],
    ["(Dahl et al., 2016)", "exact dahl"],
    ["(Dahl, Lund, et al., 2016)", "exact dahl"],
    ["(WHO, 2020)", "exact who"],
    ["(Centers for Disease Control and Prevention, 2019)", "exact cdc"],
    ["(Berg, 2011)", "exact vdb"],
    ["(Hil, 2018)", "spelling hill"],
    ["(Mosss & Berg, 2015)", "spelling moss"],
    ["(Moss & Borg, 2015)", "spelling moss"],
    ["(Moss, 2015)", "spelling moss"],
    ["(Moss & Quist, 2015)", "wrong-author - moss"],
    ["(Zeller, 2018)", "missing -"],
    ["(Hill, 2004)", "missing -"],
    ["(Zeller, 1911, as cited in Hill, 2018)", "secondary -"],
  ])("%s", (text, expected) => {
    expect(verdicts(plain, `It is so ${text}.`)[0]?.replace(/^.*→ /u, "")).toBe(expected);
  });

  test("one name in two romanisations is found and told of, another person is not taken for the same", () => {
    const list = listOf(
      ["a", "Ghasemi Kermani, Reza", "2013"],
      ["b", "Sadeghi, Omid", "2012"],
      ["c", "Karimy-Hosein Abadi, Elham", "2014"],
      ["d", "Sorensen, Kari", "2018-02-11"],
    );
    const text =
      "(Qasmi Kermani, 2013; Sadeqi, 2012; Karimi Hoseinianabadi, 2014; Sorland, 02/11/2019; Sorland, 1999)";
    expect(verdicts(list, text).map((line) => line.replace(/^.*→ /u, ""))).toEqual([
      "spelling a",
      "spelling b",
      "spelling c",
      "wrong-author - d",
      "missing -",
    ]);
  });

  test("a name that is in the list is never taken for another", () => {
    const list = listOf(["chan", "Chan, Ada", "2018"], ["chen", "Chen, Bo", "2011"]);
    expect(verdicts(list, "(Chen, 2018)")).toEqual(["Chen, 2018 → missing -"]);
  });
});

describe("dates", () => {
  const speeches = listOf(
    ["first", "Farahani, Ali", "2004-08-16"],
    ["second", "Farahani, Ali", "2004-06-12"],
    ["june", "Farahani, Ali", "2017-06-21"],
    ["step", "Farahani, Ali", "2018-02-11"],
    ["july", "Farahani, Ali", "1989-07-13"],
    ["book", "Farahani, Ali", "2014"],
    ["old", "Farahani, Ali", "2002-06-04"],
  );
  test.each([
    ["07/13/1989", "exact july"],
    ["2018, February 11", "exact step"],
    ["06/04/2002", "date-order old"],
    ["02/11/2019", "year step"],
    ["08/15/2004", "date first"],
    ["31/03/2017", "calendar june"],
    ["22/03/2004", "date second"],
    ["1396/3/31", "calendar june"],
    ["1393", "calendar book"],
    ["2013", "year book"],
    ["2004", "ambiguous - first second"],
  ])("%s", (date, expected) => {
    expect(verdicts(speeches, `It is so (Farahani, ${date}).`)).toEqual([`Farahani, ${date} → ${expected}`]);
  });

  test("a text that always writes the day first is read so", () => {
    const text = "(Farahani, 13/07/1989) and (Farahani, 04/06/2002)";
    expect(verdicts(speeches, text)).toEqual([
      "Farahani, 13/07/1989 → exact july",
      "Farahani, 04/06/2002 → exact old",
    ]);
  });

  test("each reading is told in the reason", () => {
    const reasons = table(speeches, "(Farahani, 31/03/2017; Farahani, 06/04/2002; Farahani, 2013)").map(
      ({ reason }) => reason,
    );
    expect(reasons).toEqual([
      '"31/03/2017" with day and month of the Solar Hijri calendar is 21 June 2017; the list has 21 June 2017.',
      'Read month first, "06/04/2002" is 4 June 2002, as in the list; the other way round it is 6 April 2002.',
      'The list has 2014 for "2013".',
    ]);
  });

  test("two years of one bracket go to two items", () => {
    const list = listOf(["x", "Rahimpoor, Asal", "2019"], ["y", "Rahimpoor, Asal", "2020"]);
    expect(verdicts(list, "(Rahimpur, 2018 and 2019)", "(Rahimpur, 2018)")).toEqual([
      "Rahimpur, 2018 → spelling-and-year x",
      "2019 → spelling-and-year y",
      "Rahimpur, 2018 → spelling-and-year x",
    ]);
  });

  test("letters tell works of one year apart; without them they are tied", () => {
    const a = { "year-suffix": "a" };
    const b = { "year-suffix": "b" };
    const list = listOf(
      ["p", "Hill, Ann", "2018", a],
      ["q", "Hill, Ann", "2018", b],
      ["r", "Moss, Bo", "2018"],
      ["s", "Moss, Bo", "2018"],
    );
    expect(verdicts(list, "(Hill, 2018a, b; Hill, 2018; Moss, 2018)")).toEqual([
      "Hill, 2018a → exact p",
      "b → exact q",
      "Hill, 2018 → ambiguous - p q",
      "Moss, 2018 → ambiguous - r s",
    ]);
  });

  test("a site that a citation names decides a tie", () => {
    const list = listOf(
      ["p", "Hill, Ann", "2018"],
      ["q", "Hill, Ann", "2018-03-04", { URL: "https://hill.example/3" }],
    );
    expect(verdicts(list, "(Hill, 2018, hill.example)")).toEqual(["Hill, 2018, hill.example → exact q"]);
  });
});

test("what only looks like a citation is one where the list says so", () => {
  const list = listOf(
    ["film", "Metropolis", "1927"],
    ["hooks", "hooks, bell", "1994"],
    ["chomsky", "Chomsky, Noam", "1965"],
  );
  const text =
    "Metropolis (1927), Vertigo (1958), (Beijing 2008), as in Chomsky 1965, in Berlin 1990 (hooks, 1994).";
  expect(verdicts(list, text)).toEqual([
    "Metropolis (1927) → exact film",
    "Chomsky 1965 → exact chomsky",
    "hooks, 1994 → exact hooks",
  ]);
});

test("scripture need not be listed, and is found where it is", () => {
  const list = listOf(["quran", "", "", { author: [], title: "The Holy Quran" }]);
  expect(verdicts(list, "(Qur'an 2:30)")).toEqual(["Qur'an 2:30 → scripture quran"]);
  expect(verdicts(plain, "(Qur'an 2:30)")).toEqual(["Qur'an 2:30 → scripture -"]);
});

test("items know how often they are cited; the typed list itself is not searched", () => {
  const passages = passagesFrom(
    "It is so (Hill, 2018) and (Hill, 2018).",
    "Hill, A. (2018). Title. See Moss and Berg (2015).",
  );
  const listed = passages[1]?.place;
  const list = { ...plain, places: new Map(listed === undefined ? [] : [["hill", listed]]) };
  const { citations, items } = citationTable({ divisions: [], citations: [] }, passages, list);
  expect(citations.map(({ text, place }) => [text, place.line, place.column])).toEqual([
    ["Hill, 2018", 1, 11],
    ["Hill, 2018", 1, 28],
  ]);
  expect(items.slice(0, 2).map(({ text, cited }) => [text, cited])).toEqual([
    ["Hill, 2018, The title of hill", 2],
    ["Moss & Berg, 2015, The title of moss", 0],
  ]);
});

test("without any list nothing is said against a citation but that there is none", () => {
  const [record] = table(listOf(), "(Hill, 2018)");
  expect([record?.verdict, record?.reason]).toEqual(["missing", "The manuscript has no reference list."]);
});

describe("authors' habits in other languages", () => {
  const list = listOf(
    ["li", "Li, Wei; Zhang, Min", "2020"],
    ["king", "King, Martin Luther", "1963"],
    ["butler", "Butler, Judith", "1990"],
    ["ivanov", "Иванов, Пётр", "2010"],
    ["ahmadi", "احمدی, علی; رضایی, حسن", "1390"],
    ["garcia", "García Márquez, Gabriel", "1985"],
    ["john", "St. John, Graham", "2009"],
  );
  test.each([
    ["Li Wei and Zhang Min (2020) show it.", "exact li"],
    ["It was Martin Luther King Jr. (1963) who wrote it.", "exact king"],
    ["It is Butler’s Gender Trouble (1990).", "exact butler"],
    ["It is so (Butler, Judith 1990).", "exact butler"],
    ["По мнению Иванова (2010), это так.", "exact ivanov"],
    ["به گفتهٔ احمدی و رضایی (۱۳۹۰) این درست است.", "exact ahmadi"],
    ["Según García Márquez (1985: 3), sí.", "exact garcia"],
    ["It is so (St. John, 2009).", "exact john"],
    ["It is so (P. Butler, 1990).", "spelling butler"],
    ["In Being and Time (1927) it is so.", undefined],
  ])("%s", (text, expected) => {
    expect(verdicts(list, text)[0]?.replace(/^.*→ /u, "")).toBe(expected);
  });
});
