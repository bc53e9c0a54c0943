import { afterAll, expect, test } from "vitest";
import { parseManuscript } from "../../src/manuscript/parse.ts";
import { readTrees } from "../../src/manuscript/parsing/read-trees.ts";
import { passagesOf } from "../../src/manuscript/passages.ts";
import type { Passage } from "../../src/model/passage.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { readFiles } from "./reading.ts";

const pandoc = startPandoc({ processes: 1 });
afterAll(() => pandoc.stop());

async function passagesIn(text: string, file = "article.md"): Promise<readonly Passage[]> {
  const front = file.endsWith(".md") ? "---\ntitle: T\nauthors: [Ada Example]\nlanguage: en\n---\n" : "";
  const { reading } = await readFiles({ [file]: front + text });
  const trees = await readTrees(reading.divisions, pandoc.run);
  const { value } = parseManuscript(reading, trees, { items: [], places: new Map() });
  return passagesOf(value, reading);
}

/** Where words of a passage were typed, front matter not counted: `line:column` and what stands there. */
function placesOf(passage: Passage | undefined, source: string, ...words: readonly string[]) {
  const lines = source.split("\n");
  return words.map((word) => {
    const at = passage?.text.indexOf(word) ?? -1;
    const { line, column } = passage?.placeAt(at) ?? { line: 0, column: 0 };
    const typed = [...(lines[line - 6] ?? "")].slice(column - 1).join("");
    return `${line - 5}:${column} ${typed.slice(0, word.length)}`;
  });
}

test("kinds and texts, in document order, a note behind what calls it", async () => {
  const passages = await passagesIn(`# The bay {#bay}

It is *small*, see [the map](map.png) and $x$ and \`code\`.[^1]

> Quoted -- "so".

- An item

: A caption

| Place  | Depth |
|--------|-------|
| Bergen | 3     |

[^1]: A note, [@berg].
`);
  expect(passages.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    "heading: The bay",
    "paragraph: It is small, see the map and \ufffc and \ufffc.\ufffc",
    "note: A note, \ufffc.",
    "quotation: Quoted – “so”.",
    "paragraph: An item",
    "caption: A caption",
    "cell: Place",
    "cell: Depth",
    "cell: Bergen",
    "cell: 3",
  ]);
});

test("words are found behind bold type, entities, soft line breaks and wide characters", async () => {
  const source = `The 𝐀𝐁 **bold words**, and&nbsp;more &amp; more
of the *same
kind*, twice the same; the end.
`;
  const [passage] = await passagesIn(source);
  expect(passage?.text).toBe(
    "The 𝐀𝐁 bold words, and\u00a0more & more of the same kind, twice the same; the end.",
  );
  expect(
    placesOf(passage, source, "bold", "words", "and", "of", "same", "kind", "twice", "the same;", "end."),
  ).toEqual([
    "1:10 bold",
    "1:15 words",
    "1:24 and",
    "2:1 of",
    "2:9 same",
    "3:1 kind",
    "3:8 twice",
    "3:14 the same;",
    "3:28 end.",
  ]);
});

test("typed quotation marks and dashes are found behind typographic ones", async () => {
  const source = `She said "no" -- 'never'... and \`\`\`code\`\`\` (so).\n`;
  const [passage] = await passagesIn(source);
  const { text = "", placeAt } = passage ?? {};
  const columns = ["“", "”", "–", "‘", "’", "…", "\ufffc", "(", ")"].map(
    (mark) => placeAt?.(text.indexOf(mark)).column,
  );
  expect(columns).toEqual([10, 13, 15, 18, 24, 25, expect.any(Number), 44, 47]);
});

test("what stands behind the last character is its end", async () => {
  const source = "The **end**\n\nAn *end*.\n";
  const passages = await passagesIn(source);
  expect(passages.map(({ text, placeAt }) => placeAt(text.length).column)).toEqual([10, 10]);
});

test("spaces in a row do not run away with the marks behind them", async () => {
  const source = "| a | b |\n|---|---|\n| one \\`\\`<br> two <br>\\`\\`  | three |\n";
  const cell = (await passagesIn(source)).find(({ text }) => text.startsWith("one"));
  const last = cell?.text.lastIndexOf("`") ?? -1;
  expect(cell?.placeAt(last).column).toBe(27);
});

test("notes in the line, and the text behind them", async () => {
  const source = `First^[A note, and its end.] and then the rest, and its end.\n`;
  const [paragraph, note] = await passagesIn(source);
  expect(placesOf(note, source, "note", "its")).toEqual(["1:10 note", "1:20 its"]);
  expect(placesOf(paragraph, source, "then", "its")).toEqual(["1:34 then", "1:53 its"]);
});

test("items of lists are known as such, paragraphs and notes behind them are not", async () => {
  const source = "First.\n\n- One^[A note.]\n  1. Two\n\nLast.\n";
  const items = (await passagesIn(source)).map(({ text, isItem }) => [text.slice(0, 3), isItem ?? false]);
  expect(items).toEqual([
    ["Fir", false],
    ["One", true],
    ["A n", false],
    ["Two", true],
    ["Las", false],
  ]);
});

test("a plain text's words are where they were typed", async () => {
  const source = "The title\n\nA *starred line, and 5 < 6.\n\nThe second one.\n";
  const [first, second] = await passagesIn(source, "text.txt");
  expect([first?.text, second?.text]).toEqual(["A *starred line, and 5 < 6.", "The second one."]);
  expect(first?.placeAt(3)).toEqual({ file: "text.txt", line: 3, column: 4, certainty: "exact" });
  expect(second?.placeAt(4)).toEqual({ file: "text.txt", line: 5, column: 5, certainty: "exact" });
});

test("places are found in one line as long as a book, in any order", async () => {
  const [passage] = await passagesIn("The 😀 bay, wide and deep. ".repeat(12_000));
  const marks = [...(passage?.text ?? "").matchAll(/bay/g)].map(({ index }) => index);
  const columns = marks.toReversed().map((at) => passage?.placeAt(at).column ?? 0);
  expect(columns.toReversed()).toEqual(marks.map((_, index) => 7 + 26 * index));
});
