import { zipSync } from "fflate";
import type { Checked } from "../../model/diagnostic.ts";
import type { ImportDraft } from "../../model/import.ts";
import type { Block, PandocDocument } from "../../model/pandoc.ts";
import type { Pandoc } from "../../model/tools.ts";
import type { Files } from "../docx/package-parts.ts";
import { child, descendants, type Element, elements, parseXml, textOf } from "../docx/xml.ts";
import { decodeHtml } from "./decode-html.ts";
import { draftOfTree } from "./draft-of-tree.ts";
import { htmlStyles } from "./html-styles.ts";
import { htmlText } from "./html-text.ts";
import { linkNotes } from "./linked-notes.ts";
import { mediaIn, orRefused, readTree, refused, removed, type Said } from "./readable.ts";

export type ArchiveInput = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its files, unpacked within the limits for archives. */
  readonly files: Files;
};

/** Reads an EPUB 2 or 3 in the order of its spine. */
export async function readEpub(input: ArchiveInput, pandoc: Pandoc): Promise<Checked<ImportDraft | null>> {
  const { name, files } = input;
  return orRefused(name, "Make the book anew, and check it with EPUBCheck.", async () => {
    const book = packageOf(files);
    if (book === null)
      return refused(name, "it names no package document", "Ask for the book again, as EPUB.");
    if (isLocked(files)) return refused(name, "it is protected", "Ask for the book without protection.");
    return { value: await readBook(input, book, pandoc), diagnostics: [] };
  });
}

async function readBook(
  { name, files }: ArchiveInput,
  { root, folder }: Book,
  pandoc: Pandoc,
): Promise<ImportDraft> {
  const chapters = chaptersOf(root, folder, files);
  const readable = [...files].map(([path, bytes]) => [
    path,
    chapters.has(path) ? withTitlePage(bytes) : bytes,
  ]);
  const packed = zipSync(Object.fromEntries(readable), { level: 1 });
  const tree = await readTree("epub-auto_identifiers", "book.epub", packed, pandoc);
  const texts = [...chapters].map((path) => decodeHtml(files.get(path) ?? new Uint8Array()));
  const cover = withoutCover(tree.blocks);
  const linked = linkNotes(cover.blocks);
  const document: PandocDocument = { ...tree, meta: metaOf(root), blocks: linked.blocks };
  const scripts = [...files.keys()].filter((path) => /\.js$/i.test(path)).length;
  return draftOfTree(
    {
      name,
      document,
      media: mediaIn(document.blocks, files),
      styles: new Map(texts.flatMap((text) => [...htmlStyles(text)])),
      sourceText: texts.map(htmlText).join("\n"),
      notices: [...removed("scripts", scripts, "Scripts are left out."), ...cover.notices, ...linked.notices],
    },
    pandoc,
  );
}

type Book = {
  /** Of the package document. */
  readonly root: Element;
  /** Where it lies, with a stroke at the end. */
  readonly folder: string;
};

/** The files of the text, in its order, without the navigation. */
function chaptersOf(root: Element, folder: string, files: Files): ReadonlySet<string> {
  const manifest = new Map(named(root, "item").map((item) => [item.attributes["id"], item.attributes]));
  const paths = named(root, "itemref").flatMap(({ attributes }) => {
    const { href = "", properties = "" } = manifest.get(attributes["idref"]) ?? {};
    return /\bnav\b/.test(properties) ? [] : [`${folder}${decodedPath(href)}`];
  });
  return new Set(paths.filter((path) => files.has(path)));
}

function decodedPath(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Pandoc leaves out what is called a title page, with the abstract that may stand on it. */
function withTitlePage(bytes: Uint8Array): Uint8Array {
  const text = decodeHtml(bytes);
  return new TextEncoder().encode(text.replace(/\sepub:type=["'][^"']*\btitlepage\b[^"']*["']/g, ""));
}

function packageOf(files: Files): Book | null {
  const container = files.get("META-INF/container.xml");
  if (container === undefined) return null;
  const path = named(parseXml(container), "rootfile")[0]?.attributes["full-path"] ?? "";
  const bytes = files.get(path);
  return bytes === undefined
    ? null
    : { root: parseXml(bytes), folder: path.slice(0, path.lastIndexOf("/") + 1) };
}

/** Elements of a name, whatever their namespace. */
function named(element: Element, name: string): readonly Element[] {
  return elements(element).flatMap((each) => [
    ...(each.name.split(":").at(-1) === name ? [each] : []),
    ...named(each, name),
  ]);
}

/** Fonts may be obfuscated; text that is encrypted cannot be read. */
function isLocked(files: Files): boolean {
  const encryption = files.get("META-INF/encryption.xml");
  if (encryption === undefined) return false;
  return named(parseXml(encryption), "CipherReference").some(({ attributes }) =>
    /\.(?:x?html?|xml)$/i.test(attributes["URI"] ?? ""),
  );
}

/** The package's metadata, authors in their order, as Pandoc's metadata. */
function metaOf(root: Element): PandocDocument["meta"] {
  const metadata = child(root, "opf:metadata") ?? root;
  const titles = descendants(metadata, "dc:title");
  const typeOf = (title: Element): string =>
    textOf(
      descendants(metadata, "opf:meta").find(
        ({ attributes }) =>
          attributes["property"] === "title-type" && attributes["refines"] === `#${title.attributes["id"]}`,
      ) ?? title,
    );
  const subtitle = titles.find((title) => typeOf(title) === "subtitle");
  const title = titles.find((each) => typeOf(each) === "main") ?? titles.find((each) => each !== subtitle);
  const texts = (name: string): readonly string[] =>
    descendants(metadata, name)
      .map((each) => textOf(each).replace(/\s+/g, " ").trim())
      .filter((text) => text !== "");
  return Object.fromEntries(
    Object.entries({
      title: title === undefined ? [] : [textOf(title).trim()],
      subtitle: subtitle === undefined ? [] : [textOf(subtitle).trim()],
      author: texts("dc:creator"),
      date: texts("dc:date").slice(0, 1),
      lang: texts("dc:language").slice(0, 1),
      keywords: texts("dc:subject"),
    })
      .filter(([, values]) => values.length > 0)
      .map(([field, values]) => [field, listOf(values)]),
  );
}

function listOf(values: readonly string[]) {
  const inlines = values.map((text) => ({ t: "MetaInlines", c: [{ t: "Str", c: text }] }));
  return { t: "MetaList", c: inlines };
}

/** A picture before all text is the cover, of which an edition makes its own. */
function withoutCover(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly notices: readonly Said[];
} {
  const first = blocks.findIndex((block) => !isAnchor(block));
  const block = blocks[first];
  const isCover =
    block?.t === "Para" && block.c.length === 1 && block.c[0]?.t === "Image" && isAnchor(blocks[first + 1]);
  if (!isCover) return { blocks, notices: [] };
  return {
    blocks: blocks.filter((_, index) => index !== first),
    notices: removed("cover", 1, "The picture of the cover is left out."),
  };
}

/** The paragraph with an id that begins each file of the book. */
function isAnchor(block: Block | undefined): boolean {
  const [only, ...more] = block?.t === "Para" ? block.c : [];
  return only?.t === "Span" && more.length === 0 && only.c[1].length === 0 && only.c[0][0] !== "";
}
