import { z } from "zod";

const words = z.string().trim().min(1);

/** One entry of `waivers.yaml`. */
export const waiverSchema = z.strictObject({
  check: z
    .string()
    .regex(/^[a-z-]+\/(?:[a-z-]+|\*)$/)
    .describe("a check, such as `text/words-stand-once`, or a whole group, such as `text/*`"),
  file: z
    .string()
    .regex(/^[^*]*(?:\*{1,2}[^*]*){0,3}$/)
    .optional()
    .describe("the file, or a pattern such as `chapters/*.md`; otherwise any file"),
  finding: words.optional().describe("words of the finding's message; otherwise all findings of the check"),
  reason: words.describe("why the finding may stand"),
  owner: words.optional().describe("who decided it"),
  expires: z.iso.date().optional().describe("the last day on which it holds, such as `2027-01-31`"),
});
