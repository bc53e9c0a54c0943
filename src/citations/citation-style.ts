import type { Checked } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";

export type CitationStyle = {
  /** The style's XML; null for Pandoc's own Chicago author-date. */
  readonly csl: string | null;
  /** True where the style sets citations as notes (CSL 1.0.2, `class="note"`). */
  readonly citationsAreNotes: boolean;
};

/** Styles by name and by path; `null` stands for the one Pandoc has built in. */
export type StyleLibrary = ReadonlyMap<string, string | null>;

export const defaultStyle = "chicago-author-date";

/**
 * Finds the style that the metadata names: one of the library, or a `.csl` file of the manuscript. An unknown or unusable
 * one is a finding at `place`, and the default is taken.
 */
export function citationStyle(name: string, library: StyleLibrary, place: Place): Checked<CitationStyle> {
  const csl = library.get(name) ?? library.get(`${name}.csl`) ?? library.get(name.replace(/\.csl$/, ""));
  if (csl === undefined && !library.has(name))
    return fallBack("metadata/citation-style-is-known", unknown(name, library), place);
  if (csl === null || csl === undefined)
    return { value: { csl: null, citationsAreNotes: false }, diagnostics: [] };
  if (/<!DOCTYPE|<!ENTITY/i.test(csl))
    return fallBack(
      "policy/style-is-plain-xml",
      `The style "${name}" declares a document type or entities.`,
      place,
    );
  const parent = /<link[^>]*rel="independent-parent"[^>]*>/.exec(csl)?.[0];
  if (parent !== undefined && !/<citation[\s>]/.test(csl)) {
    const address = /href="([^"]*)"/.exec(parent)?.[1] ?? "";
    return fallBack(
      "metadata/citation-style-is-known",
      `The style "${name}" only points to "${address.split("/").at(-1)}"; the style itself was expected.`,
      place,
    );
  }
  return { value: { csl, citationsAreNotes: /<style[^>]*\sclass="note"/.test(csl) }, diagnostics: [] };
}

function unknown(name: string, library: StyleLibrary): string {
  return `There is no citation style "${name}"; known are ${[...library.keys()].map((known) => `"${known}"`).join(", ")}.`;
}

function fallBack(check: string, message: string, place: Place): Checked<CitationStyle> {
  const help = `Name one of these, or put a .csl file into the manuscript folder and name it. Chicago author-date is used.`;
  return {
    value: { csl: null, citationsAreNotes: false },
    diagnostics: [{ check, severity: "error", place, message, help }],
  };
}
