import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { folderAt, revisionOf } from "../../src/tools/git.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-git-"));
const witness = join(folder, "..", `${folder.split("/").at(-1)}-ran`);
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(witness, { force: true });
});

const git = (...args: readonly string[]): Buffer =>
  execFileSync("git", ["-C", folder, "-c", "user.name=A", "-c", "user.email=a@example.org", ...args], {
    stdio: ["ignore", "pipe", "ignore"],
  });

test.runIf(process.platform !== "win32")(
  "a repository that comes with a manuscript runs no program of its choice",
  async () => {
    git("init", "--quiet");
    writeFileSync(join(folder, "article.md"), "Text.\n");
    writeFileSync(join(folder, ".gitattributes"), "*.md filter=own\n");
    git("add", ".");
    git("commit", "--quiet", "--message", "Text");
    const program = `touch ${witness}; cat`;
    git("config", "filter.own.clean", program);
    git("config", "filter.own.required", "true");
    git("config", "core.fsmonitor", program);
    // As many letters as before, so that only reading the file tells.
    writeFileSync(join(folder, "article.md"), "Toxt.\n");
    utimesSync(join(folder, "article.md"), 1, 1);
    expect(await revisionOf(folder)).toMatch(/^\w+\+$/);
    const committed = await folderAt(folder, "HEAD");
    expect(Buffer.from((await committed?.read("article.md")) ?? "").toString()).toBe("Text.\n");
    expect(existsSync(witness)).toBe(false);
    git("status");
    expect(existsSync(witness)).toBe(true);
  },
);
