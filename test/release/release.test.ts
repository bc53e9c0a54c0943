import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Ajv } from "ajv";
import { unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Release } from "../../src/model/release.ts";
import { billOfMaterials } from "../../src/release/bill-of-materials.ts";
import { writeChecksums } from "../../src/release/checksums.ts";
import { type Manifest, readManifest } from "../../src/release/manifest.ts";
import { makeRelease } from "../../src/release-pipeline.ts";
import { sha256 } from "../../src/tools/hash.ts";
import { listPackages } from "../../src/tools/installed-packages.ts";
import { verifyRelease } from "../../src/verify-pipeline.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-release-"));
const cache = join(scratch, "cache");
const out = join(scratch, "dist");
const input = join(scratch, "tides");
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const article = `---
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

The sea is wide, and its depth was measured in a bay for a whole year, day after day, by people who had little else to
do there. They wrote everything down.

# Measurements

High water follows the moon, as everybody knows, and low water leaves the sand bare for some hours of each day.
`;

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(input, name), text);
}

const release = (version: string, dryRun = false): Promise<Release> =>
  makeRelease({ input, version, out, dryRun, cache, onNotice: () => undefined });
const read = (version: string, name: string): Buffer => readFileSync(join(out, "release", version, name));
const manifestOf = (version: string): Manifest | null =>
  readManifest(read(version, "manifest.json").toString());
const git = (...args: readonly string[]): string =>
  execFileSync("git", ["-C", input, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], {
    encoding: "utf8",
  });

const first: Release[] = [];
beforeAll(async () => {
  execFileSync("mkdir", ["-p", input]);
  write({
    "article.md": article,
    "CHANGELOG.md": "# Changes\n\n## [1.1.0] - 2026-03-09\n\n- Tables agree.\n\n## 1.0.0\n\n- All of it.\n",
    "deploy.key": "secret",
    ".env": "PASSWORD=secret",
    "notes.txt": "not tracked, not read",
  });
  git("init", "--quiet");
  git("add", "article.md", "CHANGELOG.md", "deploy.key", ".env");
  git("commit", "--quiet", "--message", "One");
  first.push(await release("1.0.0"));
});

describe("a release", () => {
  test("has editions, source, reports, manifest, sums, bill of materials and notes, and nothing else", () => {
    expect(first[0]?.diagnostics.filter(({ severity }) => severity !== "advice")).toEqual([]);
    const names = [
      "CITATION.cff",
      "SHA256SUMS",
      "manifest.json",
      "release-notes.md",
      "report.html",
      "report.json",
      "sbom.cdx.json",
      "tides-1.0.0-jats.zip",
      "tides-1.0.0-source.zip",
      "tides-1.0.0.bib",
      "tides-1.0.0.csl.json",
      "tides-1.0.0.epub",
      "tides-1.0.0.html",
      "tides-1.0.0.pdf",
    ];
    expect(readdirSync(join(out, "release", "1.0.0")).toSorted()).toEqual(names);
    expect(readdirSync(join(out, "release"))).toEqual(["1.0.0"]);
    expect(first[0]?.files.map(({ file }) => file)).toEqual(names);
  });

  test("says where it comes from and what it was made with", () => {
    const manifest = manifestOf("1.0.0");
    expect(manifest?.source).toMatchObject({ commit: git("rev-parse", "HEAD").trim(), clean: false });
    expect(manifest?.publication).toEqual({
      title: "Tides",
      version: "1.0.0",
      doi: null,
      isbn: null,
      licence: "CC-BY-4.0",
    });
    expect(manifest?.versions).toMatchObject({ node: process.versions.node, pandoc: "3.10" });
    expect(manifest?.versions["browser"]).toMatch(/Chrom/);
    const files = new Set(manifest?.fonts.map(({ file }) => file));
    expect(files).toContain("WOFF2/TTF/SourceSerif4-Regular.ttf.woff2");
    expect(files).not.toContain("fonts/webfonts/Vazirmatn-Regular.woff2");
    const results = manifest?.validators.map(({ name, result }) => `${name}: ${result}`);
    expect(results).toEqual([
      "Colophon's audit: passed",
      "EPUBCheck (epubcheck-ts): passed",
      "DAISY Ace: not run",
      "JATS 1.3 Journal Publishing DTD (libxml2-wasm): passed",
      "PDF/UA-1: Matterhorn Protocol 1.1: passed",
      "veraPDF: not run",
    ]);
  });

  test("archives what is tracked or was read, without hidden files and secrets", () => {
    const entries = unzipSync(read("1.0.0", "tides-1.0.0-source.zip"));
    expect(Object.keys(entries)).toEqual(["tides/CHANGELOG.md", "tides/article.md"]);
    expect(Buffer.from(entries["tides/article.md"] ?? []).toString()).toBe(article);
  });

  test("lists what Colophon runs on, each package with licence and digest", () => {
    const { components }: { components: readonly { purl: string; hashes: unknown; licenses: unknown }[] } =
      JSON.parse(read("1.0.0", "sbom.cdx.json").toString());
    const purls = components.map(({ purl }) => purl);
    expect(purls).toContain("pkg:npm/pagedjs@0.4.3");
    expect(purls).toContain("pkg:npm/%40cantoo/pdf-lib@2.11.1");
    expect(purls.some((purl) => purl.includes("vitest"))).toBe(false);
    expect(components.every(({ hashes }) => Array.isArray(hashes) && hashes.length > 0)).toBe(true);
  });

  test("lists it as CycloneDX's own schema has it", () => {
    const schema = (name: string): object =>
      JSON.parse(
        readFileSync(
          `node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}.SNAPSHOT.schema.json`,
          "utf8",
        ),
      );
    // Its keywords for editors, and formats that are rarely checked, are not known.
    const ajv = new Ajv({ strict: false, validateFormats: false });
    for (const name of ["spdx", "jsf-0.82", "cryptography-defs"])
      ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
    const validate = ajv.compile(schema("bom-1.6"));
    const bill: Readonly<Record<string, unknown>> = JSON.parse(read("1.0.0", "sbom.cdx.json").toString());
    validate(bill);
    expect(validate.errors).toBe(null);
    expect(validate({ ...bill, components: [{ name: "no type" }] })).toBe(false);
  });

  test("lists what is installed where npm itself has no list", async () => {
    const bill = billOfMaterials(await listPackages("node_modules"), { name: "colophon", version: "1.0.0" });
    const listed = (name: string, purl: string) =>
      expect(bill.components.find((each) => each["bom-ref"] === `node_modules/${name}`)?.purl).toBe(purl);
    listed("pagedjs", "pkg:npm/pagedjs@0.4.3");
    listed("@cantoo/pdf-lib", "pkg:npm/%40cantoo/pdf-lib@2.11.1");
  });

  test("is refused a second time, and stays as it is", async () => {
    const before = read("1.0.0", "SHA256SUMS").toString();
    const { diagnostics, files } = await release("1.0.0");
    expect(diagnostics).toMatchObject([{ check: "configuration/release-is-new" }]);
    expect(files).toEqual([]);
    expect(read("1.0.0", "SHA256SUMS").toString()).toBe(before);
  });

  test("that is tried only has the same bytes, and is not written; made later, its notes say what changed", async () => {
    write({ "article.md": article.replace("little else", "nothing else") });
    const dry = await release("1.1.0", true);
    expect(readdirSync(join(out, "release"))).toEqual(["1.0.0"]);
    const real = await release("1.1.0");
    expect(real.files).toEqual(dry.files);
    expect(read("1.1.0", "release-notes.md").toString()).toBe(
      `# Tides 1.1.0

- Tables agree.

## Since 1.0.0

### Text

- text replaced: “little” → “nothing” (\`article.md\`, line 18)

### Files

- \`article.md\` was changed
`,
    );
    write({ "article.md": article });
  });

  test.each([
    ["a query that is open", "by people <!-- query(author): Which? --> who", "queries/are-closed"],
    ["a warning", "by by people who", "text/words-stand-once"],
  ])("is refused for %s", async (_, words, check) => {
    write({ "article.md": article.replace("by people who", words) });
    const { diagnostics, files } = await release("2.0.0");
    expect(diagnostics.map((each) => each.check)).toContain(check);
    expect(files).toEqual([]);
    expect(readdirSync(join(out, "release")).toSorted()).toEqual(["1.0.0", "1.1.0"]);
    write({ "article.md": article });
  });
});

/** `npm run test:faults` does this, and more, at many moments. */
describe("a release that cannot be finished", () => {
  test.runIf(process.platform !== "win32")("because it is interrupted leaves the others alone", async () => {
    const before = read("1.0.0", "SHA256SUMS").toString();
    const args = ["scripts/release.ts", input, "--version", "3.0.0", "--out", out];
    const child = spawn(process.execPath, args, { stdio: "ignore" });
    const lock = join(out, "release", ".lock");
    while (!existsSync(lock) && child.exitCode === null) await sleep(10);
    child.kill("SIGINT");
    await once(child, "exit");
    expect(child.signalCode ?? child.exitCode).not.toBe(0);
    expect(readdirSync(join(out, "release")).filter((name) => !name.startsWith("."))).toEqual([
      "1.0.0",
      "1.1.0",
    ]);
    expect(read("1.0.0", "SHA256SUMS").toString()).toBe(before);
  });

  test("because the disk is full, or takes nothing, says so and leaves the others alone", async (context) => {
    const disk = join(scratch, "disk");
    mkdirSync(disk);
    const sizes = first[0]?.files.map(({ bytes }) => Math.ceil(bytes / 4096) * 4096) ?? [];
    const room = Math.round(sizes.reduce((sum, bytes) => sum + bytes, 0) * 1.6);
    const mount = (...args: readonly string[]) => execFileSync("mount", [...args, disk], { stdio: "ignore" });
    try {
      mount("-t", "tmpfs", "-o", `size=${room}`, "tmpfs");
    } catch {
      context.skip("No file system may be mounted here.");
    }
    try {
      cpSync(join(out, "release", "1.0.0"), join(disk, "release", "1.0.0"), { recursive: true });
      const before = readFileSync(join(disk, "release", "1.0.0", "SHA256SUMS"), "utf8");
      const onDisk = () =>
        makeRelease({ input, version: "2.0.0", out: disk, dryRun: false, cache, onNotice: () => undefined });
      for (const words of ["no space left", "read-only"]) {
        const { diagnostics } = await onDisk();
        expect(diagnostics).toMatchObject([
          { check: "output/folder-takes-files", message: expect.stringContaining(words) },
        ]);
        expect(readdirSync(join(disk, "release"))).toEqual(["1.0.0"]);
        expect(readFileSync(join(disk, "release", "1.0.0", "SHA256SUMS"), "utf8")).toBe(before);
        mount("-o", "remount,ro");
      }
    } finally {
      execFileSync("umount", [disk]);
    }
  });

  test("is made by the next run, which leaves nothing else behind", async () => {
    expect((await release("3.0.0")).diagnostics.filter(({ severity }) => severity !== "advice")).toEqual([]);
    expect(readdirSync(join(out, "release")).toSorted()).toEqual(["1.0.0", "1.1.0", "3.0.0"]);
  });
});

describe("verifying", () => {
  const changed = (name: string): string => {
    const folder = join(scratch, name);
    cpSync(join(out, "release", "1.0.0"), folder, { recursive: true });
    return folder;
  };
  const verify = async (folder: string, rebuild = false): Promise<readonly string[]> => {
    const { diagnostics } = await verifyRelease({ folder, rebuild, cache });
    return diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ check, place, message }) => `${check} ${place.file} ${message}`);
  };
  /** Somebody who changes a file and all that speaks of it. */
  const forge = (folder: string, name: string, bytes: Uint8Array): void => {
    const manifest = readManifest(readFileSync(join(folder, "manifest.json"), "utf8"));
    const files = manifest?.files.map((each) =>
      each.file === name ? { file: name, bytes: bytes.length, sha256: sha256(bytes) } : each,
    );
    writeFileSync(join(folder, name), bytes);
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...manifest, files }));
    const sums = readdirSync(folder)
      .filter((each) => each !== "SHA256SUMS")
      .map((each) => [each, sha256(readFileSync(join(folder, each)))] as const);
    writeFileSync(join(folder, "SHA256SUMS"), writeChecksums(new Map(sums)));
  };

  test("finds nothing in a release as it is, also built again", async () => {
    const verification = await verifyRelease({ folder: join(out, "release", "1.0.0"), rebuild: true, cache });
    expect(verification).toMatchObject({ title: "Tides", version: "1.0.0" });
    expect(verification.diagnostics.filter(({ severity }) => severity !== "advice")).toEqual([]);
    expect(verification.looked).toHaveLength(9);
  });

  test("names what is missing, changed and added", async () => {
    const folder = changed("tampered");
    rmSync(join(folder, "report.html"));
    writeFileSync(join(folder, "release-notes.md"), "Nothing.\n");
    writeFileSync(join(folder, "more.pdf"), "More.\n");
    expect(await verify(folder)).toEqual([
      'release/nothing-is-added more.pdf "more.pdf" is in the folder; SHA256SUMS does not list it.',
      expect.stringMatching(/^release\/files-are-unchanged release-notes\.md /),
      'release/files-are-there report.html "report.html" is missing; SHA256SUMS lists it.',
    ]);
  });

  test("finds an edition that was cut off", async () => {
    const folder = changed("cut");
    for (const name of ["tides-1.0.0.pdf", "tides-1.0.0.epub"])
      writeFileSync(join(folder, name), readFileSync(join(folder, name)).subarray(0, 20_000));
    const found = await verify(folder);
    expect(found.filter((each) => each.startsWith("release/files-are-unchanged"))).toHaveLength(2);
    expect(found.some((each) => /^\S+ tides-1\.0\.0\.pdf .*cannot be read/.test(each))).toBe(true);
    expect(found.some((each) => /^\S+ tides-1\.0\.0\.epub .*cannot be read/.test(each))).toBe(true);
  });

  test("finds words that were changed in an edition whose sums were changed with it, and names the entry", async () => {
    const folder = changed("forged");
    const name = "tides-1.0.0.epub";
    const entries = unzipSync(readFileSync(join(folder, name)));
    const forged = Object.entries(entries).map(([path, bytes]) => {
      const text = Buffer.from(bytes).toString("latin1");
      const isText = path.endsWith(".xhtml") && text.includes("whole year");
      return [
        path,
        isText ? Buffer.from(text.replace("whole year", "whole week"), "latin1") : bytes,
      ] as const;
    });
    forge(folder, name, zipSync(Object.fromEntries(forged)));
    expect((await verify(folder)).map((each) => each.split(" ")[0])).toContain("audit/text-is-complete");
    const rebuilt = await verify(folder, true);
    expect(rebuilt.filter((each) => each.startsWith("release/rebuild-is-the-same"))).toEqual([
      expect.stringMatching(/when it is built again: entry \S+\.xhtml\. The same/),
    ]);
  });

  test("names the object of a PDF that differs", async () => {
    const folder = changed("forged-pdf");
    const name = "tides-1.0.0.pdf";
    const bytes = readFileSync(join(folder, name));
    const at = bytes.indexOf("dc:title");
    bytes.write("dc:tatle", at, "latin1");
    forge(folder, name, bytes);
    expect(
      (await verify(folder, true)).filter((each) => each.startsWith("release/rebuild-is-the-same")),
    ).toEqual([expect.stringMatching(/object \d+ 0 R \(Metadata\)/)]);
  });

  test("is refused for a folder that is no release", async () => {
    const { diagnostics } = await verifyRelease({ folder: input, rebuild: false, cache });
    expect(diagnostics).toMatchObject([{ check: "configuration/is-a-release" }]);
  });
});
