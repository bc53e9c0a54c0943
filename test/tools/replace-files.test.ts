import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { replaceFiles } from "../../src/tools/replace-files.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-replace-"));
  await writeFile(join(folder, "a.md"), "one\r\n");
  await writeFile(join(folder, "b.md"), "two\n");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("files get their new text and keep their permissions; nothing else is left in the folder", async () => {
  await chmod(join(folder, "a.md"), 0o640);
  await replaceFiles(folder, [
    { file: "a.md", before: "one\r\n", after: "eins\r\n" },
    { file: "b.md", before: "two\n", after: "zwei\n" },
  ]);
  expect(await readFile(join(folder, "a.md"), "utf8")).toBe("eins\r\n");
  expect(await readFile(join(folder, "b.md"), "utf8")).toBe("zwei\n");
  expect((await stat(join(folder, "a.md"))).mode & 0o777).toBe(0o640);
  expect(await readdir(folder)).toEqual(["a.md", "b.md"]);
});

test("where one file was changed meanwhile, none is touched", async () => {
  const changed = replaceFiles(folder, [
    { file: "a.md", before: "one\r\n", after: "eins\r\n" },
    { file: "b.md", before: "other\n", after: "zwei\n" },
  ]);
  await expect(changed).rejects.toMatchObject({ check: "output/manuscript-takes-changes" });
  expect(await readFile(join(folder, "a.md"), "utf8")).toBe("one\r\n");
  expect(await readdir(folder)).toEqual(["a.md", "b.md"]);
});

test("a link that leads out of the folder is not followed", async () => {
  const outside = await mkdtemp(join(tmpdir(), "colophon-outside-"));
  await writeFile(join(outside, "c.md"), "three\n");
  await symlink(join(outside, "c.md"), join(folder, "c.md"));
  const followed = replaceFiles(folder, [{ file: "c.md", before: "three\n", after: "drei\n" }]);
  await expect(followed).rejects.toMatchObject({ check: "output/manuscript-takes-changes" });
  expect(await readFile(join(outside, "c.md"), "utf8")).toBe("three\n");
  await rm(outside, { recursive: true });
});
