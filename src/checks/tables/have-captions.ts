import type { Check, Finding } from "../check.ts";

export const haveCaptions: Check = {
  id: "tables/have-captions",
  severity: "advice",
  summary: "Tables have a caption.",
  why: "Without one a table has no number, and the text cannot refer to it.",
  remedy: 'Write the caption below the table, after a colon: ": Levels of the bay".',
  basis: "House",
  example: {
    bad: "# Tides\n\nThe levels are low:\n\n| Year | Level |\n| --- | --- |\n| 2020 | 3 |\n",
    good: "# Tides\n\nThe levels are low (@tbl:levels).\n\n| Year | Level |\n| --- | --- |\n| 2020 | 3 |\n\n: Levels of the bay {#tbl:levels}\n",
  },
  run: ({ manuscript }) => {
    const bare = manuscript.tables.filter(({ caption }) => caption.trim() === "");
    // A book most of whose tables have none does without.
    if (manuscript.metadata.kind === "book" && bare.length * 2 > manuscript.tables.length) return [];
    return bare.map(
      ({ place }): Finding => ({
        place,
        message: "The table has no caption; a caption that says what it holds was expected.",
      }),
    );
  },
};
