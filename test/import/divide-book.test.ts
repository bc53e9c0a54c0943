import { describe, expect, test } from "vitest";
import { divideBook } from "../../src/import/divide-book.ts";

const roleOf = (title: string) =>
  title === "Preface" ? "front" : title === "Bibliography" ? "back" : "body";
const divided = (text: string, isBook?: boolean) =>
  divideBook(isBook === undefined ? {} : { isBook }, text, roleOf);

const book = `# Preface {.unnumbered}

Why.[^1]

# Part One: Ebb

# Chapter 1. Low *Water*

It is low.[^2] See @fig:bay.

\`\`\`
# no heading
\`\`\`

# Chapter 2. Slack

It waits.[^3]

# Part Two

A word before.

# Chapter 3. Flood

It is high.

# Tables {.appendix}

None.

# Bibliography {.unnumbered}

[^1]: Because.

[^2]: Very low.

    Twice.

[^3]: Long.

[^4]: Nobody calls.
`;

describe("a book", () => {
  const found = divided(book);

  test("has a file a division, in front matter, parts and back matter", () => {
    expect(found?.lists).toEqual({
      "front-matter": ["01-preface.md"],
      body: [
        { part: "02-part-one-ebb.md", divisions: ["03-chapter-1-low-water.md", "04-chapter-2-slack.md"] },
        { part: "05-part-two.md", divisions: ["06-chapter-3-flood.md"] },
      ],
      "back-matter": [{ file: "07-tables.md", kind: "appendix" }, "08-bibliography.md"],
    });
  });

  test("has each note in the file that calls it, whole", () => {
    expect(found?.files.get("01-preface.md")).toBe("# Preface {.unnumbered}\n\nWhy.[^1]\n\n[^1]: Because.\n");
    expect(found?.files.get("03-chapter-1-low-water.md")).toContain("[^2]: Very low.\n\n    Twice.\n");
    expect(found?.files.get("08-bibliography.md")).toContain("[^4]: Nobody calls.");
  });

  test("loses no line, and knows where each came to stand", () => {
    const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean).toSorted();
    expect(words([...(found?.files.values() ?? [])].join("\n"))).toEqual(words(book));
    for (const [index, line] of book.split("\n").entries()) {
      if (line.trim() === "") continue;
      const { file, line: at } = found?.placeOf(index + 1) ?? { file: "", line: 0 };
      expect(found?.files.get(file)?.split("\n")[at - 1]).toBe(line);
    }
  });
});

describe("what is divided", () => {
  const article = "# Introduction\n\nA.\n\n# Methods\n\nB.\n\n# Results\n\nC.\n";

  test("is no article, however long", () => {
    expect(divided(article)).toBeNull();
    const long = Array.from({ length: 9 }, (_, index) => `# Part of it ${index}\n\n${"word ".repeat(4000)}`);
    expect(divided(`${article}${long.join("\n\n")}`.replaceAll("Part of", "Share of"))).toBeNull();
  });

  test("is what says that it is a book, and what is long with many headings", () => {
    const two = "# Ebb\n\nLow.\n\n# Flood\n\nHigh.\n";
    expect(divided(two)).toBeNull();
    expect(divided(two, true)?.lists).toEqual({ body: ["01-ebb.md", "02-flood.md"] });
    const long = Array.from({ length: 9 }, (_, index) => `# Tide ${index}\n\n${"word ".repeat(4000)}`);
    expect(divided(long.join("\n\n"))?.files.size).toBe(9);
  });

  test("may be in other scripts", () => {
    expect(divided("# فصل اول\n\nالف.\n\n# فصل دوم\n\nب.\n")?.lists).toEqual({
      body: ["01-chapter.md", "02-chapter.md"],
    });
  });
});
