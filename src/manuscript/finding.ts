import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";

/** What a finding says, without its place. */
export type Remark = {
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
};

export function findingAt(place: Place, remark: Remark): Diagnostic {
  return { ...remark, place };
}

export function startOf(file: string): Place {
  return { file, line: 1, column: 1, certainty: "exact" };
}

export function lineOf(file: string, line: number, column = 1): Place {
  return { file, line, column, certainty: "exact" };
}
