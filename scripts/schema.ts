/** Writes the JSON Schema of front matter and `publication.yaml`, for completion in editors. */
import { writeFile } from "node:fs/promises";
import { manuscriptSchemaText } from "../src/manuscript/metadata/schema-text.ts";

await writeFile(new URL("../docs/manuscript.schema.json", import.meta.url), manuscriptSchemaText());
