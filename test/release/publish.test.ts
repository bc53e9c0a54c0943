import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { diskFiles } from "../../src/tools/file-system.ts";
import { takeLock, waitForLock } from "../../src/tools/lock.ts";
import { openOutput } from "../../src/tools/output.ts";
import { publishFolder } from "../../src/tools/publish-folder.ts";
import { workFolderName } from "../../src/tools/work-folder.ts";
import { contents, countedFiles } from "./counted-files.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-publish-"));
const child = fileURLToPath(new URL("publish-child.ts", import.meta.url));
const folder = join(scratch, "release");
const target = join(folder, "1.0.0");
const unnoticed = (): void => undefined;
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
beforeEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await publishFolder(join(folder, "0.9.0"), contents("old"));
});

function texts(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(path)
      .toSorted()
      .map((name) => [name, readFileSync(join(path, name), "utf8")]),
  );
}

const whole = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...contents(text)].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]).toSorted(),
  );

function expectWholeOrAbsent(): void {
  expect(texts(join(folder, "0.9.0"))).toEqual(whole("old"));
  if (existsSync(target)) expect(texts(target)).toEqual(whole("new"));
}

/** The next run works, whatever was left, and leaves nothing else. */
async function expectNextRunWorks(): Promise<void> {
  const unlock = await takeLock(folder, unnoticed);
  await publishFolder(join(folder, "1.1.0"), contents("next"));
  await unlock();
  expect(texts(join(folder, "1.1.0"))).toEqual(whole("next"));
  expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
}

describe("a release is whole or absent", () => {
  const errors = ["ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE"];

  test("whichever call fails, whether at once or half done", async () => {
    const calls: string[] = [];
    const counting = countedFiles(diskFiles, -1, false, unnoticed, calls);
    const release = await takeLock(folder, unnoticed, counting);
    await publishFolder(join(folder, "0.9.5"), contents("new"), counting);
    await release();
    expect(calls.length).toBeGreaterThan(20);
    for (const half of [false, true])
      for (const [at, name] of calls.entries())
        for (const code of errors) {
          const failing = countedFiles(diskFiles, at, half, () => {
            throw Object.assign(new Error(`${code}: ${name}`), { code });
          });
          const failed = await (async () => {
            const unlock = await takeLock(folder, unnoticed, failing);
            try {
              await publishFolder(target, contents("new"), failing);
            } finally {
              await unlock().catch(unnoticed);
            }
          })().then(unnoticed, (error: unknown) => error);
          if (failed !== undefined) expect(failed).toMatchObject({ name: "Failure" });
          expectWholeOrAbsent();
          rmSync(target, { recursive: true, force: true });
          // This process still runs, and would keep its own lock.
          rmSync(join(folder, ".lock"), { force: true });
        }
  });

  test("at whichever call the process is killed, and the next run takes over and tidies up", async () => {
    for (const half of ["before", "half"]) {
      for (let at = 0; ; at += 1) {
        const { signal, status } = spawnSync(process.execPath, [child, folder, `${at}`, half]);
        expectWholeOrAbsent();
        if (signal === null) {
          expect({ status, at }).toEqual({ status: 0, at: expect.any(Number) });
          expect(at).toBeGreaterThan(20);
          break;
        }
        await expectNextRunWorks();
        for (const name of ["1.0.0", "1.1.0"]) rmSync(join(folder, name), { recursive: true, force: true });
      }
      rmSync(target, { recursive: true, force: true });
    }
  });

  test("a version that is there is never changed, also when two come at the same time", async () => {
    await expect(publishFolder(join(folder, "0.9.0"), contents("new"))).rejects.toMatchObject({
      check: "configuration/release-is-new",
    });
    expect(texts(join(folder, "0.9.0"))).toEqual(whole("old"));
    const both = ["one", "other"].map((text) => publishFolder(target, contents(text)));
    const ended = await Promise.allSettled(both);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const winner = ended[0]?.status === "fulfilled" ? "one" : "other";
    expect(texts(target)).toEqual(whole(winner));
    expect(readdirSync(folder).toSorted()).toEqual(["0.9.0", "1.0.0"]);
  });

  test("what reads back otherwise than it was written is not published", async () => {
    const lying = { ...diskFiles, read: async () => new Uint8Array(3) };
    await expect(publishFolder(target, contents("new"), lying)).rejects.toMatchObject({
      check: "output/folder-takes-files",
    });
    expect(readdirSync(folder)).toEqual(["0.9.0"]);
  });
});

describe("the lock", () => {
  test("keeps another out, and says who holds it since when", async () => {
    const unlock = await takeLock(folder, unnoticed);
    await expect(takeLock(folder, unnoticed)).rejects.toMatchObject({
      check: "output/folder-is-free",
      message: expect.stringMatching(new RegExp(`^Process ${process.pid} .* since \\d{4}-`)),
    });
    await unlock();
    await (await takeLock(folder, unnoticed))();
    expect(readdirSync(folder)).toEqual(["0.9.0"]);
  });

  test("of a process that has ended is taken over, and told", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    const unlock = await takeLock(folder, unnoticed);
    const lock = join(folder, ".lock");
    writeFileSync(lock, readFileSync(lock, "utf8").replace(` ${process.pid} `, ` ${pid} `));
    const told: string[] = [];
    const again = await takeLock(folder, (text) => told.push(text));
    expect(told).toEqual([expect.stringContaining(`process ${pid}`)]);
    await again();
    await unlock();
  });

  test.runIf(process.platform === "linux")(
    "is not kept by another process that got the same number",
    async () => {
      const unlock = await takeLock(folder, unnoticed);
      const lock = join(folder, ".lock");
      writeFileSync(lock, readFileSync(lock, "utf8").replace(/ (\d+) \d+ /, " $1 1 "));
      await (await takeLock(folder, unnoticed))();
      await unlock();
    },
  );
});

describe("builds into one folder", () => {
  test("wait for each other, and say for whom", async () => {
    const unlock = await takeLock(folder, unnoticed);
    const told: string[] = [];
    const order: string[] = [];
    const waiting = waitForLock(folder, (text) => {
      told.push(text);
      order.push("waits");
      void unlock().then(() => order.push("released"));
    });
    await (await waiting)();
    expect(told).toEqual([expect.stringContaining(`Process ${process.pid} is at work`)]);
    expect(order).toEqual(["waits", "released"]);
    expect(readdirSync(folder)).toEqual(["0.9.0"]);
  });
});

describe("work folders", () => {
  test("of processes that ended go at the next run; those of running ones and of others stay", async () => {
    const own = workFolderName();
    const running = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
    const { pid: ended } = spawnSync(process.execPath, ["--version"]);
    const named = (pid: number | undefined): string =>
      own.replace(`-${process.pid}-`, `-${pid}-`).replace(/-\d+-(?=\w+$)/, "-0-");
    const elsewhere = own.replace(/colophon-\w+/, "colophon-00000000");
    for (const name of [own, named(running.pid), named(ended), elsewhere, ".colophon-of-somebody"])
      mkdirSync(join(folder, name));
    await (await openOutput(folder)).discard();
    expect(readdirSync(folder).toSorted()).toEqual(
      [own, named(running.pid), elsewhere, ".colophon-of-somebody", "0.9.0"].toSorted(),
    );
    running.kill();
  });

  test("twenty outputs open and close in one folder without getting in each other's way", async () => {
    const runs = Array.from({ length: 20 }, async (_, index) => {
      const output = await openOutput(folder);
      await output.publish(new Map([[`${index}.txt`, new TextEncoder().encode(`${index}`)]]));
    });
    await Promise.all(runs);
    expect(readdirSync(folder).filter((name) => name.endsWith(".txt"))).toHaveLength(20);
    expect(lstatSync(join(folder, "0.txt")).size).toBe(1);
  });
});
