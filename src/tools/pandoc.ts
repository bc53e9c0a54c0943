import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Pandoc, PandocRequest, PandocResult, PandocWarning } from "../model/tools.ts";
import { Failure } from "./failure.ts";

export type PandocLimits = {
  /** Processes side by side. */
  readonly processes: number;
  /** For one request. */
  readonly milliseconds: number;
  /** Resident memory of one process. */
  readonly bytes: number;
  /** Of one answer. */
  readonly outputBytes: number;
};

const defaultLimits: PandocLimits = {
  processes: 2,
  milliseconds: 120_000,
  bytes: 2 * 1024 ** 3,
  outputBytes: 512 * 1024 ** 2,
};

export type PandocPool = {
  readonly run: Pandoc;
  /** Pandoc's version, known once a process is up. */
  readonly version: () => Promise<string>;
  /** Ends every process; requests under way are rejected. */
  readonly stop: () => void;
};

type Answer = {
  readonly output: string;
  readonly stderr: string;
  readonly warnings: readonly PandocWarning[];
};
type Message = Answer | { readonly ready: string };
type Job = {
  readonly request: PandocRequest;
  readonly resolve: (result: PandocResult) => void;
  readonly reject: (reason: unknown) => void;
};
/** What a process was made warm for: reading Markdown, or citations and mathematics. It can do the other as well. */
type Skill = "reading" | "setting";
type Worker = {
  readonly child: ChildProcess;
  readonly skill: Skill;
  ready: boolean;
  job: Job | null;
  timer: NodeJS.Timeout | null;
};

const program = fileURLToPath(new URL("./pandoc-child.ts", import.meta.url));
const memoryPollMilliseconds = 250;

/**
 * Starts Pandoc's processes at once, so that they are warm when the first request comes. A request that overruns its
 * limits costs only its process: it is killed and replaced. A process never runs two requests at a time, since
 * WebAssembly Pandoc answers concurrent calls with empty documents.
 */
export function startPandoc(limits: Partial<PandocLimits> = {}): PandocPool {
  const bounds = { ...defaultLimits, ...limits };
  const queue: Job[] = [];
  const workers = new Set<Worker>();
  const version = Promise.withResolvers<string>();
  version.promise.catch(() => undefined);
  let stopped = false;

  function startWorker(skill: Skill): void {
    const child = fork(program, [skill], {
      execArgv: [],
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const worker: Worker = { child, skill, ready: false, job: null, timer: null };
    workers.add(worker);
    child.on("message", (message: Message) => {
      if ("ready" in message) {
        worker.ready = true;
        version.resolve(message.ready);
        next();
      } else finish(worker, message);
    });
    child.on("exit", () => lose(worker, crashed()));
    child.on("error", (error) => lose(worker, error));
  }

  function lose(worker: Worker, reason: Error): void {
    if (!workers.delete(worker)) return;
    worker.child.kill("SIGKILL");
    if (worker.timer) clearInterval(worker.timer);
    worker.job?.reject(reason);
    version.reject(reason);
    if (!stopped && queue.length > 0) {
      startWorker(worker.skill);
    }
  }

  function finish(worker: Worker, answer: Answer): void {
    const job = worker.job;
    if (worker.timer) clearInterval(worker.timer);
    worker.job = null;
    worker.child.unref();
    worker.child.channel?.unref();
    if (job) settle(job, answer, bounds);
    next();
  }

  function next(): void {
    for (const worker of workers) {
      if (worker.job !== null || !worker.ready) continue;
      const job = takeJob(queue, worker.skill);
      if (job === undefined) return;
      worker.job = job;
      worker.child.ref();
      worker.child.channel?.ref();
      worker.child.send(job.request);
      worker.timer = watch(worker.child, bounds, (reason) => lose(worker, reason));
    }
    if (queue.length > 0 && workers.size < bounds.processes) startWorker("reading");
  }

  for (let index = 0; index < bounds.processes; index += 1) startWorker(index === 1 ? "setting" : "reading");
  return {
    run: (request) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new Error("Pandoc was stopped"));
        queue.push({ request, resolve, reject });
        next();
      }),
    version: () => version.promise,
    stop: () => {
      stopped = true;
      for (const job of queue.splice(0)) job.reject(new Error("Pandoc was stopped"));
      for (const worker of workers) lose(worker, new Error("Pandoc was stopped"));
    },
  };
}

/** The first job of a process's own skill, else the first of all. */
function takeJob(queue: Job[], skill: Skill): Job | undefined {
  const own = queue.findIndex(
    ({ request }) => (request.options["from"] === "json") === (skill === "setting"),
  );
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
        "Split the file.",
      ),
    );
  else job.resolve({ output: answer.output, warnings: answer.warnings });
}

/** Kills by `overrun` when time or memory runs out; clear the interval it returns when the answer is there. */
function watch(
  child: ChildProcess,
  bounds: PandocLimits,
  overrun: (reason: Failure) => void,
): NodeJS.Timeout {
  const deadline = performance.now() + bounds.milliseconds;
  return setInterval(async () => {
    if (performance.now() > deadline) {
      overrun(
        new Failure(
          "limits/converter-time",
          `Pandoc worked longer than ${bounds.milliseconds / 1000} s on one file.`,
          "Look for deeply nested brackets, quotes or lists, or split the file.",
        ),
      );
    } else if ((await residentBytes(child.pid)) > bounds.bytes) {
      overrun(
        new Failure(
          "limits/converter-memory",
          `Pandoc used more than ${Math.round(bounds.bytes / 1024 ** 2)} MiB on one file.`,
          "Split the file.",
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
