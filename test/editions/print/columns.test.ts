import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../../src/pipeline.ts";
import { gridOf, readGeometry, type SetLine, type SetPage } from "./read-geometry.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-columns-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const sentences = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `The tide ${name} ${index} comes in twice a day.`).join(" ");
const section = (index: number): string =>
  `# Shore ${index}\n\n${sentences(`a${index}`, 9)}[^${index}] ${sentences(`b${index}`, 14)}\n\n${sentences(`c${index}`, 3)}\n\n[^${index}]: ${sentences(`note ${index}`, 6)}\n\n`;
const cells = (name: string): string =>
  Array.from({ length: 6 }, (_, at) => `${name}${at}measurement`).join(" | ");
const table = `| ${cells("head")} |\n|${" --- |".repeat(6)}\n| ${cells("cell")} |\n\n: Across both columns {#tbl:wide}\n\n`;
const article = `---\ntitle: Tides and Shores\nauthors:\n  - name: Ada Lovelace\nlanguage: en-GB\nlook: article-two-columns\nabstract: ${sentences("abstract", 5)}\n---\n\n${Array.from({ length: 11 }, (_, index) => section(index)).join("")}# Last\n\n@tbl:wide shows it.\n\n${table}${sentences("end", 40)}\n`;

let pages: readonly SetPage[];
beforeAll(async () => {
  pages = await pagesOf("tides", article);
}, 60_000);

async function pagesOf(name: string, text: string): Promise<readonly SetPage[]> {
  mkdirSync(join(scratch, name));
  writeFileSync(join(scratch, name, "article.md"), text);
  const out = join(scratch, `${name}-out`);
  const report = await build({ input: join(scratch, name), out, editions: ["pdf"] });
  const told = report.diagnostics.filter(
    ({ check, severity }) => severity === "error" || (check.startsWith("layout/") && severity === "warning"),
  );
  expect(told).toEqual([]);
  return readGeometry(readFileSync(join(out, `${name}.pdf`)));
}

const bodySize = 9.3;
/** Lines of running text, by the column they begin in. */
function columns({ lines, width }: SetPage): readonly (readonly SetLine[])[] {
  const text = lines.filter(({ size }) => Math.abs(size - bodySize) < 0.1);
  const isLeft = ({ left }: SetLine): boolean => left < width / 2;
  return [text.filter(isLeft), text.filter((line) => !isLeft(line))];
}
const bottom = (lines: readonly SetLine[]): number => Math.max(...lines.map(({ baseline }) => baseline));

describe("an article in two columns", () => {
  test("has the lines of both columns on one grid", () => {
    const { lines, off } = gridOf(pages, bodySize, 12);
    expect(lines).toBeGreaterThan(200);
    expect(off).toEqual([]);
  });

  test("has its text in two columns as wide as each other, and its title block across both", () => {
    const [first, second] = pages;
    if (first === undefined || second === undefined) throw new Error("There are too few pages.");
    const [left = [], right = []] = columns(second);
    const edges = (lines: readonly SetLine[]) => [
      Math.min(...lines.map((line) => line.left)),
      Math.max(...lines.map((line) => line.right)),
    ];
    const [[a = 0, b = 0], [c = 0, d = 0]] = [edges(left), edges(right)];
    expect(Math.abs(b - a - (d - c))).toBeLessThan(1.5);
    // The gap of 6 mm.
    expect(Math.abs(c - b - 17)).toBeLessThan(1.5);
    expect(Math.abs(bottom(left) - bottom(right))).toBeLessThan(bodySize * 1.32 * 3);
    const across = first.lines.filter(({ text }) => text.includes("abstract 0"));
    expect(across.map((line) => line.right - line.left > b - a + 20)).toEqual([true]);
  });

  test("is drawn in the order it is read in: the left column before the right one", () => {
    const said = pages.flatMap(({ lines }) =>
      lines.flatMap(({ text }) => /^Shore (\d+)$|^\d+ Shore (\d+)/.exec(text) ?? []),
    );
    const numbers = said.filter((each) => /^\d+$/.test(each ?? "")).map(Number);
    expect(numbers.length).toBe(11);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  });

  test("has each note at the foot of the page that calls it", () => {
    const textOf = (page: SetPage): string => page.lines.map(({ text }) => text).join(" ");
    const pageOf = (words: string): number => pages.findIndex((page) => textOf(page).includes(words));
    const calls = Array.from({ length: 11 }, (_, index) => pageOf(`a${index} 8 comes`));
    const notes = Array.from({ length: 11 }, (_, index) => pageOf(`note ${index} 0`));
    expect(notes).toEqual(calls);
    const [, second] = pages;
    const foot =
      second?.lines.filter(({ text, size }) => size < bodySize * 0.85 && text.includes("note")) ?? [];
    expect(Math.min(...foot.map(({ baseline }) => baseline))).toBeGreaterThan(
      Math.max(...(second === undefined ? [] : columns(second)).map(bottom)),
    );
  });

  test("has a table of many long words across both columns", () => {
    const row = pages.flatMap(({ lines }) => lines).find(({ text }) => text.includes("cell0measurement"));
    expect(row?.text).toContain("cell5measurement");
    expect((row?.right ?? 0) - (row?.left ?? 0)).toBeGreaterThan(300);
  });

  test("ends with columns of the same length", () => {
    const last = pages.at(-1);
    const [left = [], right = []] = last === undefined ? [] : columns(last);
    expect(right.length).toBeGreaterThan(2);
    expect(Math.abs(bottom(left) - bottom(right))).toBeLessThan(bodySize * 1.32 * 2.5);
  });

  test("that is read from right to left begins in the right column", async () => {
    const words = (index: number): string => `${"\u062A\u0642\u0648\u06CC\u0645 ".repeat(60)}${index}.`;
    const text = `---\ntitle: \u062A\u0642\u0648\u06CC\u0645\nauthors:\n  - name: Ada\nlanguage: fa\nlook: article-two-columns\n---\n\n# \u062A\n\n${Array.from({ length: 24 }, (_, index) => words(index)).join("\n\n")}\n`;
    const [first] = await pagesOf("persian", text);
    if (first === undefined) throw new Error("There is no page.");
    const [left = [], right = []] = columns(first);
    const at = (line: SetLine | undefined): number => (line === undefined ? -1 : first.lines.indexOf(line));
    expect(left.length).toBeGreaterThan(10);
    expect(at(right.at(-1))).toBeLessThan(at(left[0]));
  });
});
