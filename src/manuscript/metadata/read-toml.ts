import { parse, TomlError } from "smol-toml";
import type { Checked } from "../../model/diagnostic.ts";
import { findingAt, lineOf } from "../finding.ts";
import type { Field, Fields } from "./field.ts";

/** Reads TOML 1.0. A key's place is the line it stands on in its table; a list's items have the list's. */
export function readToml(file: string, text: string): Checked<Fields> {
  try {
    const lines = text.split("\n");
    return { value: toFields(parse(text), [], file, lines), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [reason = ""] = error.message.replace(/^Invalid TOML document: /, "").split("\n");
    const remark = {
      check: "configuration/toml-is-well-formed",
      severity: "error" as const,
      message: `The TOML cannot be read here: ${reason}.`,
      help: "Write it as TOML 1.0: tables in brackets, strings in quotation marks.",
    };
    return { value: new Map(), diagnostics: [findingAt(lineOf(file, error.line, error.column), remark)] };
  }
}

function toFields(table: object, path: readonly string[], file: string, lines: readonly string[]): Fields {
  return new Map(
    Object.entries(table).map(([key, value]: [string, unknown]) => {
      const place = lineOf(file, lineOfKey(lines, path, key));
      return [key, toField(value, place, [...path, key], file, lines)];
    }),
  );
}

function toField(
  value: unknown,
  place: Field["place"],
  path: readonly string[],
  file: string,
  lines: readonly string[],
): Field {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return { place, keyPlace: place, data: value };
  if (value instanceof Date) return { place, keyPlace: place, data: value.toISOString().slice(0, 10) };
  if (Array.isArray(value))
    return { place, keyPlace: place, data: value.map((item) => toField(item, place, path, file, lines)) };
  const data = typeof value === "object" && value !== null ? toFields(value, path, file, lines) : null;
  return { place, keyPlace: place, data };
}

/** First line of the key below its table's head; the head's own line for a table; 1 when it is written otherwise. */
function lineOfKey(lines: readonly string[], path: readonly string[], key: string): number {
  const head = (keys: readonly string[]): number =>
    keys.length === 0 ? 0 : lines.findIndex((line) => line.trim().startsWith(`[${keys.join(".")}]`));
  const table = head(path);
  const own = lines.findIndex((line, index) => index >= Math.max(0, table) && isKey(line, key));
  const line = own >= 0 ? own : head([...path, key]);
  return Math.max(0, line) + 1;
}

function isKey(line: string, key: string): boolean {
  const trimmed = line.trimStart();
  return trimmed.startsWith(key) && /^\s*=/.test(trimmed.slice(key.length));
}
