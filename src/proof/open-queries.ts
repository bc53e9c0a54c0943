import type { Diagnostic } from "../model/diagnostic.ts";
import type { Query, RecordedQuery } from "../model/query.ts";

/** What keeps a release back: every query that is not closed. */
export function openQueries(queries: readonly Query[]): readonly Diagnostic[] {
  return queries
    .filter(({ state }) => state !== "closed")
    .map(({ label, id, addressee, text, state, answer, place }) => ({
      check: "queries/are-closed",
      severity: "error",
      place,
      message: `${label}, to the ${addressee}, is ${state}: "${text}"; it was expected to be closed.`,
      help:
        state === "answered"
          ? `Carry out the answer ("${answer}"), then write "state: closed" at ${id} in queries.yaml.`
          : `Write the answer at ${id} in queries.yaml, or "state: closed" where none is needed.`,
    }));
}

/** Entries of `queries.yaml` whose query is not in the manuscript any more, and that nobody closed. */
export function unaskedQueries(unasked: readonly RecordedQuery[]): readonly Diagnostic[] {
  return unasked
    .filter(({ state }) => state !== "closed")
    .map(({ id, text, place }) => ({
      check: "queries/are-asked",
      severity: "advice",
      place,
      message: `"${text}" (${id}) is recorded, but the manuscript does not ask it any more; each open query was expected in the text.`,
      help: `Write "state: closed" where it is settled; nothing is deleted by itself.`,
    }));
}
