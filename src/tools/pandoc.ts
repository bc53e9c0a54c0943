import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { allowMore } from "../limits/usual-limits.ts";
import type { Pandoc, PandocRequest, PandocResult, PandocWarning } from "../model/tools.ts";
import { compiledCodeVariable } from "./compiled-code.ts";
import { Failure } from "./failure.ts";
import { currentLimits } from "./limits.ts";
import { programBeside } from "./program.ts";

export type PandocLimits = {
  /** Processes side by side. */
  readonly processes: number;
  /** For one request, by the clock. */
  readonly milliseconds: number;
  /** Of the processor, for a request without any text, where the system tells (Linux): a busy machine does not use it up. */
  readonly processorMilliseconds: number;
  /** Resident memory of one process. */
  readonly bytes: number;
  /** Of one answer. */
  readonly outputBytes: number;
};

/** The clock goes on while other programs have the processor; a text has less of it. */
const processorShare = 1 / 6;

function usualBounds(): PandocLimits {
  const { converterSeconds, converterMebibytes, converterOutputMebibytes } = currentLimits();
  return {
    processes: 2,
    milliseconds: converterSeconds * 1000,
    processorMilliseconds: converterSeconds * 1000 * processorShare,
    bytes: converterMebibytes * 1024 ** 2,
    outputBytes: converterOutputMebibytes * 1024 ** 2,
  };
}

export type PandocPool = {
  readonly run: Pandoc;
  /** Starts all processes before the first request asks for one, and makes them warm. */
  readonly start: () => void;
  /** Ends every process; requests under way are rejected. */
  readonly stop: () => void;
};

type Answer = {
  readonly output: string;
  readonly stderr: string;
  readonly warnings: readonly PandocWarning[];
};
type Message = Answer | "ready";
type Job = {
  readonly request: PandocRequest;
  readonly resolve: (result: PandocResult) => void;
  readonly reject: (reason: unknown) => void;
};
/** What a process is best at: reading Markdown, or bibliographies, citations and mathematics. It can do the other as well. */
type Skill = "reading" | "setting";
const skills: readonly Skill[] = ["reading", "setting"];
type Worker = {
  readonly child: ChildProcess;
  readonly skill: Skill;
  /** Up, and with nothing to do. */
  idle: boolean;
  /** V8 has compiled what the process needs for its skill. */
  warm: boolean;
  job: Job | null;
  timer: NodeJS.Timeout | null;
};

const program = fileURLToPath(programBeside(import.meta.url, "pandoc-child"));
const memoryPollMilliseconds = 250;
/** Many times what a character of Markdown takes (0.006): a small text that takes as long as a book is no text. */
const processorMillisecondsEach = 0.05;
/** Of `/proc`, on every Linux that Node runs on. */
const millisecondsOfTick = 10;

// Each halves the time a process takes for its first answer. Pandoc's memory is WebAssembly's own, so V8's collector has
// little to do, and its threads only wake each other up; the module is known to be valid.
const v8Flags = ["--single-threaded-gc", "--wasm-lazy-validation"];

/** Waiting text that is worth a second process, which takes half a second to start: some thirty pages. */
const charactersWorthSharing = 60_000;

/**
 * Pandoc's processes start when a request comes, or by `start`. A request that overruns its limits costs only its
 * process: it is killed and replaced. A process never runs two requests at a time, since WebAssembly Pandoc answers
 * concurrent calls with empty documents.
 */
export function startPandoc(limits: Partial<PandocLimits> = {}): PandocPool {
  const bounds = { ...usualBounds(), ...limits };
  const queue: Job[] = [];
  const workers = new Set<Worker>();
  let stopped = false;

  function startWorker(skill: Skill): void {
    const child = fork(program, [], {
      execArgv: v8Flags,
      env: compiledCode(),
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const worker: Worker = { child, skill, idle: false, warm: false, job: null, timer: null };
    workers.add(worker);
    child.on("message", (message: Message) => {
      if (message !== "ready") finish(worker, message);
      worker.idle = true;
      next();
      if (worker.job === null) holdOpen(worker, false);
    });
    child.on("exit", () => lose(worker, crashed()));
    child.on("error", (error) => lose(worker, error));
  }

  function lose(worker: Worker, reason: Error): void {
    if (!workers.delete(worker)) return;
    worker.child.kill("SIGKILL");
    if (worker.timer) clearInterval(worker.timer);
    worker.job?.reject(reason);
    if (!stopped && queue.length > 0) startWorker(worker.skill);
  }

  function finish(worker: Worker, answer: Answer): void {
    const job = worker.job;
    if (worker.timer) clearInterval(worker.timer);
    worker.job = null;
    if (job) settle(job, answer, bounds);
  }

  function next(): void {
    for (const worker of workers) {
      if (!worker.idle) continue;
      const job = takeJob(queue, worker.skill);
      if (job !== undefined) send(worker, job);
      else if (!worker.warm) warm(worker);
    }
  }

  function send(worker: Worker, job: Job): void {
    worker.idle = false;
    worker.warm ||= skillFor(job.request) === worker.skill;
    worker.job = job;
    holdOpen(worker, true);
    worker.child.send(job.request);
    const processorMilliseconds =
      bounds.processorMilliseconds + charactersOf(job.request) * processorMillisecondsEach;
    worker.timer = watch(worker.child, { ...bounds, processorMilliseconds }, (reason) =>
      lose(worker, reason),
    );
  }

  function warm(worker: Worker): void {
    worker.idle = false;
    worker.warm = true;
    worker.child.send(worker.skill);
  }

  /** A second process is worth its start while the first starts, too, or where much is waiting. */
  function provide(skill: Skill): void {
    if (workers.size >= bounds.processes) return;
    const present = [...workers];
    const missing = skills.find((each) => present.every((worker) => worker.skill !== each)) ?? skill;
    const areStarting = present.every((worker) => !worker.idle && worker.job === null);
    const waiting = queue.reduce((sum, { request }) => sum + request.input.length, 0);
    if (present.length === 0) startWorker(skill);
    else if ((areStarting && missing === skill) || waiting > charactersWorthSharing) startWorker(missing);
  }

  return {
    run: (request) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new Error("Pandoc was stopped"));
        queue.push({ request, resolve, reject });
        // The one it waits for may be getting warm.
        for (const worker of workers) holdOpen(worker, true);
        provide(skillFor(request));
        next();
      }),
    start: () => {
      for (const skill of skills.slice(workers.size, bounds.processes)) startWorker(skill);
    },
    stop: () => {
      stopped = true;
      for (const job of queue.splice(0)) job.reject(new Error("Pandoc was stopped"));
      for (const worker of workers) lose(worker, new Error("Pandoc was stopped"));
    },
  };
}

/** All of our environment that a process gets. */
function compiledCode(): Readonly<Record<string, string>> {
  const folder = process.env[compiledCodeVariable];
  return folder === undefined ? {} : { [compiledCodeVariable]: folder };
}

/** Whether our process stays for this one; those with nothing to do let it end. */
function holdOpen({ child }: Worker, stays: boolean): void {
  if (stays) child.ref();
  else child.unref();
  if (stays) child.channel?.ref();
  else child.channel?.unref();
}

function skillFor({ options }: PandocRequest): Skill {
  return options["to"] === "json" && options["from"] !== "json" ? "reading" : "setting";
}

/** The first job of a process's own skill, else the first of all. */
function takeJob(queue: Job[], skill: Skill): Job | undefined {
  const own = queue.findIndex(({ request }) => skillFor(request) === skill);
  return queue.splice(Math.max(own, 0), 1)[0];
}

function settle(job: Job, answer: Answer, bounds: PandocLimits): void {
  if (answer.stderr !== "")
    job.reject(
      new Failure(
        "environment/converter-answers",
        `Pandoc refused its input: ${firstLines(answer.stderr)}`,
        "Mend what Pandoc names, or report it if the text looks right.",
      ),
    );
  else if (answer.output === "")
    job.reject(
      new Failure(
        "environment/converter-answers",
        "Pandoc gave no output.",
        "Report this with the manuscript that causes it.",
      ),
    );
  else if (Buffer.byteLength(answer.output) > bounds.outputBytes)
    job.reject(
      new Failure(
        "limits/converter-output",
        `Pandoc's output is larger than ${bounds.outputBytes} bytes.`,
        `Split the file. ${allowMore("converterOutputMebibytes", currentLimits())}`,
      ),
    );
  else job.resolve({ output: answer.output, warnings: answer.warnings });
}

function charactersOf({ input, files = {} }: PandocRequest): number {
  return Object.values(files).reduce((sum, content) => sum + content.length, input.length);
}

/** Kills by `overrun` when time or memory runs out; clear the interval it returns when the answer is there. */
function watch(
  child: ChildProcess,
  bounds: PandocLimits,
  overrun: (reason: Failure) => void,
): NodeJS.Timeout {
  const deadline = performance.now() + bounds.milliseconds;
  const begun = processorTime(child.pid);
  return setInterval(async () => {
    const used = (await processorTime(child.pid)) - (await begun);
    if (performance.now() > deadline || used > bounds.processorMilliseconds) {
      overrun(
        new Failure(
          "limits/converter-time",
          `Pandoc worked longer than ${Math.round(Math.min(bounds.milliseconds, bounds.processorMilliseconds) / 1000)} s on one file.`,
          `Look for deeply nested brackets, quotes or lists, or split the file. ${allowMore("converterSeconds", currentLimits())}`,
        ),
      );
    } else if ((await residentBytes(child.pid)) > bounds.bytes) {
      overrun(
        new Failure(
          "limits/converter-memory",
          `Pandoc used more than ${Math.round(bounds.bytes / 1024 ** 2)} MiB on one file.`,
          `Split the file. ${allowMore("converterMebibytes", currentLimits())}`,
        ),
      );
    }
  }, memoryPollMilliseconds);
}

/** 0 where the system does not tell (only Linux has `/proc`). */
async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

/** Milliseconds of processor a process has used; 0 where the system does not tell. */
async function processorTime(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // Behind the name, which stands in brackets and may hold spaces (proc(5)).
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return ((user || 0) + (system || 0)) * millisecondsOfTick;
}

function crashed(): Failure {
  return new Failure(
    "environment/converter-answers",
    "Pandoc's process ended without an answer.",
    "Try again; report it if it happens twice.",
  );
}

function firstLines(text: string): string {
  return text.trim().split("\n").slice(0, 3).join(" ");
}
