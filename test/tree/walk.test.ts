import { describe, expect, test } from "vitest";
import type { Block, Inline } from "../../src/model/pandoc.ts";
import { blockText, inlineText } from "../../src/tree/text.ts";
import { mapBlocks, visitBlocks } from "../../src/tree/walk.ts";

const word = (text: string): Inline => ({ t: "Str", c: text });
const plain = (...inlines: readonly Inline[]): Block => ({ t: "Plain", c: inlines });
const cell = (text: string) => [["", [], []], { t: "AlignDefault" }, 1, 1, [plain(word(text))]] as const;

const tree: readonly Block[] = [
  { t: "Header", c: [1, ["", [], []], [word("heading")]] },
  {
    t: "Table",
    c: [
      ["", [], []],
      [null, [plain(word("caption"))]],
      [],
      [["", [], []], [[["", [], []], [cell("head")]]]],
      [[["", [], []], 0, [], [[["", [], []], [cell("body")]]]]],
      [["", [], []], [[["", [], []], [cell("foot")]]]],
    ],
  },
  {
    t: "Para",
    c: [
      word("text"),
      { t: "Emph", c: [word("stressed")] },
      { t: "Note", c: [{ t: "BulletList", c: [[plain(word("noted"))]] }] },
      word("after"),
    ],
  },
  { t: "DefinitionList", c: [[[word("term")], [[plain(word("definition"))]]]] },
];

describe("walking a tree", () => {
  test("visits everything in reading order, captions and notes where they are read", () => {
    const words: string[] = [];
    visitBlocks(tree, { inline: (inline) => inline.t === "Str" && words.push(inline.c) });
    expect(words.join(" ")).toBe("heading caption head body foot text stressed noted after term definition");
  });

  test("rewrites, multiplies and removes nodes at every depth, and knows the node it was given", () => {
    const place = { file: "a.md", line: 3, column: 1, certainty: "exact" } as const;
    const given: readonly Block[] = [
      { t: "BlockQuote", c: [{ t: "Para", place, c: [word("one"), word("two"), word("three")] }] },
    ];
    const originals: Inline[] = [];
    const mapped = mapBlocks(given, {
      inline: (inline, original) => {
        originals.push(original);
        if (inline.t !== "Str" || inline.c === "one") return inline;
        return inline.c === "two" ? [] : [word("3"), word("III")];
      },
    });
    expect(mapped).toEqual([
      { t: "BlockQuote", c: [{ t: "Para", place, c: [word("one"), word("3"), word("III")] }] },
    ]);
    const [quote] = given;
    const inside = quote?.t === "BlockQuote" && quote.c[0]?.t === "Para" ? quote.c[0].c : [];
    expect(originals.every((original, index) => original === inside[index])).toBe(true);
  });
});

test("a reader's text has no notes, and breaks are spaces", () => {
  const inlines: readonly Inline[] = [
    word("a"),
    { t: "SoftBreak" },
    { t: "Quoted", c: [{ t: "SingleQuote" }, [{ t: "Strong", c: [word("b")] }]] },
    { t: "Note", c: [plain(word("c"))] },
  ];
  expect(inlineText(inlines)).toBe("a ‘b’");
  expect(blockText([plain(word("x")), plain(), plain(word("y"))])).toBe("x\ny");
});
