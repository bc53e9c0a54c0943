import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { pandocVersion } from "../../src/tools/versions.ts";

const pool = startPandoc();
afterAll(() => pool.stop());

const toJson = { from: "markdown", to: "json" };

describe("Pandoc", () => {
  test("is of the version its package notes", async () => {
    const options = { from: "markdown", to: "plain", standalone: true, template: "version.txt" };
    const files = { "version.txt": "$pandoc-version$" };
    const { output } = await pool.run({ options, input: "", files });
    expect(output.trim()).toBe(await pandocVersion());
  });

  test("answers many requests at once, each with its own text", async () => {
    const words = Array.from({ length: 12 }, (_, index) => `marker${index}`);
    const answers = await Promise.all(words.map((word) => pool.run({ options: toJson, input: `# ${word}` })));
    for (const [index, { output }] of answers.entries()) {
      expect(output).toContain(`"marker${index}"`);
      expect(output.match(/marker\d+/g)?.every((found) => found === `marker${index}`)).toBe(true);
    }
  });

  test("reads only the files it is handed", async () => {
    const { output } = await pool.run({
      options: { from: "latex", to: "plain" },
      input: "a\\input{/etc/hostname}b",
    });
    expect(output.replace(/\s/g, "")).toBe("ab");
  });

  test("what Pandoc refuses is a failure, not an empty document", async () => {
    const refused = pool.run({ options: { from: "json", to: "html5" }, input: "{" });
    await expect(refused).rejects.toMatchObject({ check: "environment/converter-answers" });
    await expect(pool.run({ options: toJson, input: "still here" })).resolves.toBeDefined();
  });

  test("an input that would keep it busy for minutes is stopped at the deadline, and the next one is answered", async () => {
    const hasty = startPandoc({ processes: 1, milliseconds: 700 });
    try {
      const endless = hasty.run({ options: toJson, input: `${"[".repeat(14)}a${"]".repeat(14)}` });
      await expect(endless).rejects.toMatchObject({ check: "limits/converter-time" });
    } finally {
      hasty.stop();
    }
    const patient = startPandoc({ processes: 1, milliseconds: 20_000 });
    const killed = patient.run({ options: toJson, input: "after" });
    await expect(killed).resolves.toMatchObject({ warnings: [] });
    patient.stop();
  });

  test("a program that waits for nothing but a process getting warm is not ended meanwhile", async () => {
    const program = `
      const { startPandoc } = await import(${JSON.stringify(new URL("../../src/tools/pandoc.ts", import.meta.url).href)});
      const pool = startPandoc({ processes: 1 });
      pool.start();
      await pool.run({ options: { from: "markdown", to: "plain" }, input: "first" });
      console.log((await pool.run({ options: { from: "markdown", to: "plain" }, input: "second" })).output.trim());
      pool.stop();`;
    const run = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
    await expect(run).resolves.toMatchObject({ stdout: "second\n" });
  });
});

test("what Pandoc reckons for a program that was killed ends with it", async (context) => {
  if (process.platform !== "linux") context.skip();
  const program = new URL("./asking-child.ts", import.meta.url);
  const asking = fork(program, { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  const [said] = asking.stdout === null ? [] : await once(asking.stdout, "data");
  const reckoning = `${said}`
    .trim()
    .split(" ")
    .filter((pid) => existsSync(`/proc/${pid}`));
  expect(reckoning).not.toEqual([]);
  asking.kill("SIGKILL");
  await expect
    .poll(() => reckoning.filter((pid) => existsSync(`/proc/${pid}`)), { timeout: 20_000 })
    .toEqual([]);
}, 60_000);
