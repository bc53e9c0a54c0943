import { performance } from "node:perf_hooks";

/** Milliseconds that only go forward; for durations, never for dates. */
export function milliseconds(): number {
  return performance.now();
}

/** The moment it is now: `SOURCE_DATE_EPOCH` where that is set, so that a run can be repeated. */
export function now(): Date {
  return sourceDateEpoch() ?? new Date();
}

/** The moment to write into editions when their metadata has no date: `SOURCE_DATE_EPOCH` in seconds, or null. */
export function sourceDateEpoch(): Date | null {
  const seconds = Number(process.env["SOURCE_DATE_EPOCH"] ?? Number.NaN);
  return Number.isFinite(seconds) ? new Date(seconds * 1000) : null;
}

/** Makes this the date of what has none, for this process; null takes none. */
export function setSourceDateEpoch(seconds: number | null): void {
  if (seconds === null) delete process.env["SOURCE_DATE_EPOCH"];
  else process.env["SOURCE_DATE_EPOCH"] = String(seconds);
}
