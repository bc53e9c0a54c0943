import { z } from "zod";

const words = z.string().trim().min(1);
const number = z.number().min(0);
const bounds = z
  .strictObject({ least: number.optional(), most: number.optional() })
  .describe("the least and the most, as `least` and `most`");
const severity = z
  .enum(["error", "warning", "advice", "off"])
  .describe("`error`, `warning`, `advice` or `off`");
const section = z
  .union([
    words,
    z.strictObject({
      heading: z.union([words, z.array(words).min(1)]).describe("the heading, or all that will do"),
      required: z.boolean().optional().describe("`false` where the section may be missing"),
    }),
  ])
  .describe("a heading, or `heading` (one, or a list of those that will do) and `required`");

/** What a journal's profile may say, each key with what is expected of it. */
export const profileSchema = z.strictObject({
  name: words.optional().describe("the journal's name"),
  severities: z
    .record(z.string(), severity)
    .optional()
    .describe("checks (`figures/alternative-is-given`) or whole groups (`text/*`), each with its severity"),
  sections: z.array(section).optional().describe("the sections of an article in their order"),
  limits: z
    .strictObject({
      "abstract-words": bounds.optional(),
      keywords: bounds.optional(),
      "title-words": bounds.optional(),
      words: bounds.optional(),
      "figure-resolution": bounds.optional(),
    })
    .optional()
    .describe(
      "bounds for `abstract-words`, `keywords`, `title-words`, `words` and `figure-resolution` (pixels per inch)",
    ),
  "citation-style": words.optional().describe("the name of the citation style asked for"),
  style: z
    .strictObject({
      "heading-case": z.enum(["sentence", "title"]).optional(),
      "serial-comma": z.boolean().optional(),
      spelling: z.enum(["british", "american", "oxford"]).optional(),
      "quotation-marks": z.enum(["single", "double", "guillemets"]).optional(),
      dashes: z.enum(["spaced-en", "closed-em"]).optional(),
      "citation-order": z.enum(["alphabetical", "chronological"]).optional(),
      avoid: z.record(z.string(), z.string()).optional(),
    })
    .optional()
    .describe(
      "house style: `heading-case`, `serial-comma`, `spelling`, `quotation-marks`, `dashes`, `citation-order`, and `avoid` (words, each with what is printed instead)",
    ),
});
