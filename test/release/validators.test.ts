import { expect, test } from "vitest";
import type { BuildReport, Conformance } from "../../src/model/report.ts";
import { validatorsOf } from "../../src/release/validators.ts";

function reportWith(conditions: readonly string[]): BuildReport {
  const conformance = conditions.map(
    (each): Conformance => ({
      standard: "PDF/UA-1",
      conditions: each,
      claimed: true,
      checked: 87,
      passed: [],
      failed: [],
      notApplicable: [],
      unchecked: [],
    }),
  );
  return {
    tool: { name: "colophon", version: "1.0.0" },
    manuscript: null,
    editions: [{ kind: "pdf", file: "one.pdf", bytes: 1, sha256: "", conformance }],
    diagnostics: [],
    waived: [],
    timings: {},
    versions: {},
  };
}

test("veraPDF is said to be missing only where it was not asked", () => {
  const without = validatorsOf(reportWith(["Matterhorn Protocol 1.1"]), null);
  expect(without.find(({ name }) => name === "veraPDF")?.result).toBe("not run");
  const asked = validatorsOf(
    reportWith(["Matterhorn Protocol 1.1", "veraPDF 1.26.1: PDF/UA-1 profile"]),
    null,
  );
  expect(asked.some(({ result }) => result === "not run")).toBe(false);
  expect(asked.map(({ version }) => version)).toEqual(["1.0.0", "1.0.0", "1.26.1"]);
});
