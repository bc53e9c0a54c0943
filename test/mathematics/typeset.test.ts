import { afterAll, expect, test } from "vitest";
import { typesetMathematics } from "../../src/mathematics/typeset.ts";
import type { Formula } from "../../src/model/pandoc.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { formulaKey } from "../../src/tree/formula-key.ts";

const pool = startPandoc();
afterAll(() => pool.stop());

function formula(tex: string, line: number): Formula {
  const place = { file: "article.md", line, column: 1, certainty: "exact" } as const;
  return { t: "Math", c: [{ t: "InlineMath" }, tex], place };
}

test("every formula becomes its own element, and one that cannot be read is reported wherever it stands", async () => {
  const good = formula("\\frac{a}{b} < c", 1);
  const bad = formula("\\nosuchcommand{x}", 2);
  const last = formula("z^2", 4);
  const { value, diagnostics } = await typesetMathematics(
    [good, bad, formula("\\nosuchcommand{x}", 3), last],
    pool.run,
  );
  expect(value.get(formulaKey(good.c))).toMatch(/^<math[\s\S]*<mfrac>[\s\S]*&lt;[\s\S]*<\/math>$/);
  expect(value.get(formulaKey(last.c))).toContain("<msup>");
  expect(value.has(formulaKey(bad.c))).toBe(false);
  expect(diagnostics.map(({ check, place }) => `${check} ${place.line}`)).toEqual([
    "equations/tex-is-readable 2",
    "equations/tex-is-readable 3",
  ]);
});
