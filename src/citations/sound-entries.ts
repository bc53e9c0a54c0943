import type { Diagnostic } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";
import { kindOf } from "./csl-variables.ts";
import type { EntryRead } from "./entries-read.ts";
import { soundDate } from "./sound-date.ts";
import { soundNames } from "./sound-names.ts";
import { type Fault, nothing, printable, type Sound, soundText } from "./sound-text.ts";

export type SoundEntries = {
  readonly entries: readonly EntryRead[];
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Entries with only what a citation style can read (JSON schema of CSL 1.0.2). A value of another kind is left out and
 * reported at its entry. Numbers are as good as texts, `null` is as good as nothing, and the year of a date may stand
 * alone. Variables that no style prints are kept where they are texts.
 */
export function soundEntries(entries: readonly EntryRead[]): SoundEntries {
  const sound = entries.map(soundEntry);
  return {
    entries: sound.map(({ entry }) => entry),
    diagnostics: sound.flatMap(({ diagnostics }) => diagnostics),
  };
}

function soundEntry({ item, place, ...rest }: EntryRead): {
  readonly entry: EntryRead;
  readonly diagnostics: readonly Diagnostic[];
} {
  const id = printable(item.id);
  const values = Object.entries(item)
    .filter(([name]) => name !== "id" && name !== "type" && /^[\w-]+$/.test(name))
    .map(([name, value]) => ({ name, ...soundValue(name, value) }));
  const kept = values.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
  return {
    entry: { ...rest, place, item: { ...Object.fromEntries(kept), id, type: printable(item.type) } },
    diagnostics: values.flatMap(({ name, faults }) => faults.map((fault) => misread(place, name, id, fault))),
  };
}

function soundValue(name: string, value: unknown): Sound {
  if (value === null || value === undefined) return nothing;
  switch (kindOf(name)) {
    case "names":
      return soundNames(value);
    case "date":
      return soundDate(value);
    case "text":
      return soundText(value);
    case "unprinted":
      return typeof value === "string" ? { value: printable(value), faults: [] } : nothing;
  }
}

function misread(place: Place, name: string, id: string, { found, expected }: Fault): Diagnostic {
  return {
    check: "reference-list/fields-are-understood",
    severity: "error",
    place,
    message: `The ${name} of "${id}" ${found}; ${expected} was expected.`,
    help: "Correct the field; the entry is printed without what cannot be read of it.",
  };
}
