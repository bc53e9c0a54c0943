import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openFolder } from "../../src/tools/files.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-files-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function file(path: string, text = ""): void {
  mkdirSync(join(scratch, path, ".."), { recursive: true });
  writeFileSync(join(scratch, path), text);
}

describe("a manuscript folder", () => {
  test("lists its regular files only, and links that stay inside", async () => {
    for (const path of ["b.md", "a/c.md", "node_modules/x.md", ".git/config", "dist/a.pdf"])
      file(`in/${path}`, path);
    file("secret.md", "secret");
    symlinkSync("../secret.md", join(scratch, "in/out.md"));
    symlinkSync("a/c.md", join(scratch, "in/link.md"));
    symlinkSync("..", join(scratch, "in/up"));
    symlinkSync("nowhere", join(scratch, "in/dead.md"));
    if (process.platform !== "win32") execFileSync("mkfifo", [join(scratch, "in/pipe.bib")]);
    const folder = await openFolder(join(scratch, "in"));
    expect(folder.paths).toEqual(["a/c.md", "b.md", "link.md"]);
    expect(new TextDecoder().decode(await folder.read("link.md"))).toBe("a/c.md");
    await expect(folder.read("../secret.md")).rejects.toThrow("secret.md");
  });

  test("a file that became a link to the outside is not read", async () => {
    file("changing/a.md", "mine");
    file("other.md", "theirs");
    const folder = await openFolder(join(scratch, "changing"));
    rmSync(join(scratch, "changing/a.md"));
    symlinkSync("../other.md", join(scratch, "changing/a.md"));
    await expect(folder.read("a.md")).rejects.toThrow("leads out");
  });

  test("no folder, or a file, is a mistake in the command", async () => {
    await expect(openFolder(join(scratch, "none"))).rejects.toMatchObject({
      check: "configuration/folder-exists",
    });
    await expect(openFolder(join(scratch, "secret.md"))).rejects.toThrow("is not a folder");
  });
});
