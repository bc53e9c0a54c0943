import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { damaged, type Files } from "./damaged.ts";
import { buildJudge, checkJudge, type Judge } from "./judge.ts";
import { originals } from "./originals.ts";

/** `npm run test:mutations` tries eight hundred times as many, and whole builds. */
const runs = 250;

const all = originals();
const checking = checkJudge();
let building: Judge | null = null;

afterAll(async () => {
  await Promise.all([checking.close(), building?.close()]);
});

test(`${runs} damaged manuscripts end in findings, none in a crash`, async () => {
  const failed: string[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < runs) {
      const number = next++;
      const wrong = await checking.judge(damaged(all, 1, number));
      if (wrong !== null) failed.push(`number ${number}: ${wrong}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker));
  expect(failed.slice(0, 10)).toEqual([]);
}, 600_000);

const found = fileURLToPath(new URL("found/", import.meta.url));
const names = existsSync(found) ? readdirSync(found) : [];

test.for(names)("%s, which was once too much, is none any more", async (name) => {
  const folder = join(found, name);
  const files: Files = Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]),
  );
  if (name.startsWith("build")) building ??= buildJudge();
  const { judge } = name.startsWith("build") && building !== null ? building : checking;
  expect(await judge(files)).toBeNull();
});
