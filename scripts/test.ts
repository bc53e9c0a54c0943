/** Runs everything a change must pass, and ends with one line: `N passed, N failed`. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { $, echo } from "zx";

type Tally = { readonly passed: number; readonly failed: number };

const shell = $({ nothrow: true, stdio: "inherit", preferLocal: true });
const scratch = await mkdtemp(join(tmpdir(), "colophon-test-"));

async function step(name: string, run: () => Promise<{ exitCode: number | null }>): Promise<Tally> {
  echo(`\n── ${name}`);
  const { exitCode } = await run();
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function tests(): Promise<Tally> {
  echo("\n── tests");
  const results = join(scratch, "tests.json");
  const { exitCode } =
    await shell`vitest run --reporter=default --reporter=json --outputFile.json=${results}`;
  const report: unknown = JSON.parse(await readFile(results, "utf8").catch(() => "null"));
  const passed = count(report, "numPassedTests");
  const failed = count(report, "numFailedTests");
  return { passed, failed: exitCode === 0 ? failed : Math.max(1, failed) };
}

function count(report: unknown, field: string): number {
  if (typeof report !== "object" || report === null) return 0;
  return Number(Object.entries(report).find(([key]) => key === field)?.[1] ?? 0);
}

const tallies = [
  await step("types", () => shell`tsc -p .`),
  await step("lint and format", () => shell`biome ci --error-on-warnings .`),
  await step("unused code", () => shell`knip`),
  await tests(),
  await step(
    "the sample manuscript builds",
    () => shell`node scripts/build.ts --out ${join(scratch, "dist")} --strict`,
  ),
];
await rm(scratch, { recursive: true, force: true });
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
echo(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
