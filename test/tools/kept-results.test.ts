import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Pandoc, PandocRequest } from "../../src/model/tools.ts";
import { cacheFolder, openCacheFolder } from "../../src/tools/cache-folder.ts";
import { openKeptResults } from "../../src/tools/kept-results.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { rememberingPandoc, rememberingSubset } from "../../src/tools/remembering.ts";

const request: PandocRequest = {
  options: { from: "markdown", to: "json", citeproc: true, bibliography: ["none.json"] },
  input: "*Known* [@nobody].",
  files: { "none.json": "[]" },
};
const versions = ["1", "2"];
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colophon-kept-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const unreachable: Pandoc = async ({ input }) => {
  throw new Error(`Pandoc was asked: ${input}`);
};
const remembered = (run: Pandoc = unreachable, by = versions): Pandoc =>
  rememberingPandoc(run, openKeptResults(folder), Promise.resolve(by));

/** Answers one request with the real Pandoc and waits until it is kept. */
async function answerOnce(): Promise<Awaited<ReturnType<Pandoc>>> {
  const pandoc = startPandoc({ processes: 1 });
  const kept = openKeptResults(folder);
  try {
    return await rememberingPandoc(pandoc.run, kept, Promise.resolve(versions))(request);
  } finally {
    pandoc.stop();
    await kept.settle();
  }
}

const onlyEntry = (): string => join(folder, readdirSync(folder)[0] ?? "");

describe("kept results", () => {
  test("an answer comes back the same, warnings too, without Pandoc", async () => {
    const first = await answerOnce();
    expect(first.warnings).not.toEqual([]);
    expect(openKeptResults(folder).any).toBe(true);
    expect(await remembered()(request)).toEqual(first);
  });

  test("another text, option, file or version is another request", async () => {
    await answerOnce();
    const others: readonly PandocRequest[] = [
      { ...request, input: `${request.input} ` },
      { ...request, options: { ...request.options, to: "html5" } },
      { ...request, files: { "none.json": "[] " } },
      { ...request, files: { "other.json": "[]" } },
    ];
    for (const other of others) await expect(remembered()(other)).rejects.toThrow("Pandoc was asked");
    await expect(remembered(unreachable, ["1", "3"])(request)).rejects.toThrow("Pandoc was asked");
  });

  test.each([
    ["cut short", (text: string) => text.slice(0, -1)],
    ["changed", (text: string) => text.replace("Known", "Knows")],
    ["empty", () => ""],
    ["something else", () => "x".repeat(100)],
  ])("an entry that is %s counts as none, and is written anew", async (_, damage) => {
    const first = await answerOnce();
    writeFileSync(onlyEntry(), damage(readFileSync(onlyEntry(), "latin1")), "latin1");
    await expect(remembered()(request)).rejects.toThrow("Pandoc was asked");
    expect(await answerOnce()).toEqual(first);
    expect(await remembered()(request)).toEqual(first);
  });

  test("a subset of a font is taken once; another font or other characters are another", async () => {
    const asked: string[] = [];
    const kept = openKeptResults(folder);
    const subset = rememberingSubset(
      async (font, characters) => {
        asked.push(`${font.join()} ${characters}`);
        return Uint8Array.from([...font, characters.length]);
      },
      kept,
      Promise.resolve(versions),
    );
    const fonts = [Uint8Array.of(1, 2), Uint8Array.of(1, 3)];
    const all = async () => {
      const results: (readonly number[])[] = [];
      for (const font of fonts) for (const text of ["a", "ab"]) results.push([...(await subset(font, text))]);
      await kept.settle();
      return results;
    };
    expect(await all()).toEqual(await all());
    expect(asked).toEqual(["1,2 a", "1,2 ab", "1,3 a", "1,3 ab"]);
  });

  test("what Pandoc refuses is not kept", async () => {
    await expect(remembered()(request)).rejects.toThrow("Pandoc was asked");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("where nothing can be written, the answer is given all the same", async () => {
    writeFileSync(join(folder, "file"), "");
    const kept = openKeptResults(join(folder, "file"));
    const run = rememberingPandoc(
      async () => ({ output: "x", warnings: [] }),
      kept,
      Promise.resolve(versions),
    );
    expect(await run(request)).toEqual({ output: "x", warnings: [] });
    await kept.settle();
    expect(kept.any).toBe(false);
  });

  test("builds side by side leave one whole entry", async () => {
    const output = "long ".repeat(100_000);
    const builds = Array.from({ length: 8 }, async () => {
      const kept = openKeptResults(folder);
      await rememberingPandoc(
        async () => ({ output, warnings: [] }),
        kept,
        Promise.resolve(versions),
      )(request);
      await kept.settle();
    });
    await Promise.all(builds);
    expect(readdirSync(folder)).toHaveLength(1);
    expect((await remembered()(request)).output).toBe(output);
  });

  test("above its bound the longest unused go, and no file of another name", async () => {
    const key = (index: number): string => String(index).repeat(64);
    const answer = "x".repeat(1000);
    const kept = openKeptResults(folder, 3500);
    writeFileSync(join(folder, "mine.txt"), "x".repeat(9000));
    for (const index of [1, 2, 3]) kept.keep(key(index), answer);
    await kept.settle();
    for (const index of [1, 2, 3]) utimesSync(join(folder, key(index)), index, index);
    await kept.find(key(1));
    kept.keep(key(4), answer);
    await kept.settle();
    expect(readdirSync(folder).toSorted()).toEqual([key(1), key(3), key(4), "mine.txt"]);
  });
});

describe("the cache's folder", () => {
  test("is the one the environment names, else the platform's own", () => {
    const at = (platform: NodeJS.Platform, environment: Readonly<Record<string, string>>): string =>
      cacheFolder({ platform, environment, home: "/home/ada" });
    expect(at("linux", { COLOPHON_CACHE: "/elsewhere", XDG_CACHE_HOME: "/x" })).toBe("/elsewhere");
    expect(at("linux", { XDG_CACHE_HOME: "/x" })).toBe(join("/x", "colophon"));
    expect(at("linux", { XDG_CACHE_HOME: "" })).toBe(join("/home/ada", ".cache", "colophon"));
    expect(at("darwin", {})).toBe(join("/home/ada", "Library", "Caches", "colophon"));
    expect(at("win32", { LOCALAPPDATA: "/local" })).toBe(join("/local", "colophon", "cache"));
  });

  test.skipIf(process.platform === "win32")(
    "is made for its user alone; one that others may write to is not used",
    () => {
      const made = openCacheFolder(join(folder, "a", "b"));
      expect(made).toBe(join(folder, "a", "b"));
      expect(statSync(join(folder, "a", "b")).mode & 0o777).toBe(0o700);
      mkdirSync(join(folder, "open"));
      chmodSync(join(folder, "open"), 0o777);
      expect(openCacheFolder(join(folder, "open"))).toBeNull();
      writeFileSync(join(folder, "file"), "");
      expect(openCacheFolder(join(folder, "file"))).toBeNull();
    },
  );
});
