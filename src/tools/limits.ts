import { limitsVariable, usualLimits, writtenName } from "../limits/usual-limits.ts";
import type { Limits } from "../model/limits.ts";
import { Failure } from "./failure.ts";

const names = new Map(Object.keys(usualLimits).map((name) => [writtenName(name), name]));

/** The limits in force. Throws a `Failure` of the group `configuration` where the environment's words are no limits. */
export function currentLimits(): Limits {
  return readLimits(process.env[limitsVariable] ?? "");
}

function readLimits(text: string): Limits {
  let limits = usualLimits;
  for (const word of text.split(/[\s,]+/).filter((each) => each !== "")) {
    const [written = "", value = ""] = word.split("=");
    const name = names.get(written);
    const isNumber = /^[1-9]\d{0,11}$/.test(value);
    if (name === undefined || !isNumber) throw notUnderstood(word);
    limits = { ...limits, [name]: Number(value) };
  }
  return limits;
}

function notUnderstood(word: string): Failure {
  return new Failure(
    "configuration/limits-are-understood",
    `"${word}" in ${limitsVariable} is no limit; names with whole numbers were expected, such as converter-seconds=600.`,
    `The names are ${[...names.keys()].join(", ")}.`,
  );
}
