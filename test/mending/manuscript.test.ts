import { expect, test } from "vitest";
import { mendWholly } from "../../src/mending/mend-wholly.ts";
import { examineFiles } from "../checks/examine.ts";

/** Mends `text.md` to the end; gives its new text, and the checks that still find something. */
async function mendText(text: string) {
  const { files, left } = await mendWholly(new Map([["text.md", text]]), async (texts) => {
    const { diagnostics } = await examineFiles({ "text.md": texts.get("text.md") ?? "" });
    return diagnostics;
  });
  return { text: files.get("text.md") ?? text, left: left.map(({ check }) => check) };
}

test("a file with a byte-order mark and the line ends of Windows is mended in its own manner", async () => {
  const { text, left } = await mendText(
    "\ufeffThe bay  is small ,and the the ﬁrst café is closed.\r\n\r\n\r\n\r\n" +
      "The first 𝐀𝐁  tide was measured for a whole year by the\r\n\r\npeople , who live there",
  );
  expect(text).toBe(
    "\ufeffThe bay is small, and the the first café is closed.\r\n\r\n" +
      "The first 𝐀𝐁 tide was measured for a whole year by the people, who live there",
  );
  expect(left).toEqual(["text/words-stand-once"]);
});

test("code, formulas, addresses and keys are never touched", async () => {
  const source = `See \`a  , b\` and $a  , b$ in [the map](https://example.org/a,,b--c "The  map , here").

~~~
x  = "ﬁ" , 1 - 2
~~~

| Place  | Depth |
|--------|-------|
| Bergen | 3     |

: Depths {#tbl:depths}

See @tbl:depths.
`;
  const { text } = await mendText(source);
  expect(text).toBe(source);
});

test("a heading that links lead to keeps its identifier", async () => {
  const source = "# Tides - and bays\n\nSee [tides](#tides---and-bays).\n";
  const { text, left } = await mendText(source);
  expect([text, left]).toEqual([source, ["text/dashes-are-no-hyphens"]]);
});
