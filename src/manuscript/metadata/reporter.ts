import type { ZodType } from "zod";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Place } from "../../model/place.ts";
import { findingAt, type Remark } from "../finding.ts";
import type { Field } from "./field.ts";

/** Collects what there is to say of one publication's metadata. */
export type Reporter = {
  readonly found: readonly Diagnostic[];
  /** Where values stand, by their path in `Metadata` joined with points. */
  readonly places: ReadonlyMap<string, Place>;
  /** Keeps the place of a value that was read; nothing where there is no field. */
  readonly keep: (path: string, field: Field | undefined) => void;
  readonly report: (place: Place, remark: Remark) => void;
  /** A value that the schema takes and that means nothing all the same. */
  readonly refuse: (key: string, value: unknown, schema: ZodType, place: Place) => void;
  /** The value where the schema takes it; otherwise a finding at `place`, and undefined. */
  readonly accept: <Value>(
    key: string,
    schema: ZodType<Value>,
    value: unknown,
    place: Place,
  ) => Value | undefined;
};

export function makeReporter(): Reporter {
  const found: Diagnostic[] = [];
  const places = new Map<string, Place>();
  const report = (place: Place, remark: Remark): void => {
    found.push(findingAt(place, remark));
  };
  const refuse = (key: string, value: unknown, schema: ZodType, place: Place): void =>
    report(place, notUnderstood(key, value, schema.description ?? "another value"));
  return {
    found,
    places,
    keep: (path, field) => {
      if (field !== undefined && !places.has(path)) places.set(path, field.place);
    },
    report,
    refuse,
    accept: (key, schema, value, place) => {
      if (value === null || value === undefined || value === "") return undefined;
      const parsed = schema.safeParse(value);
      if (parsed.success) return parsed.data;
      refuse(key, value, schema, place);
      return undefined;
    },
  };
}

function notUnderstood(key: string, value: unknown, expected: string): Remark {
  return {
    check: "metadata/values-are-understood",
    severity: "error",
    message: `"${key}" is ${show(value)}; ${expected} was expected.`,
    help: "Correct the value or delete the key.",
  };
}

function show(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 80 ? `"${text.slice(0, 77)}…"` : `"${text}"`;
}
