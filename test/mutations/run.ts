/**
 * `npm run test:mutations -- [--checks 200000] [--builds 2000] [--seed 1] [--minutes 60] [--at-once 2]`: damaged
 * manuscripts through `check` and through the whole of `build`. Goes on where the run before stopped, which `figures.json`
 * knows, and tries again what failed; `--from-start` begins anew. What fails is made as small as possible and kept in `found/`, where the tests try
 * it again. The last line is `N passed, N failed`.
 */
import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Answer, Task } from "./child.ts";
import { damaged, type Files, type Kind } from "./damaged.ts";
import { minimise } from "./minimise.ts";
import { originals } from "./originals.ts";

const { values } = parseArgs({
  options: {
    checks: { type: "string", default: "200000" },
    builds: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    minutes: { type: "string", default: "600" },
    "at-once": { type: "string", default: String(availableParallelism()) },
    "from-start": { type: "boolean", default: false },
  },
});

/** Nothing so small may take longer, in milliseconds, on a machine that does other things as well. */
const patience: Readonly<Record<Kind, number>> = { check: 60_000, build: 180_000 };
/** A process is replaced after so many, as a person's never lives that long. */
const mostOfOne: Readonly<Record<Kind, number>> = { check: 5_000, build: 200 };

const here = fileURLToPath(new URL(".", import.meta.url));
const record = join(here, "figures.json");
const child = join(here, "child.ts");
const seed = Number(values.seed);
const wanted: Readonly<Record<Kind, number>> = { check: Number(values.checks), build: Number(values.builds) };
const end = performance.now() + Number(values.minutes) * 60_000;
const tell = (text: string): boolean => process.stdout.write(`${text}\n`);
const all = originals();

/** How many are done, in order, and which of them failed. */
type Progress = { readonly seed: number; readonly done: number; readonly failed: readonly number[] };
type Figures = Readonly<Record<Kind, Progress>> & { readonly date: string };

const before: Figures = JSON.parse(readFileSync(record, "utf8"));
const progressOf = (kind: Kind): Progress =>
  values["from-start"] || before[kind].seed !== seed ? { seed, done: 0, failed: [] } : before[kind];

type Worker = { readonly judge: (task: Task) => Promise<string | null>; readonly end: () => void };

/** One after another in a child; one that does not answer in time, or takes the child with it, is wrong. */
function startWorker(kind: Kind): Worker {
  let running: ChildProcess | null = null;
  let tasks = 0;
  const stop = (): void => {
    if (running?.connected) running.disconnect();
    running = null;
  };
  const started = async (): Promise<ChildProcess> => {
    if (running !== null && tasks < mostOfOne[kind]) return running;
    stop();
    tasks = 0;
    running = fork(child, [kind], { detached: true, stdio: ["ignore", "ignore", "ignore", "ipc"] });
    await Promise.race([once(running, "message"), once(running, "exit")]);
    return running;
  };
  const kill = (hung: ChildProcess): void => {
    try {
      if (hung.pid !== undefined) process.kill(-hung.pid, "SIGKILL");
    } catch {
      // Gone already.
    }
    running = null;
  };
  return {
    judge: async (task) => {
      const asked = await started();
      tasks += 1;
      const settled = new AbortController();
      const { signal } = settled;
      const late = Promise.withResolvers<string>();
      const timer = setTimeout(() => late.resolve(`no end after ${patience[kind]} ms`), patience[kind]);
      const answered = once(asked, "message", { signal }).then(
        ([answer]: readonly Answer[]) => answer?.wrong ?? null,
      );
      const died = once(asked, "exit", { signal }).then(
        ([code, name]) => `the process ended: ${code ?? name}`,
      );
      for (const each of [answered, died]) each.catch(() => undefined);
      asked.send(task);
      const wrong = await Promise.race([answered, died, late.promise]);
      clearTimeout(timer);
      settled.abort();
      if (wrong?.startsWith("no end") || wrong?.startsWith("the process")) kill(asked);
      return wrong;
    },
    end: stop,
  };
}

/** The same fault has the same words, whatever numbers and quotations are in them. */
const kindOf = (wrong: string): string =>
  (wrong.split("\n")[0] ?? "").replace(/"[^"]*"|“[^”]*”|\d+/g, "…").slice(0, 60);

async function keep(worker: Worker, kind: Kind, number: number, wrong: string): Promise<string> {
  const task = { kind, seed, number, files: null };
  const again = await worker.judge(task);
  if (again === null || kindOf(again) !== kindOf(wrong)) return "not seen a second time";
  const smallest = await minimise(
    damaged(all, seed, number),
    async (files) => {
      const still = await worker.judge({ ...task, files: encoded(files) });
      return still !== null && kindOf(still) === kindOf(wrong);
    },
    wrong.startsWith("no end") ? 12 : 200,
  );
  const name = createHash("sha256").update(kindOf(wrong)).digest("hex").slice(0, 8);
  const folder = join(here, "found", `${kind}-${name}`);
  mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of Object.entries(smallest)) writeFileSync(join(folder, file), bytes);
  return folder;
}

function encoded(files: Files): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString("base64")]));
}

const kept = new Set<string>();

async function runAll(kind: Kind, save: (progress: Progress) => void): Promise<Progress> {
  const from = progressOf(kind);
  let next = from.done;
  const again = [...from.failed];
  const failed: number[] = [];
  const begun = performance.now();
  const underWay = new Set<number>();
  /** All before it are done. */
  const settled = (): number => Math.min(next, ...underWay);
  const work = async (): Promise<void> => {
    const worker = startWorker(kind);
    while ((again.length > 0 || next < wanted[kind]) && performance.now() < end) {
      const number = again.shift() ?? next++;
      underWay.add(number);
      const wrong = await worker.judge({ kind, seed, number, files: null });
      if (wrong !== null) {
        failed.push(number);
        tell(`FAIL ${kind} ${number}: ${wrong}`);
        if (!kept.has(kindOf(wrong))) {
          kept.add(kindOf(wrong));
          tell(`     ${await keep(worker, kind, number, wrong)}`);
        }
      }
      underWay.delete(number);
      if (number % (kind === "check" ? 2_000 : 50) === 0) {
        save({ seed, done: settled(), failed: [...again, ...failed] });
        const rate = ((performance.now() - begun) / Math.max(1, next - from.done)).toFixed(1);
        tell(`${kind}: ${settled()} of ${wanted[kind]}, ${failed.length} failed, ${rate} ms each`);
      }
    }
    worker.end();
  };
  await Promise.all(Array.from({ length: Number(values["at-once"]) }, work));
  return { seed, done: settled(), failed: [...again, ...failed] };
}

let figures: Figures = { ...before, check: progressOf("check"), build: progressOf("build") };
const saveAs =
  (kind: Kind) =>
  (progress: Progress): void => {
    figures = { ...figures, [kind]: progress, date: new Date().toISOString().slice(0, 10) };
    writeFileSync(record, `${JSON.stringify(figures, null, 2)}\n`);
  };
const kinds: readonly Kind[] = ["check", "build"];
for (const kind of kinds)
  if (progressOf(kind).done < wanted[kind] || progressOf(kind).failed.length > 0)
    saveAs(kind)(await runAll(kind, saveAs(kind)));
const done = figures.check.done + figures.build.done;
const failed = figures.check.failed.length + figures.build.failed.length;
tell(`${figures.check.done} checked and ${figures.build.done} built of seed ${seed}`);
tell(`${done - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
