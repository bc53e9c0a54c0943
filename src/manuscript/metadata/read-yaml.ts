import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Checked, Diagnostic } from "../../model/diagnostic.ts";
import type { Place } from "../../model/place.ts";
import { findingAt, lineOf, type Remark } from "../finding.ts";
import type { Field, Fields, Scalar } from "./field.ts";

const mostBytes = 256 * 1024;
const mostDepth = 20;
const mostNodes = 20_000;
const mostAliases = 100;
const refusedKeys = new Set(["__proto__", "constructor", "prototype"]);

/** YAML as it stands in a file: `text` begins at line `firstLine` of `file`. */
export type YamlText = { readonly file: string; readonly text: string; readonly firstLine: number };

/** One document on its way to fields. */
type Work = {
  readonly document: Document.Parsed;
  readonly source: YamlText;
  readonly lines: LineCounter;
  readonly found: Diagnostic[];
  /** Nodes and aliases met so far: aliases must not multiply without end. */
  readonly met: { nodes: number; aliases: number };
};

/**
 * Reads YAML 1.2 (core schema, no tags of its own, aliases counted). What cannot be read is reported with its place,
 * and the rest is read all the same; a text that is no mapping gives an empty one.
 */
export function readYaml(source: YamlText): Checked<Fields> {
  if (new TextEncoder().encode(source.text).length > mostBytes)
    return { value: new Map(), diagnostics: [findingAt(lineOf(source.file, source.firstLine), tooLarge)] };
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    version: "1.2",
    schema: "core",
    uniqueKeys: true,
    customTags: [],
    lineCounter: lines,
  });
  const work: Work = { document, source, lines, found: [], met: { nodes: 0, aliases: 0 } };
  const value = readRoot(work);
  return { value, diagnostics: [...problems(work), ...work.found] };
}

/** What the YAML reader itself complains of. */
function problems(work: Work): readonly Diagnostic[] {
  const { errors, warnings } = work.document;
  const tags = warnings.filter(({ code }) => code === "TAG_RESOLVE_FAILED");
  return [...errors, ...tags].map(({ message, pos: [offset], code }) =>
    findingAt(placeOf(work, offset), {
      check: "metadata/yaml-is-well-formed",
      severity: "error",
      message: `${problem(code, message)} Well-formed YAML 1.2 was expected.`,
      help:
        code === "DUPLICATE_KEY"
          ? "Keep one of them."
          : "Check indentation, colons and quotation marks; quote values that hold a colon.",
    }),
  );
}

function readRoot(work: Work): Fields {
  const root = work.document.contents;
  if (root === null) return new Map();
  const field = readNode(work, root, placeOf(work, root.range[0]), 1);
  if (field.data instanceof Map) return field.data;
  if (work.document.errors.length === 0) work.found.push(findingAt(field.place, notMapping));
  return new Map();
}

/** `keyPlace`: where the value's key stands. */
function readNode(work: Work, node: Node | null | undefined, keyPlace: Place, depth: number): Field {
  const none: Field = { place: keyPlace, keyPlace, data: null };
  work.met.nodes += 1;
  if (depth > mostDepth || work.met.nodes > mostNodes) return cut(work, none);
  if (isAlias(node)) {
    work.met.aliases += 1;
    return work.met.aliases > mostAliases
      ? cut(work, none)
      : readNode(work, node.resolve(work.document), keyPlace, depth + 1);
  }
  if (isMap(node)) return { ...none, data: readMap(work, node.items, depth) };
  if (isSeq(node)) return { ...none, data: node.items.map((item) => readItem(work, item, keyPlace, depth)) };
  if (!isScalar(node) || node.value === null) return none;
  const place = node.range ? placeOf(work, node.range[0]) : keyPlace;
  return { place, keyPlace, data: scalar(node.value, node.source) };
}

function readItem(work: Work, item: unknown, keyPlace: Place, depth: number): Field {
  const node = isNode(item) ? item : null;
  return readNode(work, node, node?.range ? placeOf(work, node.range[0]) : keyPlace, depth + 1);
}

function readMap(
  work: Work,
  items: readonly { readonly key: unknown; readonly value: unknown }[],
  depth: number,
): Fields {
  const fields = new Map<string, Field>();
  for (const { key, value } of items) {
    const name = isScalar(key) ? `${key.value}` : "";
    const place = placeOf(work, isNode(key) ? (key.range?.[0] ?? 0) : 0);
    if (refusedKeys.has(name)) work.found.push(findingAt(place, refusedKey(name)));
    else if (name !== "" && !fields.has(name))
      fields.set(name, readNode(work, isNode(value) ? value : null, place, depth + 1));
  }
  return fields;
}

function cut(work: Work, field: Field): Field {
  if (!work.found.some(({ check }) => check === tooDeep.check))
    work.found.push(findingAt(field.place, tooDeep));
  return field;
}

function placeOf({ lines, source }: Work, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  const before = source.text.split("\n")[line - 1]?.slice(0, col - 1) ?? "";
  return lineOf(source.file, source.firstLine + line - 1, [...before].length + 1);
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

/** A number keeps its spelling where that says more: `01`, `1.10`. */
function scalar(value: unknown, source: string | undefined): Scalar {
  if (typeof value === "number") return `${value}` === source ? value : (source ?? value);
  return typeof value === "string" || typeof value === "boolean" ? value : null;
}

function problem(code: string, message: string): string {
  if (code === "DUPLICATE_KEY") return "The key stands here a second time.";
  const [first = ""] = message.split(/ at line \d+/);
  return `${first.replace(/[.:]$/, "")}.`;
}

const tooLarge: Remark = {
  check: "limits/yaml-size",
  severity: "error",
  message: `The YAML has more than ${mostBytes / 1024} kB; less was expected.`,
  help: "Keep to what describes the publication.",
};

const notMapping: Remark = {
  check: "metadata/yaml-is-well-formed",
  severity: "error",
  message: "The YAML is a list or a single value; keys with values were expected.",
  help: "Write each piece of information as `key: value`.",
};

const tooDeep: Remark = {
  check: "limits/yaml-depth",
  severity: "error",
  message: `The YAML is nested deeper than ${mostDepth} levels, or has more than ${mostNodes} values or ${mostAliases} aliases.`,
  help: "Keep to what describes the publication; write values out instead of using aliases.",
};

function refusedKey(name: string): Remark {
  const message = `The key "${name}" is there; keys that programs keep for themselves are not accepted.`;
  return { check: "policy/keys-are-harmless", severity: "error", message, help: "Delete the key." };
}
