import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";

/** Colours for a terminal; the identity for everything else. */
export type Paint = Readonly<Record<Severity | "faint" | "strong", (text: string) => string>>;

const plain = (text: string): string => text;
export const noPaint: Paint = { error: plain, warning: plain, advice: plain, faint: plain, strong: plain };

const order: readonly Severity[] = ["error", "warning", "advice"];

/** Diagnostics for a person: by file and line, each with what is wrong and how to mend it. */
export function textReport(diagnostics: readonly Diagnostic[], paint: Paint = noPaint): string {
  return sortByPlace(diagnostics)
    .map((diagnostic) => entry(diagnostic, paint))
    .join("\n");
}

function entry(diagnostic: Diagnostic, paint: Paint): string {
  const { check, severity, place, message, help, related } = diagnostic;
  const lines = [
    `${paint.strong(placeText(place))}  ${paint[severity](severity)}  ${paint.faint(check)}`,
    `  ${printable(message)}`,
    `  ${paint.faint(printable(help))}`,
    ...(related ?? []).map((also) => `  ${placeText(also.place)}: ${printable(also.message)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** `file:line:column`, with `~` where the place is only near. */
export function placeText({ file, line, column, certainty }: Place): string {
  return `${printable(file)}:${line}:${column}${certainty === "near" ? "~" : ""}`;
}

/** Files in alphabetical order, then lines; graver findings first on one spot. */
export function sortByPlace(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compare(a.place.file, b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      order.indexOf(a.severity) - order.indexOf(b.severity) ||
      compare(a.check, b.check) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// C0 and C1 controls, and the bidirectional controls that could turn the report's own words round.
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A manuscript's words as they may be printed: control characters must not reach a terminal, nor a line be taken for
 * a workflow command of a CI service.
 */
export function printable(text: string): string {
  return text
    .replace(unsafe, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(/^(\s*):(?=:)/, "$1: ")
    .replace(/^(\s*)##(?=\[)/, "$1# #");
}
