import { zipSync } from "fflate";
import type { Checked } from "../../model/diagnostic.ts";
import type { ImportDraft } from "../../model/import.ts";
import type { Block } from "../../model/pandoc.ts";
import type { Pandoc } from "../../model/tools.ts";
import { mapBlocks, mapInlines } from "../../tree/walk.ts";
import type { Files } from "../docx/package-parts.ts";
import { descendants, parseXml, textOf } from "../docx/xml.ts";
import { draftOfTree } from "./draft-of-tree.ts";
import { readOdtFacts } from "./odt-facts.ts";
import type { ArchiveInput } from "./read-epub.ts";
import { mediaIn, orRefused, readTree, refused } from "./readable.ts";

/** Reads an OpenDocument text (ODF 1.3, part 3). */
export async function readOdt(
  { name, files }: ArchiveInput,
  pandoc: Pandoc,
): Promise<Checked<ImportDraft | null>> {
  const content = files.get("content.xml");
  if (content === undefined) return refused(name, "the package holds no text", help);
  const manifest = new TextDecoder().decode(files.get("META-INF/manifest.xml"));
  if (manifest.includes("encryption-data"))
    return refused(name, "it is protected by a password", "Save it without one and import it again.");
  return orRefused(name, help, async () => {
    const styles = files.get("styles.xml");
    const whole = withParagraphs(new TextDecoder().decode(content));
    const facts = readOdtFacts(
      parseXml(new TextEncoder().encode(whole)),
      styles === undefined ? undefined : parseXml(styles),
      files,
    );
    const packed = zipSync(Object.fromEntries(readableFiles(files, whole)), { level: 1 });
    const tree = await readTree("odt-auto_identifiers", "document.odt", packed, pandoc);
    const document = { ...tree, blocks: mapBlocks(tree.blocks, { block: setFormulas }) };
    const draft = await draftOfTree(
      { name, document, media: mediaIn(document.blocks, files), ...facts, otherwiseTitle: titleOf(files) },
      pandoc,
    );
    return { value: draft, diagnostics: [] };
  });
}

/** Of the document's properties. */
function titleOf(files: Files): string {
  const bytes = files.get("meta.xml");
  const [title] = bytes === undefined ? [] : descendants(parseXml(bytes), "dc:title");
  return title === undefined ? "" : textOf(title).trim();
}

const help = "Open it in a word processor and save it anew as .odt.";

/** Pandoc writes an abstract without a paragraph around it, and does not read that again. */
function withParagraphs(content: string): string {
  return content.replace(
    /(<\/text:(?:p|h|list)>|<office:text\b[^>]*>)(\s*)([^<\s][^<]*)/g,
    '$1$2<text:p text:style-name="Abstract">$3</text:p>',
  );
}

/** ODF does not tell formulas in a line from those on their own. */
function setFormulas(block: Block): Block {
  if (block.t !== "Para" && block.t !== "Plain") return block;
  const isAlone = block.c.every(({ t }) => t === "Math" || t === "Space");
  if (isAlone) return block;
  return {
    ...block,
    c: mapInlines(block.c, {
      inline: (inline) =>
        inline.t === "Math" ? { ...inline, c: [{ t: "InlineMath" }, inline.c[1]] } : inline,
    }),
  };
}

/** What Pandoc needs, written so that it finds formulas, and without what is no text. */
function readableFiles(files: Files, content: string): readonly (readonly [string, Uint8Array])[] {
  const text = content
    .replace(/(<draw:object\b[^>]*xlink:href=")(?:\.\/)?([^"]*?)\/?"/g, '$1$2"')
    .replace(/<text:table-of-content\b[\s\S]*?<\/text:table-of-content>/g, "")
    .replace(/<office:annotation\b[\s\S]*?<\/office:annotation>/g, "")
    .replace(/<office:annotation-end\b[^>]*\/>/g, "")
    .replace(/<text:tracked-changes\b[\s\S]*?<\/text:tracked-changes>/g, "");
  return [...files].map(([path, bytes]) =>
    path === "content.xml" ? [path, new TextEncoder().encode(text)] : [path, bytes],
  );
}
