import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const scripts = fileURLToPath(new URL("../scripts/", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "colophon-commands-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs a command as a person would, in a process of its own. */
function run(script: string, ...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(scripts, script), ...args], (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

/** An article with two spaces, a typed citation of a listed work and one of a work that is not. */
function article(name: string): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  writeFileSync(
    join(folder, "article.md"),
    `---
title: Tides
authors:
  - name: Ada Lovelace
    orcid: 0000-0002-1825-0097
    affiliation: Institute of Tides, Bergen, Norway
    email: ada@example.org
    corresponding: true
abstract: The bay was measured for a year.
keywords: [tides, bays, measurement]
language: en-GB
dates: { published: 2026-03-09 }
licence: CC-BY-4.0
---

# Introduction

The  sea is wide (Asadi, 2017). It is also deep (Bahari, 2018).

# References {-}

Asadi, M. (2017). *The sea*. Harbour.
`.replaceAll("\n", "\r\n"),
  );
  return folder;
}

describe("check", () => {
  const folder = article("checked");

  test("says what is wrong on standard output, the summary on standard error, and ends with 1", async () => {
    const { code, stdout, stderr } = await run("check.ts", folder, "--no-cache");
    expect(code).toBe(1);
    expect(stdout).toContain("article.md:18:50  error  citations/typed-citation-is-listed");
    expect(stdout).toContain("text/spaces-stand-once");
    expect(stderr).toContain("1 error");
  });

  test("writes JSON that is one array, to a file if asked", async () => {
    const file = join(scratch, "reports", "findings.json");
    const { code, stdout } = await run("check.ts", folder, "--format", "json", "--out", file, "--quiet");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const found: readonly { readonly check: string }[] = JSON.parse(readFileSync(file, "utf8"));
    expect(found.map(({ check }) => check).toSorted()).toEqual([
      "citations/typed-citation-is-listed",
      "text/spaces-stand-once",
    ]);
  });

  test("takes a profile from the command line", async () => {
    const profile = join(scratch, "journal.yaml");
    writeFileSync(profile, "severities: { citations/typed-citation-is-listed: advice, text/*: off }\n");
    const { code, stdout } = await run("check.ts", folder, "--profile", profile, "--format", "github");
    expect(code).toBe(0);
    expect(stdout.split("\n").filter(Boolean)).toHaveLength(1);
    expect(stdout).toMatch(/^::notice file=/);
  });

  test.each([
    [["--format", "pdf"], 'There is no format "pdf"'],
    [["--fixx"], "Unknown option '--fixx'"],
    [["one", "two"], "One folder or file was expected, not 2."],
  ])("answers %j with how it should be, and 2", async (args, said) => {
    const { code, stderr } = await run("check.ts", ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).toContain("npm run check -- ");
  });

  test("a folder that is not there is 2, and its report still is a report", async () => {
    const { code, stdout } = await run("check.ts", join(scratch, "nowhere"), "--format", "json");
    expect(code).toBe(2);
    expect(JSON.parse(stdout)[0].check).toBe("configuration/folder-exists");
  });

  test("--fix mends what has one right answer, keeps the line ends, and a second time changes nothing", async () => {
    const mended = article("mended");
    const file = join(mended, "article.md");
    const before = readFileSync(file, "utf8");
    const { code, stderr } = await run("check.ts", mended, "--fix");
    expect(code).toBe(1);
    expect(stderr).toContain("-The  sea is wide");
    expect(stderr).toContain("+The sea is wide");
    const after = readFileSync(file, "utf8");
    expect(after).toBe(before.replace("The  sea", "The sea"));
    await run("check.ts", mended, "--fix");
    expect(readFileSync(file, "utf8")).toBe(after);
  });
});

describe("citations", () => {
  const folder = article("cited");

  test("lists every citation in order, with the items, as JSON", async () => {
    const { stdout } = await run("citations.ts", folder, "--format", "json");
    const { citations, items } = JSON.parse(stdout);
    expect(citations).toEqual([
      {
        place: { file: "article.md", line: 18, column: 19, certainty: "exact" },
        end: { line: 18, column: 30 },
        text: "Asadi, 2017",
        kind: "typed",
        names: ["Asadi"],
        dates: ["2017"],
        locator: null,
        item: "asadi2017",
        candidates: ["asadi2017"],
        verdict: "exact",
        reason: "Names and date agree with the list.",
      },
      {
        place: { file: "article.md", line: 18, column: 50, certainty: "exact" },
        end: { line: 18, column: 62 },
        text: "Bahari, 2018",
        kind: "typed",
        names: ["Bahari"],
        dates: ["2018"],
        locator: null,
        item: null,
        candidates: [],
        verdict: "missing",
        reason: 'The list has no work by "Bahari".',
      },
    ]);
    expect(items).toEqual([
      {
        id: "asadi2017",
        place: { file: "article.md", line: 22, column: 1, certainty: "exact" },
        text: "Asadi, 2017, The sea",
        cited: 1,
      },
    ]);
  });

  test("and as a table for a person", async () => {
    const { stdout } = await run("citations.ts", folder);
    expect(stdout).toContain("Bahari, 2018  not listed");
    expect(stdout).toContain("2 citations, 1 of 1 items cited");
  });
});

describe("release and verify", () => {
  test.each([
    [[], "A version was expected"],
    [["--version", "1.0"], '"1.0" is no version'],
  ])("release %j is answered with how it should be, and 2", async (args, said) => {
    const { code, stderr } = await run("release.ts", ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).toContain("npm run release -- ");
  });

  test("verify wants a release", async () => {
    expect((await run("verify.ts")).code).toBe(2);
    expect((await run("verify.ts", join(scratch, "nowhere"))).code).toBe(2);
  });

  test("a manuscript with errors makes no release, and ends with 1", async () => {
    const out = join(scratch, "released");
    const { code, stdout, stderr } = await run(
      "release.ts",
      "--version",
      "1.0.0",
      article("unsound"),
      "--out",
      out,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("No release was made.");
    expect(readdirSync(join(out, "release"))).toEqual([]);
  });
});
