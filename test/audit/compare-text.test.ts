import { describe, expect, test } from "vitest";
import { compareText } from "../../src/audit/compare-text.ts";
import type { Passage, Role } from "../../src/audit/passage.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";

function passage(raw: string, line: number, role: Role = "paragraph"): Passage {
  const place = { file: "article.md", line, column: 1, certainty: "exact" } as const;
  return { raw, role, id: "", place, marks: [], formulas: [] };
}

const body = [
  passage("1 On leap years", 1, "heading"),
  passage(
    "Every fourth year is a leap year, or so it was held until the tables of 1582 were drawn.1 After that some centuries were left out.",
    3,
  ),
  passage("The office at Isfahan had found a finer rule five hundred years before.", 5),
  passage("Khayyam, Omar. 1079. On the Length of the Year.", 7, "entry"),
  passage("Lilius, Aloysius. 1577. Compendium novae rationis.", 8, "entry"),
];
const notes = [passage("1 The reform reached England in 1752, as almanacs of that year tell.", 4, "note")];

/** Two pages: a note between the halves of a paragraph, a hyphen at a line's end, a ligature, a running head. */
const pages: readonly (readonly string[])[] = [
  [
    "1 On leap years",
    "Every fourth year is a leap year, or so it was held un-",
    "til the tables of 1582 were drawn.1 After that",
    "1 The reform reached England in 1752, as almanacs",
    "of that year tell.",
  ],
  [
    "2 Leap years",
    "some centuries were left out.",
    "The oﬃce at Isfahan had found a finer rule five",
    "hundred years before.",
    "Khayyam, Omar. 1079. On the Length of the Year.",
    "Lilius, Aloysius. 1577. Compendium novae rationis.",
  ],
];

function found(change: (line: string) => readonly string[] = (line) => [line]): readonly Diagnostic[] {
  const lines = pages.flatMap((page, index) => page.flatMap(change).map((raw) => ({ raw, page: index })));
  return compareText([body, notes], { kind: "pdf", lines, nameOf: (page) => `page ${page + 1}` }).findings;
}

function replaced(from: string, to: string): readonly Diagnostic[] {
  return found((line) => [line.replace(from, to)]);
}

describe("the text of an edition", () => {
  test("is the galley's, whatever its pages put between", () => {
    expect(found()).toEqual([]);
  });

  test("may have a picture with words of its caption at the head of a page, behind a note", () => {
    const text = [
      passage("Nothing in this is irregular, and the place of the cut is all that differs.", 1),
      passage("Figure 1. Gregorian, Solar Hijri and lunar Hijri years, drawn to scale.", 2, "caption"),
      passage("The offset changes where the year does.", 3),
    ];
    const foot = [passage("2 The day is less certain than one might wish.", 4, "note")];
    const picture = [
      "Gregorian",
      "2017 2018 2019 2020 2021 2022",
      "Solar Hijri",
      "1395 1396 +621 1397 +621 1398",
    ];
    const lines = [
      ...[text[0]?.raw ?? "", foot[0]?.raw ?? ""].map((raw) => ({ raw, page: 0 })),
      ...[...picture, text[1]?.raw ?? "", text[2]?.raw ?? ""].map((raw) => ({ raw, page: 1 })),
    ];
    const { findings } = compareText([text, foot], {
      kind: "pdf",
      lines,
      nameOf: (page) => `page ${page + 1}`,
    });
    expect(findings).toEqual([]);
  });

  test("may say a word or two in several of its parts", () => {
    const abstract = [passage("TO DO", 1)];
    const text = [passage("References", 2, "heading"), passage("TO DO", 3)];
    const lines = ["Abstract", "TO DO", "References", "TO DO"].map((raw) => ({ raw, page: 0 }));
    const { findings } = compareText([abstract, text], {
      kind: "epub",
      lines,
      nameOf: (page) => `file ${page + 1}`,
    });
    expect(findings).toEqual([]);
  });

  test("may have a formula between a page's last words and the notes at its foot", () => {
    const filler = (name: string): string =>
      Array.from({ length: 160 }, (_, index) => `${name} ${index} was read in turn`).join(", ");
    const text = [
      passage(`${filler("leaf")}. The short cut gives the wrong year for`, 1),
      passage(`of all days. It is wrong in one direction only, ${filler("page")}.`, 3),
    ];
    const note = passage(
      "2 The day is less certain than one might wish. One gives the first day of the era and reports that another had arrived at a later one, apparently with the commission that prepared the reform. No modern date depends on it: the calendar is fixed by the equinox of each year and not by counting from the first.",
      2,
      "note",
    );
    const first = passage("1 The limits are those of the tables.", 1, "note");
    const lines = [
      ...["1 The limits are those of the tables.", text[0]?.raw ?? ""].map((raw) => ({ raw, page: 0 })),
      ...["7,927 36,525 ≈ 21.7 per cent", note.raw].map((raw) => ({ raw, page: 0 })),
      { raw: text[1]?.raw ?? "", page: 1 },
    ];
    const nameOf = (page: number): string => `page ${page + 1}`;
    expect(compareText([text, [first, note]], { kind: "pdf", lines, nameOf }).findings).toEqual([]);
  });

  test("may have moved a figure behind the text, to stand before the next one", () => {
    const text = [
      passage("Species share their letters, and so the ranks of both have to be told (Figure 1.4).", 1),
      passage("Figure 1.4. A way to tell them.", 3, "caption"),
    ];
    const floats = [passage("Figure 1.3. Species that share theirs.", 2, "caption")];
    const lines = [text[0], floats[0], text[1]].map((each) => ({ raw: each?.raw ?? "", page: 0 }));
    const nameOf = (page: number): string => `page ${page + 1}`;
    expect(compareText([floats, text], { kind: "pdf", lines, nameOf }).findings).toEqual([]);
  });

  test("may break off at a page's foot where a note begins with the digit that comes next", () => {
    const text = [passage("You could even buy 120 tables of the sun, and many did so gladly.", 1)];
    const foot = [passage("13 The tables were sold in Maragha.", 2, "note")];
    const lines = [
      { raw: "You could even buy", page: 0 },
      { raw: "13 The tables were sold in Maragha.", page: 0 },
      { raw: "120 tables of the sun, and many did so gladly.", page: 1 },
    ];
    const nameOf = (page: number): string => `page ${page + 1}`;
    expect(compareText([text, foot], { kind: "pdf", lines, nameOf }).findings).toEqual([]);
  });

  test("may end before notes whose first digit is the next heading's, also after words of the edition's own", () => {
    const text = [
      passage("See also chapter 16 of the older edition.", 1),
      passage("17 The calendar of Isfahan", 2, "heading"),
    ];
    const foot = [passage("15 They were copied in Tabriz, too.", 3, "note")];
    const lines = [
      { raw: "A History of the Calendar", page: 0 },
      { raw: "See also chapter 16 of the older edition.", page: 0 },
      { raw: "15 They were copied in Tabriz, too.", page: 0 },
      { raw: "17 The calendar of Isfahan", page: 1 },
    ];
    const nameOf = (page: number): string => `page ${page + 1}`;
    expect(compareText([text, foot], { kind: "pdf", lines, nameOf }).findings).toEqual([]);
  });

  test("may begin far behind its title, after authors one of whom it names", () => {
    const text = [
      passage("Rules for tables", 1, "heading"),
      passage(
        "This manuscript (permalink) was automatically generated from benjaminheil/tables on the first of May.",
        3,
      ),
      passage("Whoever follows them will need a year for each table of the sun.", 5),
    ];
    const authors = Array.from({ length: 120 }, (_, index) =>
      index === 40
        ? "Benjamin Heil, Department of Tables"
        : `Author ${index}, Institute of Calendars ${index}`,
    );
    const lines = [text[0]?.raw ?? "", ...authors, text[1]?.raw ?? "", text[2]?.raw ?? ""];
    expect(
      compareText([text], {
        kind: "epub",
        lines: lines.map((raw) => ({ raw, page: 0 })),
        nameOf: () => "document 1",
      }).findings,
    ).toEqual([]);
  });

  test("says what a changed number was", () => {
    expect(replaced("1582", "1528")).toMatchObject([
      {
        check: "audit/text-is-complete",
        place: { line: 3 },
        message: 'The PDF, page 1, has "1528" after "until the tables of", where "1582" was expected.',
      },
    ]);
  });

  test("counts a digit too many as a change", () => {
    expect(replaced("1079", "10790")[0]).toMatchObject({
      check: "audit/reference-list-agrees",
      place: { line: 7 },
    });
  });

  test("lacks a short word by name", () => {
    expect(replaced("finer ", "")[0]?.message).toContain('lacks "finer" (1 word)');
  });

  test("lacks a note's words at the note's place", () => {
    expect(replaced(" in 1752", "")).toMatchObject([{ place: { line: 4 } }]);
  });

  test("keeps the order of the reference list", () => {
    const swapped = found((line) => {
      if (line.startsWith("Khayyam")) return ["Lilius, Aloysius. 1577. Compendium novae rationis."];
      return line.startsWith("Lilius") ? ["Khayyam, Omar. 1079. On the Length of the Year."] : [line];
    });
    expect(swapped).not.toEqual([]);
    expect(new Set(swapped.map(({ check }) => check))).toEqual(new Set(["audit/reference-list-agrees"]));
  });

  test("has nothing twice", () => {
    const twice = found((line) =>
      line.startsWith("The oﬃce") ? [line, "hundred years before.", line] : [line],
    );
    expect(twice).toMatchObject([{ place: { line: 5 } }]);
    expect(twice[0]?.message).toContain("a second time");
  });
});
