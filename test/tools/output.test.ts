import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openOutput } from "../../src/tools/output.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-output-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function files(entries: Readonly<Record<string, string>>): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(entries).map(([name, text]) => [name, new TextEncoder().encode(text)]));
}

function mountSmall(folder: string): boolean {
  try {
    mkdirSync(folder);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("output", () => {
  test("files appear whole, replace older ones and leave nothing beside them", async () => {
    const folder = join(scratch, "new", "dist");
    for (const text of ["first", "second"]) {
      const output = await openOutput(folder);
      await output.publish(files({ "a.pdf": text, "a.epub": text }));
      expect(readdirSync(folder).toSorted()).toEqual(["a.epub", "a.pdf"]);
      expect(readFileSync(join(folder, "a.pdf"), "utf8")).toBe(text);
    }
  });

  test("discarding leaves the folder as it was", async () => {
    const folder = join(scratch, "kept");
    const first = await openOutput(folder);
    await first.publish(files({ "a.pdf": "old" }));
    const second = await openOutput(folder);
    await second.discard();
    expect(readdirSync(folder)).toEqual(["a.pdf"]);
    expect(readFileSync(join(folder, "a.pdf"), "utf8")).toBe("old");
  });

  test("a file in the folder's place is found before any work is done", async () => {
    const path = join(scratch, "file");
    writeFileSync(path, "");
    await expect(openOutput(path)).rejects.toMatchObject({ check: "output/folder-takes-files" });
  });

  test("a full disk keeps the files of the last build", async (context) => {
    const folder = join(scratch, "full");
    if (!mountSmall(folder)) return context.skip("mounting a small file system is not allowed here");
    try {
      const first = await openOutput(folder);
      await first.publish(files({ "a.pdf": "old" }));
      const second = await openOutput(folder);
      const large = new Map([["a.pdf", new Uint8Array(200_000)]]);
      await expect(second.publish(large)).rejects.toMatchObject({
        message: expect.stringContaining("no space left"),
      });
      await second.discard();
      expect(readFileSync(join(folder, "a.pdf"), "utf8")).toBe("old");
      expect(readdirSync(folder)).toEqual(["a.pdf"]);
    } finally {
      execFileSync("umount", [folder]);
    }
  });
});
