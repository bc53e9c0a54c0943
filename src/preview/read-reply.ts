import { z } from "zod";
import type { QueryReply } from "../model/query.ts";

const reply = z.strictObject({
  addressee: z.enum(["author", "editor", "typesetter"]),
  state: z.enum(["open", "answered", "closed"]),
  answer: z.string().trim().max(20_000),
});
const sentReply = reply.extend({ id: z.string().max(100), seen: reply });

const sentComparison = z.strictObject({ against: z.string().trim().min(1).max(200) });

/** Reads with what to compare; null where nothing can be read. */
export function readAgainst(sent: unknown): string | null {
  return sentComparison.safeParse(sent).data?.against ?? null;
}

/** What the desk sends to answer a query: how the query is to be, and how it was where the answer was begun. */
export type SentReply = { readonly id: string; readonly reply: QueryReply; readonly seen: QueryReply };

/** Reads what was sent; a sentence about what is wrong with it, where something is. */
export function readReply(sent: unknown): SentReply | string {
  const { data, error } = sentReply.safeParse(sent);
  if (data === undefined) {
    const [issue] = error.issues;
    return `The answer cannot be read: ${issue?.path.join(".") || "it"}: ${issue?.message}.`;
  }
  const { id, seen, addressee, state, answer } = data;
  // As the file is read: an open query with an answer is an answered one.
  return {
    id,
    seen,
    reply: { addressee, state: state === "open" && answer !== "" ? "answered" : state, answer },
  };
}
