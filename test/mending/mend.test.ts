import { describe, expect, test } from "vitest";
import { mend } from "../../src/mending/mend.ts";
import { mendWholly } from "../../src/mending/mend-wholly.ts";
import type { Diagnostic, Edit } from "../../src/model/diagnostic.ts";

/** An edit of `text.md`, `[line, column]` to `[line, column]`. */
function edit(from: readonly [number, number], to: readonly [number, number], text: string): Edit {
  const [[line, column], [endLine, endColumn]] = [from, to];
  return { file: "text.md", from: { line, column }, to: { line: endLine, column: endColumn }, text };
}

function finding(message: string, ...edits: readonly Edit[]): Diagnostic {
  const place = { file: "text.md", line: 1, column: 1, certainty: "exact" as const };
  return { check: "text/example", severity: "advice", place, message, help: "", edits };
}

function mendText(text: string, ...findings: readonly Diagnostic[]) {
  const { files, mended, left } = mend(new Map([["text.md", text]]), findings);
  return {
    text: files.get("text.md"),
    mended: mended.map(({ message }) => message),
    left: left.map(({ message }) => message),
  };
}

describe("mending one text", () => {
  test("columns count code points, and nothing else is changed", () => {
    const { text, mended, left } = mendText(
      "𝐀 sign , and\nthe café.\n\n\nNo end",
      finding("space", edit([1, 7], [1, 8], "")),
      finding("lines", edit([4, 1], [5, 1], "")),
      finding("end", edit([5, 7], [5, 7], ".")),
      { ...finding("no edits"), edits: [] },
    );
    expect(text).toBe("𝐀 sign, and\nthe café.\n\nNo end.");
    expect([mended, left]).toEqual([["space", "lines", "end"], ["no edits"]]);
  });

  test("byte-order mark, line ends and a missing last one stay as they were", () => {
    const { text } = mendText(
      "\ufeffOne  two\r\n\r\n\r\nthree\r\nfour",
      finding("space", edit([1, 4], [1, 6], " ")),
      finding("blank line", edit([3, 1], [4, 1], "")),
      finding("join", edit([4, 6], [5, 1], " ")),
      finding("break", edit([1, 4], [1, 4], "\n")),
      finding("break", edit([5, 5], [5, 5], "\nfive")),
    );
    expect(text).toBe("\ufeffOne two\r\n\r\nthree four\r\nfive");
  });

  test("edits that meet wait, equal ones are one, and a finding is mended wholly or not at all", () => {
    const { text, mended, left } = mendText(
      "abc def ghi\n",
      finding("first", edit([1, 1], [1, 4], "ABC")),
      finding("the same", edit([1, 1], [1, 4], "ABC")),
      finding("over it", edit([1, 3], [1, 6], "x")),
      finding("half over it", edit([1, 9], [1, 12], "GHI"), edit([1, 2], [1, 3], "x")),
      finding("free", edit([1, 9], [1, 10], "g+")),
    );
    expect(text).toBe("ABC def g+hi\n");
    expect([mended, left]).toEqual([
      ["first", "the same", "free"],
      ["over it", "half over it"],
    ]);
  });

  test("edits that do not fit the text are left with their findings", () => {
    const { text, left } = mendText(
      "short\n",
      finding("no such line", edit([7, 1], [7, 2], "x")),
      finding("no such column", edit([1, 3], [1, 9], "x")),
      finding("backwards", edit([1, 4], [1, 2], "x")),
      finding("no change", edit([1, 1], [1, 6], "short")),
      finding("no such file", { ...edit([1, 1], [1, 1], "x"), file: "other.md" }),
    );
    expect(text).toBeUndefined();
    expect(left).toEqual(["no such line", "no such column", "backwards", "no change", "no such file"]);
  });
});

test("what waits is mended in the next round, until nothing is left to mend", async () => {
  const find = async (files: ReadonlyMap<string, string>): Promise<readonly Diagnostic[]> => {
    const at = (files.get("text.md") ?? "").indexOf("aa");
    return at === -1 ? [] : [finding("double", edit([1, at + 1], [1, at + 3], "a"))];
  };
  const files = new Map([
    ["text.md", "baaaad\n"],
    ["other.md", "untouched\n"],
  ]);
  const { files: changed, mended, left } = await mendWholly(files, find);
  expect([...changed]).toEqual([["text.md", "bad\n"]]);
  expect([mended.length, left.length]).toEqual([3, 0]);
  expect((await mendWholly(new Map([...files, ...changed]), find)).files.size).toBe(0);
});
