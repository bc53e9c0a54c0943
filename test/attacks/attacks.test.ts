import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import damaged from "../mutations/figures.json" with { type: "json" };
import { attacks } from "./attacks.ts";
import figures from "./figures.json" with { type: "json" };
import { safetyPage } from "./safety-page.ts";
import { weakenings } from "./weakenings.ts";

const run = promisify(execFile);

test("each attack has a name of its own, and each guard is one that some attack needs to be gone", () => {
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  const needed = new Set(attacks.flatMap(({ weakened }) => weakened));
  expect([...needed].toSorted()).toEqual(weakenings.map(({ name }) => name).toSorted());
});

test("each guard's words are in its source, so that they can be taken away", () => {
  const gone = weakenings.flatMap(({ name, edits }) =>
    edits
      .filter(({ module, from }) => {
        const file = fileURLToPath(new URL(`../../${module}`, import.meta.url));
        return !readFileSync(file, "utf8").includes(from);
      })
      .map(({ module, from }) => `${name}: ${module} has no "${from}"`),
  );
  expect(gone).toEqual([]);
});

test("docs/safety.md is made of the attacks (npx vitest run test/attacks -u makes it anew)", async () => {
  await expect(safetyPage(attacks, weakenings, figures, damaged)).toMatchFileSnapshot("../../docs/safety.md");
});

test("a sample of each stage is refused as it says (npm run test:attacks tries all, and against weakened builds)", async () => {
  const program = fileURLToPath(new URL("run.ts", import.meta.url));
  const { stdout } = await run(process.execPath, [program, "--sample", "--no-weakened"]).catch(
    (error: { readonly stdout: string }) => error,
  );
  expect(stdout.trimEnd().split("\n").at(-1), stdout).toMatch(/^\d+ passed, 0 failed$/);
}, 600_000);
