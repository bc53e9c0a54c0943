import { spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";

export type Measured = {
  readonly seconds: number;
  /** Peak of the summed proportional set size of the process and all below it, sampled; 0 where there is no `/proc`. */
  readonly mebibytes: number;
  readonly exitCode: number | null;
};

const sampleMilliseconds = 200;

/**
 * Runs a program of Node's to its end and says how long it took. Sampling its memory slows it down, so that is asked for
 * in runs that are not timed.
 */
export async function measureProgram(
  args: readonly string[],
  samplesMemory = false,
  environment: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: "ignore",
    env: { ...process.env, ...environment },
  });
  let peak = 0;
  let sampling = false;
  const timer = setInterval(async () => {
    if (!samplesMemory || sampling || child.pid === undefined) return;
    sampling = true;
    peak = Math.max(peak, await residentBelow(child.pid));
    sampling = false;
  }, sampleMilliseconds);
  const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearInterval(timer);
  return { seconds: (performance.now() - start) / 1000, mebibytes: peak, exitCode };
}

async function residentBelow(root: number): Promise<number> {
  const names = await readdir("/proc").catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(await Promise.all(pids.map(async (pid) => [pid, await parentOf(pid)] as const)));
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === root) return true;
    return false;
  };
  const sizes = await Promise.all(pids.filter(isBelow).map(proportionalKibibytes));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
}

async function proportionalKibibytes(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
