import { afterEach, expect, test } from "vitest";
import { limitsVariable, usualLimits } from "../../src/limits/usual-limits.ts";
import { exitCodeOf } from "../../src/reports/exit-code.ts";
import { currentLimits } from "../../src/tools/limits.ts";

const before = process.env[limitsVariable];
afterEach(() => {
  if (before === undefined) delete process.env[limitsVariable];
  else process.env[limitsVariable] = before;
});

test("whoever runs allows more, by name; the rest stays", () => {
  process.env[limitsVariable] = "converter-seconds=600, pages=9000";
  expect(currentLimits()).toEqual({ ...usualLimits, converterSeconds: 600, pages: 9000 });
  delete process.env[limitsVariable];
  expect(currentLimits()).toEqual(usualLimits);
});

test.each(["pages", "pages=many", "pages=0", "page=10", "pages=1e9", "constructor=1"])(
  "%s is told as wrong, with the names there are",
  (words) => {
    process.env[limitsVariable] = words;
    expect(currentLimits).toThrow(`"${words}" in ${limitsVariable} is no limit`);
    expect(exitCodeOf("configuration/limits-are-understood")).toBe(2);
  },
);
