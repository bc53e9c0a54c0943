import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generatedDocs } from "../src/pipeline.ts";

test.each([...generatedDocs()])("docs/%s is as the code has it; `npm run docs` writes it", (name, text) => {
  expect(readFileSync(new URL(`../docs/${name}`, import.meta.url), "utf8")).toBe(text);
});
