import type { StyledEdition } from "../../markup/look.ts";
import type { Diagnostic, Severity } from "../../model/diagnostic.ts";
import type { Source } from "../../model/source.ts";
import { findingAt, lineOf } from "../finding.ts";
import { nearestWord } from "../nearest.ts";

/** A template of the manuscript folder. */
export type TemplateFile = {
  /** Where it lies. */
  readonly source: Source;
  /** The path of the look's file it takes the place of, `article/print/page.html`. */
  readonly name: string;
};

/** What is wrong at an offset of a template. */
export function templateFinding(
  { path, text }: Source,
  offset: number,
  check: string,
  message: string,
  help: string,
  severity: Severity = "error",
): Diagnostic {
  const before = text.slice(0, offset).split("\n");
  const place = lineOf(path, before.length, [...(before.at(-1) ?? "")].length + 1);
  return findingAt(place, { check, severity, message, help });
}

/** "Did you mean …?" where a known word is near, else what to do. */
export function didYouMean(word: string, known: Iterable<string>, otherwise: string): string {
  const near = nearestWord(word, known);
  return near === null ? otherwise : `Did you mean "${near}"?`;
}

/** The editions a file is for: that of its folder, or all; a page on the web takes what is the e-book's as well. */
export function editionsOf(name: string): readonly StyledEdition[] {
  if (/(?:^|\/)print[./]/.test(name)) return ["print"];
  if (/(?:^|\/)html[./]/.test(name)) return ["html"];
  return /(?:^|\/)epub[./]/.test(name) ? ["epub"] : ["print", "epub", "html"];
}
