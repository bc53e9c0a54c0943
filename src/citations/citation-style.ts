import type { Checked } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";
import { similarity } from "./similarity.ts";

export type CitationStyle = {
  /** The style's XML; null for Pandoc's own Chicago author-date. */
  readonly csl: string | null;
  /** True where the style sets citations as notes (CSL 1.0.2, `class="note"`). */
  readonly citationsAreNotes: boolean;
};

/** Styles by name and by path; `null` stands for the one Pandoc has built in. */
export type StyleLibrary = ReadonlyMap<string, string | null>;

export const chicago: CitationStyle = { csl: null, citationsAreNotes: false };

/**
 * Finds the style that the metadata names: one of the library, or a `.csl` file of the manuscript. An unknown or
 * unusable one is a finding at `place`, and the default is taken.
 */
export function citationStyle(name: string, library: StyleLibrary, place: Place): Checked<CitationStyle> {
  const stem = name.replace(/\.csl$/, "");
  const found = [name, `${name}.csl`, stem].find((each) => library.has(each));
  const csl = found === undefined ? undefined : library.get(found);
  if (csl === null) return { value: chicago, diagnostics: [] };
  const fault = csl === undefined ? unknown(name, library) : faultOf(name, csl, library);
  if (csl === undefined || fault !== null)
    return {
      value: chicago,
      diagnostics: fault === null ? [] : [{ ...fault, severity: "error", place }],
    };
  return {
    value: { csl, citationsAreNotes: /<style\b[^>]*\sclass\s*=\s*["']note["']/.test(csl) },
    diagnostics: [],
  };
}

type Fault = { readonly check: string; readonly message: string; readonly help: string };

function unknown(name: string, library: StyleLibrary): Fault {
  const known = [...library.keys()];
  const near = known
    .filter((each) => similarity(each, name) >= 0.5)
    .toSorted((a, b) => similarity(b, name) - similarity(a, name))[0];
  const meant = near === undefined ? "" : `Did you mean "${near}"? `;
  return {
    check: "metadata/citation-style-is-known",
    message: `There is no citation style "${name}"; ${list(known)} or a .csl file of the manuscript was expected.`,
    help: `${meant}Chicago author-date is used.`,
  };
}

/** What keeps a style from being used; null for nothing that can be seen without running it. */
function faultOf(name: string, csl: string, library: StyleLibrary): Fault | null {
  if (/<!DOCTYPE|<!ENTITY/i.test(csl))
    return {
      check: "policy/style-is-plain-xml",
      message: `The style "${name}" declares a document type or entities; plain XML was expected.`,
      help: "Remove the declaration; Chicago author-date is used.",
    };
  const parent = parentOf(csl);
  if (parent !== null)
    return {
      check: "metadata/citation-style-is-independent",
      message: `The style "${name}" only points to "${parent}"; a style with its own rules was expected.`,
      help: library.has(parent)
        ? `Name "${parent}" instead; Chicago author-date is used.`
        : `Put "${parent}.csl" into the manuscript folder and name that; Chicago author-date is used.`,
    };
  const macro = circularMacro(csl);
  if (macro === null) return null;
  return {
    check: "metadata/citation-style-is-valid",
    message: `In the style "${name}", the macro "${macro}" calls itself; an end was expected.`,
    help: "Correct the style or name another; Chicago author-date is used.",
  };
}

/** Name of the style that a dependent one (CSL 1.0.2, "Dependent styles") stands for. */
function parentOf(csl: string): string | null {
  if (/<citation[\s>]/.test(csl)) return null;
  const link = /<link\b[^>]*\srel\s*=\s*["']independent-parent["'][^>]*>/.exec(csl)?.[0];
  const address = /\shref\s*=\s*["']([^"']*)["']/.exec(link ?? "")?.[1];
  return address?.split("/").at(-1) ?? null;
}

/** A macro that comes back to itself, which would keep Pandoc busy for ever. */
function circularMacro(csl: string): string | null {
  const calls = new Map<string, readonly string[]>();
  for (const [, name = "", body = ""] of csl.matchAll(
    /<macro\b[^>]*?\sname=["']([^"']*)["'][^>]*>([\s\S]*?)<\/macro>/g,
  ))
    calls.set(
      name,
      [...body.matchAll(/\smacro=["']([^"']*)["']/g)].map((match) => match[1] ?? ""),
    );
  const finished = new Set<string>();
  const open = new Set<string>();
  const visit = (name: string): string | null => {
    if (open.has(name)) return name;
    if (finished.has(name)) return null;
    open.add(name);
    for (const called of calls.get(name) ?? []) {
      const circular = visit(called);
      if (circular !== null) return circular;
    }
    open.delete(name);
    finished.add(name);
    return null;
  };
  for (const name of calls.keys()) {
    const circular = visit(name);
    if (circular !== null) return circular;
  }
  return null;
}

function list(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
