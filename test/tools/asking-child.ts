/** Asks Pandoc for something that takes it long, and says the number of the process that reckons. */
import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { startPandoc } from "../../src/tools/pandoc.ts";

const pool = startPandoc({ processes: 1 });
pool.run({ options: { from: "markdown", to: "json" }, input: "[".repeat(60_000) }).catch(() => undefined);
await sleep(1500);
const all = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
const own = all.map((line) => line.trim().split(/\s+/)).filter(([, parent]) => parent === `${process.pid}`);
process.stdout.write(`${own.map(([pid]) => pid).join(" ")}\n`);
