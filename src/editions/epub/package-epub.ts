import { strToU8 } from "fflate";
import { asianSlices } from "../../markup/asian-slices.ts";
import { withoutProperties } from "../../markup/custom-properties.ts";
import { editionDate } from "../../markup/edition-date.ts";
import { lookStyles } from "../../markup/look.ts";
import { asianFace, type Face, type UsedFace, usedFaces } from "../../markup/screen-faces.ts";
import { renderTemplate, type Templates } from "../../markup/template.ts";
import type { Edition } from "../../model/edition.ts";
import type { Galley } from "../../model/galley.ts";
import type { PageStart } from "../../model/page-start.ts";
import { inlineText } from "../../tree/text.ts";
import { archive } from "./archive.ts";
import { bookFiles, containerPath } from "./book.ts";
import { coverDocument, coverImage, coverImagePath, coverPath } from "./cover.ts";
import { contentDocuments, titlePath } from "./documents.ts";
import { packageIdentifier } from "./identifiers.ts";
import { navigation } from "./navigation.ts";
import { ncx } from "./ncx.ts";
import { type BookParts, packageDocument } from "./package-document.ts";
import { markPages } from "./page-breaks.ts";

/** What the EPUB edition asks of the world. */
export type EpubTools = {
  readonly templates: Templates;
  /** A file of an installed package. */
  readonly readPackageFile: (name: string, path: string) => Promise<Uint8Array>;
  /** A font with only these characters, as WOFF. */
  readonly subsetFont: (font: Uint8Array, characters: string) => Promise<Uint8Array>;
  /** Hexadecimal digest of bytes, at least 128 bits. */
  readonly digest: (bytes: Uint8Array) => string;
  /** Written into the book where the publication has no date of its own. */
  readonly date: Date | null;
  /** Where the print edition's pages begin, as soon as they are laid out; none where it is not made. */
  readonly pageStarts?: Promise<readonly PageStart[]>;
};

/**
 * Packages the galley as an EPUB 3.3 publication, `<name>.epub`; the same galley gives the same bytes. Everything but the
 * printed pages is ready by the time they are known.
 */
export async function packageEpub(galley: Galley, name: string, tools: EpubTools): Promise<Edition> {
  const unpaged = await bookParts(galley, tools);
  const identification = {
    contentDigest: digestOf(galley, unpaged, tools),
    modified: editionDate(galley.metadata, tools.date),
  };
  const parts = withPages(unpaged, galley, (await tools.pageStarts) ?? [], tools.templates);
  const texts = await bookFiles({
    title: inlineText(galley.title),
    packageDocument: packageDocument(galley, parts, identification, tools.templates),
    navigation: parts.navigation,
    ncx: ncx(
      galley,
      packageIdentifier(galley.metadata, identification.contentDigest),
      parts.pageList,
      tools.templates,
    ),
    styleSheet: parts.styleSheet,
    documents: [parts.cover, parts.title, ...parts.documents],
  });
  const files = new Map([
    ...texts,
    [containerPath(coverImagePath), strToU8(parts.coverImage)],
    ...galley.resources.map(({ href, bytes }) => [containerPath(href), bytes] as const),
    ...[...parts.fonts].map(([path, bytes]) => [containerPath(path), bytes] as const),
  ]);
  return { kind: "epub", files: new Map([[`${name}.epub`, archive(files)]]) };
}

async function bookParts(galley: Galley, tools: EpubTools): Promise<BookParts> {
  const { templates } = tools;
  const contents = contentDocuments(galley, templates);
  const title = contents.find(({ path }) => path === titlePath);
  if (title === undefined) throw new Error("The book has no title page.");
  const toc = navigation(galley, [], templates);
  const styles = styleSheet(galley, templates);
  const written = [toc, ...contents.map(({ xhtml }) => xhtml)];
  const slices = await asianSlices(written.join("\n"), tools.readPackageFile);
  const faces = [...usedFaces(written, styles), ...slices.map(asianFace)];
  const declared = renderTemplate(templates, "shared/epub/font-faces.css", { faces });
  const embed = async (face: Face, characters: string): Promise<string> =>
    Buffer.from(await subset({ ...face, characters }, tools)).toString("base64");
  return {
    cover: { path: coverPath, xhtml: coverDocument(galley, templates) },
    coverImage: await coverImage(galley, templates, embed),
    title,
    navigation: toc,
    pageList: [],
    documents: contents.filter((document) => document !== title),
    styleSheet: `${declared}\n${styles}`,
    fonts: await fontFiles(faces, tools),
  };
}

function withPages(
  parts: BookParts,
  galley: Galley,
  starts: readonly PageStart[],
  templates: Templates,
): BookParts {
  if (starts.length === 0) return parts;
  const { documents, pageList } = markPages([parts.title, ...parts.documents], starts, templates);
  const [title, ...others] = documents;
  if (title === undefined) return parts;
  return {
    ...parts,
    title,
    documents: others,
    pageList,
    navigation: navigation(galley, pageList, templates),
  };
}

function styleSheet({ metadata }: Galley, templates: Templates): string {
  return withoutProperties(lookStyles(templates, metadata, "epub"));
}

async function fontFiles(
  faces: readonly UsedFace[],
  tools: EpubTools,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const fonts = faces.map(async (face) => [`fonts/${face.name}.woff`, await subset(face, tools)] as const);
  const licences = new Map(faces.map((face) => [`fonts/${licenceName(face)}`, face]));
  const texts = [...licences].map(
    async ([path, face]) => [path, await tools.readPackageFile(face.package, face.licence)] as const,
  );
  return new Map(await Promise.all([...fonts, ...texts]));
}

function licenceName(face: Face): string {
  return `licence-${face.family.toLowerCase().replaceAll(" ", "-")}.txt`;
}

async function subset({ package: from, path, characters }: UsedFace, tools: EpubTools): Promise<Uint8Array> {
  return tools.subsetFont(await tools.readPackageFile(from, path), characters);
}

function digestOf({ resources, metadata }: Galley, parts: BookParts, { digest }: EpubTools): string {
  const texts = [parts.cover, parts.title, ...parts.documents].map(({ xhtml }) => xhtml);
  const images = resources.map(({ bytes }) => digest(bytes));
  return digest(strToU8(JSON.stringify([metadata.title, metadata.authors, texts, images])));
}
