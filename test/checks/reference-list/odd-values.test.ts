import { expect, test } from "vitest";
import { examineFiles } from "../examine.ts";

test("a value no style can read is a finding at its entry, and citations of every entry are set", async () => {
  const items = [
    {
      id: "hill2020",
      type: "book",
      title: "Tides \ud83c",
      author: 3,
      editor: [{ family: "Hill", given: "Ann" }],
    },
    { id: "moss1998", type: "book", title: "Harbours", author: [{ family: "Moss", given: "Ben" }] },
  ].map((item) => ({ ...item, publisher: "Fjord Press", issued: { "date-parts": [[1998]] } }));
  const { report } = await examineFiles({
    "publication.yaml": "bibliography: works.json\n",
    "works.json": `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`,
    "text.md": "# Tides\n\nIt is wide [@hill2020; @moss1998].\n",
  });
  expect(report).toEqual([
    'works.json:2:2 error reference-list/fields-are-understood The author of "hill2020" is 3; a list of names was expected.',
    'works.json:2:2 error reference-list/fields-are-understood The title of "hill2020" holds U+D83C, which cannot be printed; a character was expected.',
  ]);
});
