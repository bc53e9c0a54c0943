import type { Diagnostic } from "../model/diagnostic.ts";
import type { BibtexEntry, BibtexField, BibtexPart } from "./bibtex-entries.ts";

const months = new Set(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]);
/** Read as they stand: an address's `#` and `%` belong to it. */
const verbatim = new Set(["url", "doi", "eprint", "urldate"]);
/** No style prints these, and reference managers put the most broken LaTeX there. */
const unprinted =
  /^(abstract|annote|annotation|file|review|comment|owner|timestamp|date-(added|modified)|__markedentry|(bdsk|mendeley)-.*)$/;
/** Longest text one abbreviation may stand for: each may hold the one before it twice. */
const mostAbbreviated = 10_000;

/** Abbreviation in lower case → its text. */
export type Abbreviations = ReadonlyMap<string, string>;

/** `@string` definitions, each with those before it written out. */
export function expandStrings(definitions: readonly BibtexField[]): Abbreviations {
  const known = new Map<string, string>();
  for (const { name, parts } of definitions)
    known.set(
      name,
      parts
        .map((part) => partText(part, known))
        .join("")
        .slice(0, mostAbbreviated),
    );
  return known;
}

/** Plain value of a field, abbreviations written out; empty where the entry has none. */
export function fieldText(entry: BibtexEntry, name: string, known: Abbreviations): string {
  const field = entry.fields.find((each) => each.name === name);
  return (field?.parts ?? []).map((part) => partText(part, known)).join("");
}

function partText({ kind, text }: BibtexPart, known: Abbreviations): string {
  return kind === "text" ? text : (known.get(text.toLowerCase()) ?? text);
}

/** Bare words that no `@string` defines: BibTeX leaves them out, and we print them as they stand. */
export function undefinedWords(entry: BibtexEntry, known: Abbreviations): readonly Diagnostic[] {
  return entry.fields.flatMap(({ name, parts, place }) =>
    parts
      .filter(({ kind, text }) => kind === "word" && /^[A-Za-z]/.test(text) && !isDefined(text, name, known))
      .map(
        ({ text }): Diagnostic => ({
          check: "reference-list/abbreviations-are-defined",
          severity: "warning",
          place,
          message: `The field "${name}" of "${entry.key}" holds the word "${text}" without braces; no @string defines it.`,
          help: `Write "${name} = {${text}}", or define it: "@string{${text} = {…}}".`,
        }),
      ),
  );
}

function isDefined(word: string, field: string, known: Abbreviations): boolean {
  const name = word.toLowerCase();
  return known.has(name) || months.has(name) || unprinted.test(field);
}

/**
 * The entry as Pandoc gets it: on one line, under a name of ours, `rename` applied to the keys it inherits from, what
 * LaTeX would take for a comment or a broken command written so that it is printed.
 */
export function writeEntry(
  entry: BibtexEntry,
  name: string,
  known: Abbreviations,
  rename: (key: string) => string,
): string {
  const seen = new Set<string>();
  const fields = entry.fields.flatMap(({ name: field, parts }) => {
    if (seen.has(field) || unprinted.test(field) || !/^[a-z][a-z0-9_-]*$/.test(field)) return [];
    seen.add(field);
    return [`${fieldName(field, entry)} = ${writeValue(field, parts, known, rename)}`];
  });
  return `@${entry.type.replace(/[^a-z]/g, "")}{${[name, ...fields].join(", ")},}`;
}

/** Pandoc's BibTeX reader, which does not split publishers at "and", knows all BibLaTeX's names but this one. */
function fieldName(field: string, { fields }: BibtexEntry): string {
  const isPlace = field === "location" && !fields.some(({ name }) => name === "address");
  return isPlace ? "address" : field;
}

function writeValue(
  field: string,
  parts: readonly BibtexPart[],
  known: Abbreviations,
  rename: (key: string) => string,
): string {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === "word" && months.has(only.text.toLowerCase()))
    return only.text.toLowerCase();
  const text = parts.map((part) => partText(part, known)).join("");
  if (field === "crossref" || field === "xdata")
    return `{${text.split(",").map((key) => rename(key.trim()))}}`;
  return `{${verbatim.has(field) ? text : escapeSpecial(text)}}`.replaceAll("\n", " ");
}

/** Escapes `#`, `%` and a `$` that opens no formula, which would cost the rest of the field, and leaves LaTeX alone. */
function escapeSpecial(text: string): string {
  return text.replace(/\\(?:url|href)\s*\{[^{}]*\}|\\[\s\S]|\$[^$]*\$|[#%$]/g, (found) =>
    found.length === 1 ? `\\${found}` : found,
  );
}
