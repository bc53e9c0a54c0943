import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { build } from "../src/pipeline.ts";
import { exitCode } from "../src/reports/exit-code.ts";
import { placeText } from "../src/reports/places.ts";
import { cacheVariable } from "../src/tools/cache-folder.ts";

const minimal = fileURLToPath(new URL("./manuscripts/minimal", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "colophon-bad-input-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Damage = (folder: string) => void;

/** Builds the minimal article's e-book after some damage; says what was found, the exit code and what was written. */
async function buildDamaged(name: string, damage: Damage) {
  const folder = join(scratch, name);
  cpSync(minimal, folder, { recursive: true });
  damage(folder);
  const out = join(scratch, `${name}-out`);
  const { diagnostics } = await build({
    input: folder,
    out,
    editions: ["epub"],
    cache: process.env[cacheVariable],
  });
  const found = diagnostics
    .filter(({ severity }) => severity !== "advice")
    .map(({ severity, check, place }) => `${severity} ${check} ${placeText(place)}`);
  return { found, exit: exitCode(diagnostics, false), written: readdirSync(out).toSorted(), diagnostics };
}

function edit(file: string, from: string | RegExp, to: string): Damage {
  return (folder) => {
    const path = join(folder, file);
    const before = readFileSync(path, "utf8");
    const after = before.replace(from, to);
    if (before === after) throw new Error(`nothing to damage: ${String(from)}`);
    writeFileSync(path, after);
  };
}

describe("a damaged manuscript", () => {
  test("without damage there is nothing to say", async () => {
    const { found, exit } = await buildDamaged("sound", () => undefined);
    expect(found).toEqual([]);
    expect(exit).toBe(0);
  });

  test.each([
    [
      "yaml",
      edit("article.md", "title: A small", "title: [A small"),
      "error metadata/yaml-is-well-formed article.md",
      1,
    ],
    [
      "key",
      edit("article.md", "keywords:", "keywrods:"),
      "warning metadata/keys-are-known article.md:15:1",
      0,
    ],
    [
      "bibliography",
      edit("article.md", "references.bib", "refs.bib"),
      "error reference-list/bibliography-exists article.md:20:15",
      1,
    ],
    [
      "entry",
      edit("references.bib", "{1948},", "{1948}"),
      "error reference-list/entry-is-well-formed references.bib:5:16",
      1,
    ],
    ["image", edit("article.md", "square.svg", "circle.svg"), "error figures/file-exists article.md:33:1", 1],
    [
      "broken-image",
      (folder: string) => writeFileSync(join(folder, "square.svg"), "\u0089PNG\r\n"),
      "error figures/file-is-readable article.md:33:1",
      1,
    ],
    [
      "id",
      edit("article.md", "{#sec:method}", "{#sec:introduction}"),
      "error cross-references/ids-are-unique article.md:29:1",
      1,
    ],
    [
      "citation-key",
      edit("references.bib", "turing1950,", "shannon1948,"),
      "error reference-list/keys-are-unique references.bib:10:1",
      1,
    ],
    [
      "unknown-key",
      edit("article.md", "@turing1950", "@turing1951"),
      "error citations/key-is-known article.md:27:31",
      1,
    ],
    [
      "target",
      edit("article.md", "@fig:square and", "@fig:sqare and"),
      "error cross-references/target-exists article.md:25:54",
      1,
    ],
    [
      "style",
      edit("article.md", "language:", "citation-style: apaa\nlanguage:"),
      "error metadata/citation-style-is-known article.md:16",
      1,
    ],
    ["language", edit("article.md", "en-GB", "qq"), "error metadata/language-is-known article.md:16:11", 1],
    [
      "level",
      edit("article.md", "## Detail", "### Detail"),
      "warning headings/levels-step-by-one article.md:31:1",
      0,
    ],
    [
      "formula",
      edit("article.md", "a + b", "a + \\nosuch b"),
      "error equations/tex-is-readable article.md:44:1",
      1,
    ],
  ] as const)("%s: is found at its place, and the rest is built", async (name, damage, expected, exit) => {
    const result = await buildDamaged(name, damage);
    expect(
      result.found.some((found) => found.startsWith(expected)),
      result.found.join("\n"),
    ).toBe(true);
    expect(result.exit).toBe(exit);
    expect(result.written).toEqual([`${name}.epub`, "report.html", "report.json"].toSorted());
  });

  test("bytes that are not UTF-8 are refused with their offset, and nothing is written", async () => {
    const { diagnostics, exit, written } = await buildDamaged("utf-8", (folder) =>
      writeFileSync(join(folder, "article.md"), Buffer.from("---\ntitle: A\n---\n\nna\xefve\n", "latin1")),
    );
    expect(diagnostics.find(({ check }) => check === "policy/utf-8-encoded")).toMatchObject({
      place: { file: "article.md", line: 5, column: 3 },
      message: expect.stringContaining("Byte 20 "),
    });
    expect(exit).toBe(3);
    expect(written.filter((file) => file.endsWith(".epub"))).toEqual([]);
  });

  test("an empty document is an error", async () => {
    const { found, exit } = await buildDamaged("empty", (folder) =>
      writeFileSync(join(folder, "article.md"), ""),
    );
    expect(found.join("\n")).toContain("divisions/have-text");
    expect(exit).toBe(1);
  });
});

describe("the command", () => {
  const script = fileURLToPath(new URL("../scripts/build.ts", import.meta.url));

  function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    try {
      const output = execFileSync(process.execPath, [script, ...args], {
        encoding: "utf8",
        stdio: "pipe",
        env: { ...process.env, ...environment },
      });
      return { code: 0, output };
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      return { code: status, output: stderr };
    }
  }

  test("a folder that does not exist, a folder without a manuscript, an unknown option: exit code 2", () => {
    expect(run([join(scratch, "nowhere")])).toMatchObject({
      code: 2,
      output: expect.stringContaining("nowhere"),
    });
    const empty = join(scratch, "hollow");
    mkdirSync(empty);
    expect(run([empty, "--out", join(scratch, "hollow-out")])).toMatchObject({
      code: 2,
      output: expect.stringContaining("article.md"),
    });
    expect(run(["--edtion", "pdf"])).toMatchObject({ code: 2, output: expect.stringContaining("--edtion") });
    expect(run([minimal, "--edition", "pfd"])).toMatchObject({
      code: 2,
      output: expect.stringContaining("pfd"),
    });
  });

  test("without a browser the e-book is still built, and the exit code is 5", () => {
    const out = join(scratch, "no-browser");
    const result = run([minimal, "--out", out], { COLOPHON_BROWSER: join(scratch, "no-such-browser") });
    expect(result).toMatchObject({ code: 5, output: expect.stringContaining("environment/browser-found") });
    expect(readdirSync(out).toSorted()).toEqual(["minimal.epub", "report.html", "report.json"]);
  });

  test("an output folder that cannot be written: exit code 6 before any work is done", () => {
    const file = join(scratch, "in-the-way");
    writeFileSync(file, "mine");
    expect(run([minimal, "--out", file])).toMatchObject({
      code: 6,
      output: expect.stringContaining("output/folder-takes-files"),
    });
    expect(readFileSync(file, "utf8")).toBe("mine");
  });
});
