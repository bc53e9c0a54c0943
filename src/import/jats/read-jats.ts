import type { Checked } from "../../model/diagnostic.ts";
import type { ImportDraft } from "../../model/import.ts";
import type { Pandoc } from "../../model/tools.ts";
import { draftOfTree } from "../documents/draft-of-tree.ts";
import { orRefused, readTree } from "../documents/readable.ts";
import { parseXml } from "../docx/xml.ts";
import { jatsAuthors } from "./jats-authors.ts";
import { jatsItems } from "./jats-items.ts";
import { jatsText } from "./jats-text.ts";

const help = "Ask for the XML as the journal published it, without entities of its own.";

/** Reads an article of JATS. Its pictures were not sent; no document type is fetched and no entity replaced. */
export async function readJats(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  pandoc: Pandoc,
): Promise<Checked<ImportDraft | null>> {
  const source = new TextDecoder().decode(bytes);
  if (/<!ENTITY\b/i.test(source)) return ownEntities(name);
  const bare = source.replace(/<!DOCTYPE\b(?:"[^"]*"|'[^']*'|[^'">[])*>/i, "");
  return orRefused(name, help, async () => {
    const encoded = new TextEncoder().encode(bare);
    const article = parseXml(encoded);
    const document = await readTree("jats-auto_identifiers", "article.xml", encoded, pandoc);
    const items = jatsItems(article);
    const authors = jatsAuthors(article);
    const metadata = authors.length === 0 ? {} : { authors };
    const input = { name, document, media: new Map(), metadata, items, sourceText: jatsText(article) };
    return { value: await draftOfTree(input, pandoc), diagnostics: [] };
  });
}

/** Entities that stand for others grow without bound, and external ones read files. */
function ownEntities(file: string): Checked<ImportDraft | null> {
  return {
    value: null,
    diagnostics: [
      {
        check: "limits/no-own-entities",
        severity: "error",
        place: { file, line: 1, column: 1, certainty: "near" },
        message: "The document declares entities of its own; characters written as such were expected.",
        help,
      },
    ],
  };
}
