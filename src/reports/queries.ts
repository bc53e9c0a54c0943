import type { Diagnostic } from "../model/diagnostic.ts";
import { sortByPlace } from "./places.ts";

/** Equal findings at several places: one question to the author. The places are in order. */
export type Query = { readonly diagnostic: Diagnostic; readonly others: readonly Diagnostic[] };

/** Groups findings of one check that say the same, in the order of their first places. */
export function queriesOf(diagnostics: readonly Diagnostic[]): readonly Query[] {
  const groups = Map.groupBy(
    sortByPlace(diagnostics),
    ({ check, severity, message }) => `${severity} ${check} ${message}`,
  );
  return [...groups.values()].flatMap(([diagnostic, ...others]) =>
    diagnostic === undefined ? [] : [{ diagnostic, others }],
  );
}
