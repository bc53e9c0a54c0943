import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/checks/catalogue.ts";
import type { Example } from "../../src/model/description.ts";
import { examineFiles } from "./examine.ts";

function filesOf({ file = "text.md", beside = {} }: Example, text: string): Readonly<Record<string, string>> {
  return { ...beside, [file]: text };
}

/** The documentation's examples are the checks' first fixtures. */
describe.each(catalogue)("$id", ({ id, example }) => {
  test("the bad example is found, and nothing else is", async () => {
    const { diagnostics, report } = await examineFiles(filesOf(example, example.bad));
    expect([...new Set(diagnostics.map(({ check }) => check))], report.join("\n")).toEqual([id]);
  });

  test("nothing is found in the good example", async () => {
    const { report } = await examineFiles(filesOf(example, example.good));
    expect(report).toEqual([]);
  });
});
