/** Writes the pages of `docs/` that are made from the code: the checks, and the schemas for completion in editors. */
import { writeFile } from "node:fs/promises";
import { generatedDocs } from "../src/check-pipeline.ts";

for (const [name, text] of await generatedDocs())
  await writeFile(new URL(`../docs/${name}`, import.meta.url), text);
