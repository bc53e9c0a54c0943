import { describe, expect, test } from "vitest";
import { writeQueries } from "../../src/import/write-queries.ts";

const query = (line: number, text: string, author: string | null = null, date: string | null = null) => ({
  text,
  author,
  date,
  source: { file: "sent.docx", line: null, paragraph: null },
  result: { file: "article.md", line, column: 1, certainty: "exact" as const },
});

describe("queries in the text", () => {
  test("stand behind the line they are about, in their order, with who asks and when", () => {
    const text = "# Tides\n\nHigh (Mora, 2014) and low.\n\n- One\n";
    expect(
      writeQueries(text, [
        query(3, "Which\nMora?", "Mina", "2026-01-02T10:00:00Z"),
        query(5, "Why --> one?"),
        query(3, "2014?"),
      ]),
    ).toBe(
      "# Tides\n\nHigh (Mora, 2014) and low. <!-- query (Mina, 2026-01-02): Which Mora? --> <!-- query: 2014? -->\n\n- One <!-- query: Why - -> one? -->\n",
    );
  });

  test("keep a typed line end", () => {
    expect(writeQueries("One\\\nTwo\n", [query(1, "?")])).toBe("One <!-- query: ? -->\\\nTwo\n");
  });

  test("about headings, figures and tables stand in the next paragraph, so that nothing of these changes", () => {
    const text = "# Tides {#sec-tides}\n\n![The bay.](bay.svg){#fig-bay}\n\nText.\n";
    expect(writeQueries(text, [query(1, "4.2?"), query(3, "Which bay?")])).toBe(
      "# Tides {#sec-tides}\n\n![The bay.](bay.svg){#fig-bay}\n\nText. <!-- query: 4.2? --> <!-- query: Which bay? -->\n",
    );
  });

  test.each(["```\ncode\n```\n", "$$\nx\n$$\n", "| a | b |\n|---|---|\n| 1 | 2 |\n"])(
    "never stand in code, formulas and tables",
    (text) => {
      expect(writeQueries(text, [query(2, "?")])).toBe(text);
    },
  );
});
