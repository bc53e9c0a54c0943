import { isRecord } from "./entries-read.ts";
import { nothing, type Sound, soundText, wrong } from "./sound-text.ts";

const named = ["family", "given", "literal"];
const parts = [...named, "dropping-particle", "non-dropping-particle", "suffix"];
const switches = ["comma-suffix", "static-ordering", "parse-names"];
const expected = 'a name with "family" and "given", or with "literal",';

/** Names as CSL has them; one that cannot be read leaves the others in their places. */
export function soundNames(value: unknown): Sound {
  if (!Array.isArray(value)) return wrong(value, "a list of names");
  const sound = value.map(soundName);
  const names = sound.flatMap(({ value: name }) => (name === undefined ? [] : [name]));
  const faults = sound.flatMap((name) => name.faults);
  return { value: names.length === 0 ? undefined : names, faults };
}

function soundName(value: unknown): Sound {
  if (!isRecord(value)) return wrong(value, expected, "holds");
  const read = parts.map((part) => {
    const written = value[part];
    return { part, ...(written === null || written === undefined ? nothing : soundText(written)) };
  });
  const texts = read.filter(({ value: text }) => typeof text === "string" && text.trim() !== "");
  const faults = read.flatMap(({ part, faults: own }) =>
    own.map((fault) => ({ ...fault, found: `has a name whose "${part}" ${fault.found}` })),
  );
  if (!texts.some(({ part }) => named.includes(part))) {
    const empty = { found: "holds a name without words", expected };
    return { value: undefined, faults: faults.length > 0 ? faults : [empty] };
  }
  const set = switches.filter((name) => typeof value[name] === "boolean");
  return {
    value: Object.fromEntries([
      ...texts.map(({ part, value: text }) => [part, text]),
      ...set.map((name) => [name, value[name]]),
    ]),
    faults,
  };
}
