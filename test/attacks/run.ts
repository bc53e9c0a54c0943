/**
 * `npm run test:attacks -- [--sample] [--only S6] [--no-weakened]`: every attack against the product, where it must be
 * refused as it says, and against a weakened build, where it must succeed. Prints the figures; the last line is
 * `N passed, N failed`.
 */
import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { sha256 } from "../../src/tools/hash.ts";
import type { Attack, Outcome } from "./attack.ts";
import type { Task, Told } from "./attack-child.ts";
import { attacks } from "./attacks.ts";
import { type Canaries, startCanaries } from "./canaries.ts";
import { layOut, type Places } from "./places.ts";
import { weakenings } from "./weakenings.ts";

const { values } = parseArgs({
  options: {
    sample: { type: "boolean", default: false },
    only: { type: "string" },
    "no-weakened": { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
  },
});

/** For one attack, in milliseconds and bytes; warm processes need a fifth of each. */
const mostTime = 60_000;
const mostMemory = 1024 ** 3;
/** So many seconds show that a weakened build would go on. */
const weakenedTime = 12_000;

const scratch = mkdtempSync(join(tmpdir(), "colophon-attacks-"));
const home = join(scratch, "home");
mkdirSync(home);
const canaries = await startCanaries();
const environmentSecret = `SECRET${randomBytes(8).toString("hex")}`;

type Runner = {
  readonly run: (attack: Attack, patience: number) => Promise<Outcome>;
  readonly end: () => Promise<void>;
};

const program = fileURLToPath(new URL("attack-child.ts", import.meta.url));
const weaken = fileURLToPath(new URL("weaken.ts", import.meta.url));

/** Runs attacks one after another in a child; one that does not answer in time is killed with the child. */
function startRunner(weakened: readonly string[]): Runner {
  let child: ChildProcess | null = null;
  let ready: Promise<unknown> = Promise.resolve();
  const start = (): ChildProcess => {
    const started = fork(program, [], {
      execArgv: weakened.length === 0 ? [] : ["--import", weaken],
      env: { ...process.env, HOME: home, WEAKENED: weakened.join(","), COLOPHON_TOKEN: environmentSecret },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: true,
    });
    ready = Promise.race([once(started, "message"), once(started, "exit")]);
    child = started;
    return started;
  };
  const kill = (): void => {
    if (child?.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    child = null;
  };
  return {
    run: async (attack, patience) => {
      const running = child ?? start();
      await ready;
      const folder = join(scratch, "case");
      const places: Places = { ...canaries, secret: `SECRET${randomBytes(8).toString("hex")}` };
      layOut(folder, attack, places);
      const before = snapshot(scratch);
      canaries.take();
      const begun = performance.now();
      const answer = await ask(running, { name: attack.name, folder, places }, patience);
      const milliseconds = performance.now() - begun;
      if (answer === null) kill();
      // What a page began may arrive a moment later.
      if (attack.goal === "fetch") await new Promise((resolve) => setTimeout(resolve, 30));
      const after = snapshot(scratch);
      const reached = [
        ...(answer?.reached ?? []),
        ...cameTo(canaries),
        ...changesBetween(before, after).map((evidence) => ({ goal: "write", evidence }) as const),
        ...(answer === null ? [{ goal: "hang", evidence: `no end after ${patience} ms` } as const] : []),
        ...(answer?.found.includes("limits/converter-time") && attack.refused?.[0] !== "limits/converter-time"
          ? [{ goal: "hang", evidence: "only the deadline ended it" } as const]
          : []),
        ...((answer?.bytes ?? 0) > mostMemory
          ? [{ goal: "hang", evidence: `${Math.round((answer?.bytes ?? 0) / 1024 ** 2)} MiB` } as const]
          : []),
      ];
      rmSync(folder, { recursive: true, force: true });
      return { exit: 70, found: [], survives: false, ...answer, reached, milliseconds };
    },
    end: async () => {
      if (child === null) return;
      const ended = once(child, "exit");
      child.send("end");
      const timer = setTimeout(kill, 10_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function ask(child: ChildProcess, task: Task, patience: number): Promise<Told | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), patience);
  const settled = new AbortController();
  const { signal } = settled;
  const told = once(child, "message", { signal }).then(([message]: readonly Told[]) => message ?? null);
  const died = once(child, "exit", { signal }).then(() => null);
  for (const each of [told, died]) each.catch(() => undefined);
  child.send(task);
  const answer = await Promise.race([told, died, late.promise]);
  clearTimeout(timer);
  settled.abort();
  return answer;
}

function cameTo(here: Canaries): Outcome["reached"] {
  return here.take().map((evidence) => ({ goal: "fetch", evidence }));
}

type Snapshot = ReadonlyMap<string, string>;

/** Everything but the output: content, mode, and where links lead. */
function snapshot(root: string): Snapshot {
  const found = new Map<string, string>();
  const look = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const own = path.slice(root.length + 1);
      if (own === "case/dist" || own.startsWith("home/.cache") || own.startsWith("case/manuscript/out"))
        continue;
      const entry = lstatSync(path);
      if (entry.isDirectory()) look(path);
      else if (entry.isSymbolicLink()) found.set(own, `link ${readlinkSync(path)}`);
      else if (entry.isFile() && entry.size < 10_000_000)
        found.set(own, `${entry.mode} ${sha256(readFileSync(path))}`);
      else found.set(own, `${entry.mode} ${entry.size}`);
    }
  };
  look(root);
  return found;
}

function changesBetween(before: Snapshot, after: Snapshot): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
}

const failures: string[] = [];
const figures = { passed: 0, slowest: 0, connections: 0, succeeded: 0 };

function judge(attack: Attack, outcome: Outcome): void {
  const wrong: string[] = [];
  const said = `exit ${outcome.exit}, ${outcome.found.join(" ")}`;
  if (attack.refused !== null) {
    const [check, exit] = attack.refused;
    if (!outcome.found.includes(check)) wrong.push(`"${check}" was not found (${said})`);
    if (outcome.exit !== exit) wrong.push(`exit ${exit} was expected (${said})`);
  } else if (outcome.exit !== 0) wrong.push(`it should be harmless (${said})`);
  if (outcome.survives !== attack.survives)
    wrong.push(`the text ${outcome.survives ? "survived" : "is lost"} (${said})`);
  for (const { goal, evidence } of outcome.reached) wrong.push(`${goal}: ${evidence}`);
  figures.slowest = Math.max(figures.slowest, outcome.milliseconds);
  figures.connections += outcome.reached.filter(({ goal }) => goal === "fetch").length;
  if (values.verbose || wrong.length > 0)
    process.stdout.write(
      `${wrong.length === 0 ? "ok  " : "FAIL"} ${attack.name} (${Math.round(outcome.milliseconds)} ms) ${said}\n`,
    );
  for (const fault of wrong) process.stdout.write(`     ${fault}\n`);
  if (wrong.length === 0) figures.passed += 1;
  else failures.push(attack.name);
}

function judgeWeakened(attack: Attack, outcome: Outcome): void {
  const hit = outcome.reached.find(({ goal }) => goal === attack.goal);
  if (values.verbose || hit === undefined)
    process.stdout.write(
      `${hit === undefined ? "FAIL" : "ok  "} ${attack.name} without ${attack.weakened.join(", ")} (${Math.round(outcome.milliseconds)} ms): ${hit?.evidence ?? `it should have succeeded; exit ${outcome.exit}, ${outcome.found.join(" ")}; ${outcome.reached.map((each) => `${each.goal} ${each.evidence}`).join("; ")}`}\n`,
    );
  if (hit === undefined) failures.push(`${attack.name}, weakened`);
  else {
    figures.passed += 1;
    figures.succeeded += 1;
  }
}

/** Every fourteenth of those that take little time, always the same: each stage has some. */
const quick = attacks.filter(
  ({ page, print, refused }) =>
    page === undefined && print !== true && refused?.[0] !== "limits/converter-time",
);
const sampled = quick.filter((_, index) => index % 14 === 0);
const only = values.only;
const chosen = (values.sample ? sampled : attacks).filter(
  ({ name }) => only === undefined || name.startsWith(only),
);

const begun = performance.now();
const strong = startRunner([]);
for (const attack of chosen) judge(attack, await strong.run(attack, mostTime));
await strong.end();
const needed = Map.groupBy(
  values["no-weakened"] ? [] : chosen.filter(({ weakened }) => weakened.length > 0),
  ({ weakened }) => weakened.join(","),
);
for (const [names, group] of needed) {
  const runner = startRunner(names.split(","));
  for (const attack of group)
    judgeWeakened(attack, await runner.run(attack, attack.goal === "hang" ? weakenedTime : mostTime));
  await runner.end();
}
canaries.close();
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(
  `${chosen.length} attacks in ${Math.round((performance.now() - begun) / 1000)} s; ${figures.connections} connections; slowest refusal ${Math.round(figures.slowest)} ms; ${figures.succeeded} of them succeed against ${needed.size} weakened builds of ${weakenings.length} guards\n`,
);
if (!values.sample && only === undefined && !values["no-weakened"] && failures.length === 0)
  writeFileSync(
    fileURLToPath(new URL("figures.json", import.meta.url)),
    `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), attacks: chosen.length, connections: figures.connections, succeeded: figures.succeeded, seconds: Math.round((performance.now() - begun) / 1000), slowest: Math.round(figures.slowest) }, null, 2)}\n`,
  );
if (failures.length > 0) process.stdout.write(`Failed: ${failures.join("; ")}\n`);
process.stdout.write(`${figures.passed} passed, ${failures.length} failed\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
