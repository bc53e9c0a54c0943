import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { catalogue, descriptions } from "../../src/checks/catalogue.ts";
import type { Example } from "../../src/model/description.ts";
import { examineFiles } from "./examine.ts";

function filesOf({ file = "text.md", beside = {} }: Example, text: string): Readonly<Record<string, string>> {
  return { ...beside, [file]: text };
}

const withExamples = descriptions.flatMap(({ id, example }) =>
  example === undefined ? [] : [{ id, example }],
);

/** The documentation's examples are the checks' first fixtures. */
describe.each(withExamples)("$id", ({ id, example }) => {
  test("the bad example is found, and nothing else is", async () => {
    const { diagnostics, report } = await examineFiles(filesOf(example, example.bad));
    expect([...new Set(diagnostics.map(({ check }) => check))], report.join("\n")).toEqual([id]);
  });

  test("nothing is found in the good example", async () => {
    const { report } = await examineFiles(filesOf(example, example.good));
    expect(report).toEqual([]);
  });
});

const source = fileURLToPath(new URL("../../src/", import.meta.url));
const texts = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.startsWith("checks"))
  .map((path) => readFileSync(`${source}/${path}`, "utf8"));

test("everything that is found is described, once", () => {
  const ids = descriptions.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const groups = new Set(ids.map((id) => id.split("/")[0]));
  const named = texts
    .flatMap((text) => [...text.matchAll(/"([a-z-]+)\/[a-z0-9-]+"/g)])
    .flatMap(([quoted = "", group]) => (groups.has(group) ? [quoted.slice(1, -1)] : []));
  const mediaTypes = new Set(
    ["css", "event-stream", "html", "javascript", "markdown", "plain", "xml"].map((kind) => `text/${kind}`),
  );
  expect(
    [...new Set(named)].filter((id) => !ids.some((known) => known === id) && !mediaTypes.has(id)),
  ).toEqual([]);
});

test("a check's id is its file's path", () => {
  const paths = readdirSync(`${source}/checks`, { recursive: true, encoding: "utf8" });
  expect(catalogue.filter(({ id }) => !paths.includes(`${id}.ts`))).toEqual([]);
});
