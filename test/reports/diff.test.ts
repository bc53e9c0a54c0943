import { expect, test } from "vitest";
import { diff } from "../../src/reports/diff.ts";

test("a unified diff with three lines of context, as patch reads it", () => {
  const lines = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`);
  const before = lines.join("\n");
  const after = before.replace("line 6", "line six");
  expect(diff("chapters/one.md", before, after)).toBe(
    `--- a/chapters/one.md
+++ b/chapters/one.md
@@ -3,7 +3,7 @@
 line 3
 line 4
 line 5
-line 6
+line six
 line 7
 line 8
 line 9
`,
  );
});

test("a missing last line end is shown, and CR LF is kept out of sight", () => {
  expect(diff("a.md", "one\r\ntwo", "one\r\nzwei")).toBe(
    `--- a/a.md
+++ b/a.md
@@ -1,2 +1,2 @@
 one
-two
\\ No newline at end of file
+zwei
\\ No newline at end of file
`,
  );
});

test("equal texts have none, and a terminal's controls are printed harmlessly", () => {
  expect(diff("a.md", "one\n", "one\n")).toBe("");
  expect(diff("a.md", "one\u202e\n", "one\u001b[2J\n")).toContain("-one\\u{202e}\n+one\\u{1b}[2J\n");
});

test("texts with nothing in common are replaced as a whole in no time", () => {
  const text = (word: string): string =>
    Array.from({ length: 20_000 }, (_, index) => `${word} ${index}\n`).join("");
  const lines = diff("a.md", text("one"), text("two")).split("\n");
  expect(lines.slice(2, 4)).toEqual(["@@ -1,20000 +1,20000 @@", "-one 0"]);
  expect(lines).toHaveLength(3 + 40_000 + 1);
});

test("on a terminal the changed part of a line stands out", () => {
  const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  const paint = {
    error: tag("red"),
    warning: tag("yellow"),
    advice: tag("blue"),
    faint: tag("faint"),
    strong: tag("b"),
  };
  const lines = diff("a.md", "one  two, three\nfour\n", "one two, drei\nfour\n\n", paint).split("\n");
  expect(lines.slice(3)).toEqual([
    "<red>-one <b> two, three</b></red>",
    "<blue>+one <b>two, drei</b></blue>",
    " four",
    "<blue>+</blue>",
    "",
  ]);
});
