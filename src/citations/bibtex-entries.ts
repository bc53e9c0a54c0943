import type { Diagnostic } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";
import type { Source } from "../model/source.ts";
import { scanBibtex } from "./bibtex-scanner.ts";
import { malformed } from "./entries-read.ts";
import { lineIndex } from "./line-index.ts";

/** A piece of a value, joined to the next by `#`: text in braces or quotes, or a bare number or abbreviation. */
export type BibtexPart = { readonly kind: "text" | "word"; readonly text: string };

/** Field or `@string` definition; names are in lower case, as BibTeX compares them. */
export type BibtexField = {
  readonly name: string;
  readonly parts: readonly BibtexPart[];
  readonly place: Place;
};

export type BibtexEntry = {
  /** Lower case, without `@`. */
  readonly type: string;
  readonly key: string;
  readonly fields: readonly BibtexField[];
  /** Of its `@`. */
  readonly place: Place;
};

export type BibtexFile = {
  readonly entries: readonly BibtexEntry[];
  /** `@string` definitions in file order. */
  readonly strings: readonly BibtexField[];
  /** Entries that have a key and cannot be read. */
  readonly unread: readonly { readonly key: string; readonly place: Place }[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Where text begins an entry without its brace; any other "@" between entries is a word. */
const braceless =
  /(?<=^[ \t]*)@(?:article|book|inbook|incollection|inproceedings|manual|misc|online|phdthesis|techreport)\b/imy;

/** Braces inside a value; beyond any title, whoever reads them by calling itself runs out of room. */
const mostDepth = 100;

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of text.match(/[{}]/g) ?? []) {
    depth += sign === "{" ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const mending = "Mend the entry; all others are read.";

/**
 * Splits a BibTeX or BibLaTeX file into its entries in one pass, linear in its length. What one entry gets wrong
 * costs that entry at most: reading goes on at the next line that begins one. A missing comma or a missing closing
 * brace behind the last field leaves no doubt what was meant, so such an entry is reported and read.
 */
export function splitBibtex({ path, text }: Source): BibtexFile {
  const placeAt = lineIndex(path, text);
  const scan = scanBibtex(text);
  const entries: BibtexEntry[] = [];
  const strings: BibtexField[] = [];
  const unread: { key: string; place: Place }[] = [];
  const diagnostics: Diagnostic[] = [];

  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", scan.offset())) {
    scan.moveTo(at);
    const open = scan.take(/@[ \t]*([A-Za-z][\w-]*)\s*([{(])/y);
    if (open === null) skipWord(at);
    else readBlock((open[1] ?? "").toLowerCase(), open[2] === "(" ? ")" : "}", at);
  }
  return { entries, strings, unread, diagnostics };

  function readBlock(type: string, close: string, start: number): void {
    if (type === "comment" || type === "preamble") skipGroup(scan.offset() - 1);
    else if (type === "string") strings.push(...(readFields("@string", close) ?? []));
    else readEntry(type, close, start);
  }

  function readEntry(type: string, close: string, start: number): void {
    const key = readKey(type, close, start);
    if (key === null) return;
    const fields = readFields(`"${key}"`, close);
    if (fields === null) unread.push({ key, place: placeAt(start) });
    else entries.push({ type, key, fields, place: placeAt(start) });
  }

  /** The key, the cursor behind the comma after it. Null, and a finding, where there is none. */
  function readKey(type: string, close: string, start: number): string | null {
    scan.skipBlank();
    const key = scan.take(close === ")" ? /[^\s,={}"()]+/y : /[^\s,={}"]+/y)?.[0] ?? "";
    const end = scan.offset();
    scan.skipBlank();
    const next = scan.peek();
    if (key === "" || next === "=") {
      const found = key === "" ? "no key" : `the field "${key}" where its key should be`;
      const message = `The entry "@${type}" has ${found}; a key and a comma were expected.`;
      return reject(start, message, `Give it a key that no other entry has: "@${type}{author2020, …".`);
    }
    if (next !== "," && next !== close) {
      const message = `The key "${key}" is followed by ${describe()}; a comma was expected.`;
      report(end, message, `Put a comma after "${key}"; a key has no spaces in it.`);
    }
    return key;
  }

  /** Everything up to the entry's closing brace. Null, and a finding, where the entry cannot be read. */
  function readFields(owner: string, close: string): readonly BibtexField[] | null {
    const fields: BibtexField[] = [];
    for (;;) {
      scan.take(/(?:[\s,]|%[^\n]*)*/y);
      const next = scan.peek();
      if (next === undefined || next === "@") return readOpenEnd(owner, close, fields);
      if (next === close) {
        scan.moveTo(scan.offset() + 1);
        return fields;
      }
      const field = readField(owner, close);
      if (field === null) return null;
      fields.push(field);
    }
  }

  /** Where the last value took other fields in, a brace inside it is open, and what was meant cannot be told. */
  function readOpenEnd(
    owner: string,
    close: string,
    fields: readonly BibtexField[],
  ): readonly BibtexField[] | null {
    const last = fields.at(-1);
    if (last?.parts.some(({ text }) => /,\s*[A-Za-z]+\s*=\s*["{\d]/.test(text))) {
      const message = `In ${owner}, a brace in the value of "${last.name}" is never closed.`;
      diagnostics.push(malformed(last.place, message, mending));
      return null;
    }
    let end = scan.offset();
    while (/\s/.test(text[end - 1] ?? "")) end -= 1;
    const found = scan.peek() === undefined ? "the end of the file" : "the next entry";
    const message = `The entry ${owner} runs into ${found}; its closing "${close}" was expected.`;
    report(end, message, `Write "${close}" after its last field.`);
    return fields;
  }

  function readField(owner: string, close: string): BibtexField | null {
    const start = scan.offset();
    const name = scan.take(/[A-Za-z][^\s=,{}"#%()]*/y)?.[0];
    if (name === undefined)
      return reject(start, `In ${owner}, ${describe()} stands where the name of a field was expected.`);
    scan.skipBlank();
    if (scan.take(/=/y) === null)
      return reject(
        start,
        `In ${owner}, the field "${name}" is followed by ${describe()}; "=" was expected.`,
      );
    const parts = readValue(owner, name);
    if (parts === null) return null;
    const end = scan.offset();
    scan.skipBlank();
    const next = scan.peek();
    if (next !== undefined && next !== "," && next !== close && next !== "@") {
      const message = `In ${owner}, ${describe()} follows the field "${name}" without a comma; one was expected.`;
      report(end, message, `Put a comma after the value of "${name}".`);
    }
    return { name: name.toLowerCase(), parts, place: placeAt(start) };
  }

  /** Leaves the cursor right behind the value. */
  function readValue(owner: string, name: string): readonly BibtexPart[] | null {
    const parts: BibtexPart[] = [];
    for (;;) {
      scan.skipBlank();
      const start = scan.offset();
      const part = readPart(owner, name);
      if (part === null) return null;
      if (depthOf(part.text) > mostDepth)
        return reject(
          start,
          `In ${owner}, the braces of "${name}" are nested deeper than ${mostDepth} levels.`,
        );
      parts.push(part);
      const end = scan.offset();
      scan.skipBlank();
      if (scan.take(/#/y) === null) {
        scan.moveTo(end);
        return parts;
      }
    }
  }

  function readPart(owner: string, name: string): BibtexPart | null {
    const start = scan.offset();
    const mark = scan.peek();
    if (mark === "{" || mark === '"') {
      if (scan.takeGroup()) return { kind: "text", text: text.slice(start + 1, scan.offset() - 1) };
      const what = mark === "{" ? "brace" : "quotation mark";
      return reject(start, `In ${owner}, the ${what} that opens the value of "${name}" is never closed.`);
    }
    const word = scan.take(/[^\s,{}"#=()%@]+/y)?.[0];
    if (word !== undefined) return { kind: "word", text: word };
    return reject(start, `In ${owner}, ${describe()} stands where the value of "${name}" was expected.`);
  }

  /** A comment in parentheses is skipped like other words between entries. */
  function skipGroup(open: number): void {
    if (text[open] !== "{") return;
    scan.moveTo(open);
    if (!scan.takeGroup()) scan.recover();
  }

  function skipWord(at: number): void {
    const type = scan.take(braceless)?.[0];
    if (type !== undefined)
      report(at, `"${type}" is followed by ${describe()}; "{" was expected.`, 'Write "{" after it.');
    scan.moveTo(Math.max(scan.offset(), at + 1));
  }

  function reject(offset: number, message: string, help = mending): null {
    report(offset, message, help);
    scan.recover();
    return null;
  }

  function report(offset: number, message: string, help: string): void {
    diagnostics.push(malformed(placeAt(offset), message, help));
  }

  /** What stands at the cursor, for a message. */
  function describe(): string {
    const rest = text.slice(scan.offset(), scan.offset() + 60).trimStart();
    const word = /^[\p{L}\p{N}_-]+|^./u.exec(rest)?.[0];
    return word === undefined ? "the end of the file" : `"${word}"`;
  }
}
