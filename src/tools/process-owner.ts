import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { sha256 } from "./hash.ts";

/** A running process, told from a later one that got the same number. */
export type ProcessOwner = {
  /** Short digest of the machine's name. */
  readonly host: string;
  readonly pid: number;
  /** When it began, in the system's ticks; empty where the system does not say. */
  readonly begun: string;
};

/** This process. */
export function thisProcess(): ProcessOwner {
  return { host: thisHost(), pid: process.pid, begun: begunOf(process.pid) };
}

/** Whether a process has certainly ended; one of another machine never has. */
export function isGone({ host, pid, begun }: ProcessOwner): boolean {
  if (host !== thisHost()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
  return begun !== "" && begun !== begunOf(pid);
}

function thisHost(): string {
  return sha256(new TextEncoder().encode(hostname())).slice(0, 8);
}

/** Linux notes it as the 22nd field, the 20th behind the name in brackets (proc_pid_stat(5)). */
function begunOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
