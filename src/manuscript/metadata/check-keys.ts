import { nearestWord } from "../nearest.ts";
import type { Field, Fields } from "./field.ts";
import { otherNames, toolKeys } from "./known-keys.ts";
import type { Reporter } from "./reporter.ts";
import { metadataKeys } from "./schema.ts";

const understood: ReadonlySet<string> = new Set([...metadataKeys, ...otherNames.keys()]);

/**
 * Our names for the keys of front matter or a configuration. Unknown keys are reported in front matter; in another
 * tool's configuration (`tolerant`) only those that look like one of ours, mistyped.
 */
export function nameKeys(fields: Fields, tolerant: boolean, reporter: Reporter): Fields {
  const named = new Map<string, Field>();
  for (const [key, field] of fields) {
    const name = otherNames.get(key) ?? key;
    if (understood.has(name)) {
      if (!named.has(name)) named.set(name, field);
      continue;
    }
    if (toolKeys.has(key)) continue;
    const near = nearestWord(key, understood);
    if (near === null && tolerant) continue;
    reporter.report(field.keyPlace, {
      check: "metadata/keys-are-known",
      severity: "warning",
      message: `The key "${key}" is not known; it was left out.`,
      help:
        near === null
          ? "Delete the key, or see the list of keys in docs/manuscript.schema.json."
          : `Did you mean "${near}"?`,
    });
  }
  return named;
}
