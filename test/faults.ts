/**
 * Kills builds and releases at random moments, interrupts them, kills their browsers, fills their disk, and runs many at
 * once, in one folder: `npm run test:faults -- [kills] [at once]`. After each every file that has its name must be whole, and
 * at the end one run must work and leave nothing behind.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readChecksums } from "../src/release/checksums.ts";

const [kills = 200, atOnce = 50] = process.argv.slice(2).map(Number);
const scripts = fileURLToPath(new URL("../scripts/", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "colophon-faults-"));
const input = join(scratch, "minimal");
const out = join(scratch, "dist");
/** The processes' own temporary folder, to see what they leave there. */
const temporary = join(scratch, "temporary");
mkdirSync(temporary);
cpSync(fileURLToPath(new URL("manuscripts/minimal", import.meta.url)), input, { recursive: true });

type Run = { readonly child: ChildProcess; readonly ended: Promise<number | null> };

function run(script: string, ...args: readonly string[]): Run {
  return runInto(out, script, ...args);
}

function runInto(folder: string, script: string, ...args: readonly string[]): Run {
  const env = { ...process.env, COLOPHON_CACHE: join(scratch, "cache"), TMPDIR: temporary };
  const child = spawn(process.execPath, [join(scripts, script), input, "--out", folder, ...args], {
    env,
    stdio: "ignore",
  });
  return { child, ended: once(child, "exit").then(() => child.exitCode) };
}

const tell = (text: string): boolean => process.stdout.write(`${text}\n`);
const seconds = (since: number): string => `${Math.round((performance.now() - since) / 1000)} s`;
const sum = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
const faults: string[] = [];
const expectThat = (holds: boolean, fault: string): void => {
  if (!holds) faults.push(fault);
};

/** The sums of whole editions, as the first build made them. */
const right = new Map<string, string>();
const editions = ["minimal.pdf", "minimal.epub"];

function look(when: string): void {
  for (const name of editions)
    expectThat(!existsSync(join(out, name)) || sum(join(out, name)) === right.get(name), `${when}: ${name}`);
  for (const version of releases()) lookAt(join(out, "release", version), when);
}

/** A release is there whole. */
function lookAt(folder: string, when: string): void {
  const names = readdirSync(folder).filter((name) => name !== "SHA256SUMS");
  const listed = existsSync(join(folder, "SHA256SUMS"))
    ? readChecksums(readFileSync(join(folder, "SHA256SUMS"), "utf8"))
    : new Map<string, string>();
  const isWhole =
    names.length === listed.size && names.every((name) => sum(join(folder, name)) === listed.get(name));
  expectThat(isWhole, `${when}: ${folder}`);
}

function releases(): readonly string[] {
  const folder = join(out, "release");
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith(".")) : [];
}

/** What private files stand in the output folder, and what a browser left among temporary ones. */
function leftBehind(): readonly string[] {
  const own = ["", "release"].flatMap((name) =>
    readdirSync(join(out, name)).filter((each) => each.startsWith(".")),
  );
  const shared = readdirSync(temporary).filter((name) => !/^colophon-chromium-[\w.]+-\w+-\d+$/.test(name));
  return [...own, ...shared];
}

/** The browsers among them; each is many processes, and one is the first. */
function browsers(): readonly string[] {
  return stillRunning().filter((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, "latin1");
      return line.includes("--user-data-dir") && !line.includes("--type=");
    } catch {
      return false;
    }
  });
}

/** Processes of ours that still run: those that were started with our temporary folder. None where the system tells nothing. */
function stillRunning(): readonly string[] {
  const processes = existsSync("/proc") ? readdirSync("/proc").filter((name) => /^\d+$/.test(name)) : [];
  return processes.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, "latin1").includes(temporary);
    } catch {
      return false;
    }
  });
}

async function cleanRun(when: string, version: string): Promise<number> {
  const start = performance.now();
  expectThat((await run("build.ts").ended) === 0, `${when}: the next build failed`);
  expectThat((await run("release.ts", "--version", version).ended) === 0, `${when}: the next release failed`);
  look(when);
  const left = leftBehind();
  expectThat(left.length === 0, `${when}: ${left} stayed behind`);
  expectThat(stillRunning().length === 0, `${when}: processes ${stillRunning()} still run`);
  return performance.now() - start;
}

const begun = performance.now();
await run("build.ts").ended;
for (const name of editions) right.set(name, sum(join(out, name)));
const usual = await cleanRun("at first", "1.0.0");
let killed = 0;
for (let each = 0; each < kills; each += 1) {
  const [script, ...args] = each % 2 === 0 ? ["build.ts"] : ["release.ts", "--version", `2.0.${each}`];
  const { child, ended } = run(script ?? "", ...args);
  const moment = setTimeout(() => child.kill("SIGKILL"), Math.random() * usual * 0.6);
  killed += (await ended) === null ? 1 : 0;
  clearTimeout(moment);
  look(`kill ${each}`);
  if (each % 20 === 19)
    tell(`${each + 1} runs, ${killed} killed, ${releases().length} releases, ${faults.length} faults`);
}
await cleanRun("after the kills", "3.0.0");
tell(`${killed} of ${kills} runs killed, ${faults.length} faults, in ${seconds(begun)}`);

const start = performance.now();
const together = Array.from({ length: atOnce }, () => run("build.ts").ended);
const codes = await Promise.all(together);
expectThat(
  codes.every((code) => code === 0),
  `at once: exit codes ${codes}`,
);
look("at once");
const took = seconds(start);
await cleanRun("after many at once", "4.0.0");
tell(
  `${codes.filter((code) => code === 0).length} of ${atOnce} builds at once were right, in ${took}; ${faults.length} faults`,
);

const rounds = Math.max(2, Math.round(kills / 20));
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

// Browsers that end by themselves, for lack of memory or killed by somebody.
let crashes = 0;
for (let each = 0; each < rounds; each += 1) {
  const { child, ended } = run("release.ts", "--version", `6.0.${each}`);
  let browser: string | undefined;
  while (browser === undefined && child.exitCode === null) {
    await pause(20);
    browser = browsers()[0];
  }
  await pause((Math.random() * usual) / 8);
  if (browser !== undefined && child.exitCode === null) process.kill(Number(browser), "SIGKILL");
  const code = await ended;
  crashes += code === 0 ? 0 : 1;
  expectThat(code === 0 || code === 5, `browser killed: exit code ${code}`);
  expectThat((code === 0) === releases().includes(`6.0.${each}`), `browser killed: ${code}, and a release`);
  look(`browser killed ${each}`);
}
await cleanRun("after killed browsers", "6.1.0");
tell(`${crashes} of ${rounds} releases ended with 5 when their browser was killed; ${faults.length} faults`);

// Ctrl-C, and a service that ends what runs too long: nothing is left, also before the next run.
let stopped = 0;
for (let each = 0; each < 2 * rounds; each += 1) {
  const signal = each % 2 === 0 ? "SIGINT" : "SIGTERM";
  const { child, ended } = run("release.ts", "--version", `7.0.${each}`);
  await pause(Math.random() * usual * 0.6);
  child.kill(signal);
  const since = performance.now();
  const code = await ended;
  stopped += code === 0 ? 0 : 1;
  if (code !== 0) expectThat(performance.now() - since < 5000, `${signal}: took ${seconds(since)}`);
  await pause(500);
  expectThat(stillRunning().length === 0, `${signal}: processes ${stillRunning()} still run`);
  look(`${signal} ${each}`);
}
await cleanRun("after signals", "7.1.0");
tell(`${stopped} of ${2 * rounds} releases were stopped by a signal; ${faults.length} faults`);

// A disk that is full at some point, and one that takes nothing, where this user may mount one.
const disk = join(scratch, "disk");
const mount = (...args: readonly string[]): boolean => {
  try {
    execFileSync("mount", [...args, disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};
mkdirSync(disk);
let full = 0;
let sizes = 0;
const whole = readdirSync(join(out, "release/1.0.0")).reduce(
  (sum, name) => sum + readFileSync(join(out, "release/1.0.0", name)).length,
  0,
);
for (let each = 0; each < 2 * rounds; each += 1) {
  const room = Math.ceil((whole / 1024) * (1 + (1.3 * each) / (2 * rounds - 1)) + 40);
  if (!mount("-t", "tmpfs", "-o", `size=${room}k`, "tmpfs")) break;
  sizes += 1;
  cpSync(join(out, "release/1.0.0"), join(disk, "release/1.0.0"), { recursive: true });
  const code = await runInto(disk, "release.ts", "--version", "2.0.0").ended;
  full += code === 6 ? 1 : 0;
  expectThat(code === 0 || code === 6, `${room} KiB: exit code ${code}`);
  const there = readdirSync(join(disk, "release"));
  expectThat(there.join() === (code === 0 ? "1.0.0,2.0.0" : "1.0.0"), `${room} KiB: ${there}`);
  for (const version of there) lookAt(join(disk, "release", version), `${room} KiB`);
  mount("-o", "remount,ro");
  const refused = await runInto(disk, "release.ts", "--version", "3.0.0").ended;
  expectThat(refused === 6, `read-only: exit code ${refused}`);
  for (const version of there) lookAt(join(disk, "release", version), "read-only");
  execFileSync("umount", [disk]);
}
tell(
  sizes === 0
    ? "No disk could be made that is full."
    : `${full} of ${sizes} releases found the disk full, all of them found it read-only; ${faults.length} faults`,
);

const rivals = await Promise.all(
  Array.from({ length: 8 }, () => run("release.ts", "--version", "5.0.0").ended),
);
expectThat(
  rivals.filter((code) => code === 0).length === 1,
  `one of eight releases of one version: ${rivals}`,
);
look("rivals");
tell(
  `${rivals.filter((code) => code === 0).length} of 8 rivals made the release, the others ended with ${[...new Set(rivals.filter((code) => code !== 0))]}`,
);
tell(faults.length === 0 ? "No faults." : faults.join("\n"));
rmSync(scratch, { recursive: true, force: true });
process.exitCode = faults.length === 0 ? 0 : 1;
