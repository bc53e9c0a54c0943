import { type Document, isMap, isSeq, parseDocument, type YAMLSeq } from "yaml";
import type { Query, QueryReply } from "../model/query.ts";

const opening = ` What was asked about this manuscript. Write answers under "answer", and "state: closed" when nothing is left to do.`;

/**
 * The text of `queries.yaml` with the queries that it lacks at its end. Whatever else stands in it, comments, order and
 * answers, stays. The text must be well-formed; empty where there is no file yet.
 */
export function recordQueries(
  written: string,
  queries: readonly Query[],
  known: ReadonlySet<string>,
): string {
  const fresh = queries.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return written;
  return edited(written, (list, document) => {
    for (const { id, addressee, text, state } of fresh)
      list.add(document.createNode({ id, to: addressee, query: text, state, answer: null }));
  });
}

/** The text of `queries.yaml` with answers at their entries; entries that were answered keep what they have. */
export function recordAnswers(written: string, answers: ReadonlyMap<string, string>): string {
  return edited(written, (list) => {
    for (const entry of list.items) {
      const answer = isMap(entry) ? answers.get(String(entry.get("id"))) : undefined;
      if (answer !== undefined && isMap(entry) && !entry.get("answer")) entry.set("answer", answer);
    }
  });
}

/** The text of `queries.yaml` with one entry, which it must have, as a reply says. */
export function recordReply(written: string, id: string, { addressee, state, answer }: QueryReply): string {
  return edited(written, (list) => {
    for (const entry of list.items) {
      if (!isMap(entry) || String(entry.get("id")) !== id) continue;
      const now = { to: addressee, state, answer: answer === "" ? null : answer };
      for (const [key, value] of Object.entries(now)) if (entry.get(key) !== value) entry.set(key, value);
    }
  });
}

function edited(written: string, edit: (list: YAMLSeq, document: Document) => void): string {
  const document = parseDocument(written.trim() === "" ? "queries: []\n" : written.replace(/\r\n/g, "\n"));
  if (written.trim() === "") document.commentBefore = opening;
  if (!isSeq(document.get("queries"))) document.set("queries", document.createNode([]));
  const list = document.get("queries");
  if (!isSeq(list)) throw new Error("A list of queries was just put there.");
  list.flow = false;
  edit(list, document);
  const text = document.toString({ lineWidth: 0, nullStr: "" });
  return written.includes("\r\n") ? text.replace(/\r?\n/g, "\r\n") : text;
}
