import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generatedDocs } from "../src/check-pipeline.ts";
import { descriptions } from "../src/checks/catalogue.ts";

test("checks that the README names exist", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const groups = new Set(descriptions.map(({ id }) => id.split("/")[0] ?? ""));
  const named = [...readme.matchAll(/\b([a-z-]+)\/[a-z]+(?:-[a-z]+)+\b/g)].filter(([, group = ""]) =>
    groups.has(group),
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.map(([id]) => id).filter((id) => !descriptions.some((known) => known.id === id))).toEqual([]);
});

test.each([...(await generatedDocs())])(
  "docs/%s is as the code has it; `npm run docs` writes it",
  (name, text) => {
    expect(readFileSync(new URL(`../docs/${name}`, import.meta.url), "utf8")).toBe(text);
  },
);
