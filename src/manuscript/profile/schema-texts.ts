import { z } from "zod";
import { querySchema } from "../queries/query-schema.ts";
import { profileSchema } from "./profile-schema.ts";
import { waiverSchema } from "./waiver-schema.ts";

/** The JSON Schema (draft 2020-12) of a journal's profile. */
export function profileSchemaText(): string {
  return schemaText("Journal profile", "What a journal asks of its manuscripts.", profileSchema);
}

/** The JSON Schema (draft 2020-12) of `waivers.yaml`. */
export function waiversSchemaText(): string {
  const waivers = z.strictObject({ waivers: z.array(waiverSchema).describe("the findings that may stand") });
  return schemaText("Waivers", "Findings that somebody has looked at and lets stand.", waivers);
}

/** The JSON Schema (draft 2020-12) of `queries.yaml`. */
export function queriesSchemaText(): string {
  const queries = z.strictObject({
    queries: z.array(querySchema).describe("what was asked, and the answers"),
  });
  return schemaText("Queries", "Questions about a manuscript, with their answers.", queries);
}

function schemaText(title: string, description: string, schema: z.ZodType): string {
  return `${JSON.stringify({ title, description, ...z.toJSONSchema(schema, { io: "input" }) }, null, 2)}\n`;
}
