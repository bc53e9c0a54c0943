import { z } from "zod";
import { publicationSchema } from "./schema.ts";

/** The JSON Schema (draft 2020-12) of `publication.yaml` and, without its lists of divisions, of front matter. */
export function manuscriptSchemaText(): string {
  const schema = z.toJSONSchema(publicationSchema, { io: "input" });
  const described = {
    title: "Manuscript metadata",
    description:
      "Front matter of an article and publication.yaml of a book; `kind`, `front-matter`, `body` and `back-matter` stand in publication.yaml only.",
    ...schema,
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
