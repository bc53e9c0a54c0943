import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";
import { printable } from "./printable.ts";

const order: readonly Severity[] = ["error", "warning", "advice"];

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
