import { distance } from "fastest-levenshtein";
import type { Addressee, AskedQuery, Query, RecordedQuery } from "../model/query.ts";

/** Share of letters in which two queries must agree to be one that was reworded; of their figures they share all. */
const alike = 0.8;

const labels: Readonly<Record<Addressee, string>> = { author: "AQ", editor: "EQ", typesetter: "TQ" };

export type IdentifiedQueries = {
  /** In the order they were given in. */
  readonly queries: readonly Query[];
  /** Entries of `queries.yaml` that the manuscript does not ask any more. */
  readonly unasked: readonly RecordedQuery[];
};

/**
 * Gives each query its id, and what `queries.yaml` knows of it. An id is made of the words and the addressee, so it does
 * not depend on where the query stands; one that was reworded since keeps the id it was recorded with. `digest` gives
 * hexadecimal digits.
 */
export function identifyQueries(
  asked: readonly AskedQuery[],
  recorded: readonly RecordedQuery[],
  digest: (text: string) => string,
): IdentifiedQueries {
  const ids = ownIds(asked, digest);
  const left = new Map(recorded.map((entry) => [entry.id, entry]));
  const known = ids.map((id) => taken(left, id));
  const found = asked.map((query, index) => known[index] ?? taken(left, reworded(query, left)));
  const counts = new Map<Addressee, number>();
  const queries = asked.map((query, index): Query => {
    const count = (counts.get(query.addressee) ?? 0) + 1;
    counts.set(query.addressee, count);
    const entry = found[index];
    return {
      ...query,
      id: entry?.id ?? ids[index] ?? "",
      label: `${labels[query.addressee]}${count}`,
      state: entry?.state ?? "open",
      answer: entry?.answer ?? "",
    };
  });
  return { queries, unasked: [...left.values()] };
}

/** Equal queries are told apart by their order. */
function ownIds(asked: readonly AskedQuery[], digest: (text: string) => string): readonly string[] {
  const met = new Map<string, number>();
  return asked.map(({ addressee, text }) => {
    const id = `q-${digest(`${addressee}\n${folded(text)}`).slice(0, 8)}`;
    const count = (met.get(id) ?? 0) + 1;
    met.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}

function taken(left: Map<string, RecordedQuery>, id: string | null): RecordedQuery | undefined {
  const entry = id === null ? undefined : left.get(id);
  if (entry !== undefined) left.delete(entry.id);
  return entry;
}

/** The entry whose words are nearest, where they are near enough. */
function reworded(query: AskedQuery, left: ReadonlyMap<string, RecordedQuery>): string | null {
  const words = folded(query.text);
  const [nearest] = [...left.values()]
    .filter(({ addressee, text }) => addressee === query.addressee && figures(text) === figures(query.text))
    .map(({ id, text }) => ({ id, share: likeness(words, folded(text)) }))
    .toSorted((one, other) => other.share - one.share);
  return nearest !== undefined && nearest.share >= alike ? nearest.id : null;
}

function figures(text: string): string {
  return (text.match(/\p{N}+/gu) ?? []).join(" ");
}

function likeness(one: string, other: string): number {
  return 1 - distance(one, other) / Math.max(one.length, other.length, 1);
}

function folded(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
