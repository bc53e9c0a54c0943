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
  const found = asked.map((query, index) => known[index] ?? taken(left, reworded(query, left, digest)));
  const counts = new Map<Addressee, number>();
  const queries = asked.map((query, index): Query => {
    const entry = found[index];
    // Somebody may have handed it on since it was asked.
    const addressee = entry?.addressee ?? query.addressee;
    const count = (counts.get(addressee) ?? 0) + 1;
    counts.set(addressee, count);
    return {
      ...query,
      addressee,
      id: entry?.id ?? ids[index] ?? "",
      label: `${labels[addressee]}${count}`,
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
    const id = ownId(addressee, text, digest);
    const count = (met.get(id) ?? 0) + 1;
    met.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}

function ownId(addressee: Addressee, text: string, digest: (text: string) => string): string {
  return `q-${digest(`${addressee}\n${folded(text)}`).slice(0, 8)}`;
}

/** Whom an entry was asked of at first, which its id was made with; it may have been handed on since. */
function firstAddressee({ id, addressee, text }: RecordedQuery, digest: (text: string) => string): Addressee {
  const names: readonly Addressee[] = ["author", "editor", "typesetter"];
  return names.find((name) => id.replace(/-\d+$/, "") === ownId(name, text, digest)) ?? addressee;
}

function taken(left: Map<string, RecordedQuery>, id: string | null): RecordedQuery | undefined {
  const entry = id === null ? undefined : left.get(id);
  if (entry !== undefined) left.delete(entry.id);
  return entry;
}

/** The entry whose words are nearest, where they are near enough. */
function reworded(
  query: AskedQuery,
  left: ReadonlyMap<string, RecordedQuery>,
  digest: (text: string) => string,
): string | null {
  const words = folded(query.text);
  const [nearest] = [...left.values()]
    .filter((entry) => figures(entry.text) === figures(query.text))
    .filter((entry) => firstAddressee(entry, digest) === query.addressee)
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
