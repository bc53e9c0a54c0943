/** One `@type{key, …}` of a BibTeX file. */
export type BibtexEntry = {
  readonly type: string;
  readonly key: string;
  /** As Pandoc gets it: the entry's text, with a missing comma added. */
  readonly text: string;
  /** Offset of the `@`. */
  readonly offset: number;
  /** Field name in lower case → value as written, delimiters removed. */
  readonly fields: ReadonlyMap<string, string>;
};

export type BibtexFault = {
  readonly offset: number;
  readonly key: string;
  readonly message: string;
  /** True where the entry could be read all the same. */
  readonly mended: boolean;
};

export type BibtexFile = {
  readonly entries: readonly BibtexEntry[];
  /** `@string` and `@preamble` definitions, which entries may need. */
  readonly definitions: readonly string[];
  readonly faults: readonly BibtexFault[];
};

/**
 * Divides a BibTeX or BibLaTeX file into its entries, in one pass. A broken entry is a fault with the offset at which
 * it breaks; reading goes on at the next line that begins an entry, so one mistake never costs more than one entry.
 */
export function bibtexEntries(text: string): BibtexFile {
  const entries: BibtexEntry[] = [];
  const definitions: string[] = [];
  const faults: BibtexFault[] = [];
  const start = /@[ \t]*([a-zA-Z]+)[ \t\n]*[{(]/g;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const type = (found[1] ?? "").toLowerCase();
    const open = start.lastIndex - 1;
    if (type === "comment") {
      start.lastIndex = balancedEnd(text, open) ?? start.lastIndex;
      continue;
    }
    if (type === "string" || type === "preamble") {
      const end = balancedEnd(text, open) ?? nextEntry(text, open);
      definitions.push(text.slice(found.index, end));
      start.lastIndex = end;
      continue;
    }
    const read = readEntry(text, found.index, type, open + 1);
    if (read.entry !== null) entries.push(read.entry);
    faults.push(...read.faults);
    start.lastIndex = read.end;
  }
  return { entries, definitions, faults };
}

type Read = {
  readonly entry: BibtexEntry | null;
  readonly faults: readonly BibtexFault[];
  readonly end: number;
};

function readEntry(text: string, offset: number, type: string, from: number): Read {
  const named = /[ \t\n]*([^\s,{}="]*)[ \t\n]*/y;
  named.lastIndex = from;
  const key = named.exec(text)?.[1] ?? "";
  const fields = new Map<string, string>();
  const faults: BibtexFault[] = [];
  const commas: number[] = [];
  let at = named.lastIndex;
  const broken = (where: number, message: string): Read => ({
    entry: null,
    faults: [...faults, { offset: where, key, message, mended: false }],
    end: nextEntry(text, Math.max(where, from)),
  });
  if (key === "") return broken(offset, "has no citation key");
  for (;;) {
    at = skip(text, at);
    const sign = text[at];
    if (sign === ",") at += 1;
    else if (sign === "}" || sign === ")")
      return {
        entry: { type, key, text: withCommas(text, offset, at + 1, commas), offset, fields },
        faults,
        end: at + 1,
      };
    else if (sign === undefined || beginsEntry(text, at)) return broken(offset, "is never closed");
    else {
      const field = readField(text, at);
      if (typeof field === "string") return broken(at, field);
      if (!commaBefore(text, at)) {
        faults.push({ offset: at, key, message: `has no comma before "${field.name}"`, mended: true });
        commas.push(at);
      }
      fields.set(field.name.toLowerCase(), field.value);
      at = field.end;
    }
  }
}

function commaBefore(text: string, at: number): boolean {
  let before = at - 1;
  while (/\s/.test(text[before] ?? "")) before -= 1;
  return text[before] === ",";
}

type Field = { readonly name: string; readonly value: string; readonly end: number };

/** A field, or what is wrong with it. */
function readField(text: string, from: number): Field | string {
  const named = /([^\s,{}="()#]+)\s*=\s*/y;
  named.lastIndex = from;
  const name = named.exec(text)?.[1];
  if (name === undefined) return `cannot be read at "${text.slice(from, from + 20).split("\n")[0]}"`;
  const parts: string[] = [];
  let at = named.lastIndex;
  for (;;) {
    const piece = readPiece(text, at);
    if (piece === null) return `has a value of "${name}" that is never closed`;
    parts.push(piece.value);
    at = skip(text, piece.end);
    if (text[at] !== "#") return { name, value: parts.join(""), end: piece.end };
    at = skip(text, at + 1);
  }
}

function readPiece(text: string, at: number): { readonly value: string; readonly end: number } | null {
  if (text[at] === "{") {
    const end = balancedEnd(text, at);
    return end === null ? null : { value: text.slice(at + 1, end - 1), end };
  }
  if (text[at] === '"') {
    const end = quotedEnd(text, at);
    return end === null ? null : { value: text.slice(at + 1, end - 1), end };
  }
  const bare = /[^\s,{}="()#]*/y;
  bare.lastIndex = at;
  const value = bare.exec(text)?.[0] ?? "";
  return value === "" ? null : { value, end: bare.lastIndex };
}

/** Offset after the bracket that closes the one at `open`; null where none does before the next entry begins. */
function balancedEnd(text: string, open: number): number | null {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\\") at += 1;
    else if (sign === "{" || (sign === "(" && at === open)) depth += 1;
    else if (sign === "}" || (sign === ")" && depth === 1 && text[open] === "(")) {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (sign === "@" && depth > 0 && beginsEntry(text, at)) return null;
  }
  return null;
}

function quotedEnd(text: string, open: number): number | null {
  let depth = 0;
  for (let at = open + 1; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\\") at += 1;
    else if (sign === "{") depth += 1;
    else if (sign === "}") depth -= 1;
    else if (sign === '"' && depth === 0) return at + 1;
    else if (sign === "@" && beginsEntry(text, at)) return null;
  }
  return null;
}

/** True where `@type{` stands at the beginning of a line: even inside an unclosed brace, a new entry starts here. */
function beginsEntry(text: string, at: number): boolean {
  if (text[at] !== "@" || (at > 0 && text[at - 1] !== "\n")) return false;
  return /^@[a-zA-Z]+[ \t]*[{(][^\s,{}]+\s*,/.test(text.slice(at, at + 300));
}

function nextEntry(text: string, from: number): number {
  const next = /\n[ \t]*@[ \t]*[a-zA-Z]+[ \t]*[{(]/g;
  next.lastIndex = from;
  const found = next.exec(text);
  return found === null ? text.length : found.index + 1;
}

function skip(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at += 1;
  return at;
}

function withCommas(text: string, start: number, end: number, commas: readonly number[]): string {
  let result = "";
  let from = start;
  for (const at of commas) {
    result += `${text.slice(from, at).trimEnd()},\n`;
    from = at;
  }
  return result + text.slice(from, end);
}
