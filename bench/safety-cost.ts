import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { weakenings } from "../test/attacks/weakenings.ts";
import { writeBook } from "./generate-book.ts";
import { measureProgram, median } from "./measure.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const script = join(root, "scripts", "build.ts");
const weaken = join(root, "test", "attacks", "weaken.ts");
const rounds = 5;

/** Those whose place is taken by code that does more than they did, to show that an attack arrives. */
const replaced: ReadonlySet<string> = new Set(["folder", "kinds-of-files", "addresses", "renaming"]);
const guards = weakenings.map(({ name }) => name).filter((name) => !replaced.has(name));

/** Seconds that rebuilds take with all guards and with all of them taken away, in turn; as a section in Markdown. */
export async function safetyCost(scratch: string): Promise<string> {
  const book = join(scratch, "guarded-book");
  await writeBook(book, { chapters: 18, seed: 1 });
  const rows: string[] = [];
  for (const [name, folder] of [
    ["sample", join(root, "manuscript")],
    ["300 pages", book],
  ] as const) {
    const out = join(scratch, "guarded");
    await rebuild(folder, out, []);
    const [guarded, unguarded]: readonly [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      guarded.push(await rebuild(folder, out, []));
      unguarded.push(await rebuild(folder, out, guards));
    }
    await rm(out, { recursive: true, force: true });
    const [seconds, without] = [median(guarded), median(unguarded)];
    const cost = `${((seconds / without - 1) * 100).toFixed(1)} % (≤ 5)`;
    rows.push(`| ${name} | ${seconds.toFixed(2)} | ${without.toFixed(2)} | ${cost} |`);
  }
  return `## Guards

Rebuilds with all guards against hostile manuscripts, and with ${guards.length} of them taken away, in turn, ${rounds} times each.

| manuscript | with guards, s | without, s | cost |
| --- | ---: | ---: | ---: |
${rows.join("\n")}
`;
}

async function rebuild(folder: string, out: string, taken: readonly string[]): Promise<number> {
  const args = ["--import", weaken, script, folder, "--out", out, "--quiet"];
  return (await measureProgram(args, false, { WEAKENED: taken.join(",") })).seconds;
}
