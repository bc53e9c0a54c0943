import { z } from "zod";

const words = z.string().trim().min(1);

/** One entry of `queries.yaml`. */
export const querySchema = z.strictObject({
  id: z
    .string()
    .regex(/^q-[0-9a-z]+(?:-\d+)?$/)
    .describe("the query's name, such as `q-3f9a1c2b`; `npm run proof -- --queries` lists them"),
  to: z
    .enum(["author", "editor", "typesetter"])
    .optional()
    .describe("who is asked: `author`, `editor` or `typesetter`; otherwise the author"),
  query: words.describe("what is asked"),
  state: z
    .enum(["open", "answered", "closed"])
    .optional()
    .describe("`open`, `answered` or `closed`; an open one that has an answer counts as answered"),
  answer: z.string().trim().nullable().optional().describe("what was answered"),
});
