import { EPub } from "epub-gen-memory";

/** The texts of a book, ready; paths are below `OEBPS/`, where the package document stands. */
export type BookTexts = {
  readonly title: string;
  readonly packageDocument: string;
  readonly navigation: string;
  readonly ncx: string;
  readonly styleSheet: string;
  readonly documents: readonly { readonly path: string; readonly xhtml: string }[];
};

const folder = "OEBPS/";

/**
 * The library lays out the container and fills in templates, nothing more: its templates print what we made, it is
 * given no content to rewrite, and no address of an image, font or cover, which it would fetch.
 */
class Book extends EPub {
  async files(): Promise<ReadonlyMap<string, Uint8Array>> {
    await this.generateTemplateFiles();
    const entries = Object.values(this.zip.files).filter(({ dir }) => !dir);
    return new Map(
      await Promise.all(entries.map(async (entry) => [entry.name, await entry.async("uint8array")] as const)),
    );
  }
}

/** The container's text files by path from its root. */
export function bookFiles(texts: BookTexts): Promise<ReadonlyMap<string, Uint8Array>> {
  const options = {
    title: texts.title,
    date: "2000-01-01",
    css: texts.styleSheet,
    contentOPF: "<%- packageDocument %>",
    tocXHTML: "<%- navigation %>",
    tocNCX: "<%- ncx %>",
    chapterXHTML: "<%- xhtml %>",
    packageDocument: texts.packageDocument,
    navigation: texts.navigation,
    ncx: texts.ncx,
  };
  const chapters = texts.documents.map(({ path, xhtml }) => ({
    title: path,
    filename: path,
    content: "",
    xhtml,
  }));
  return new Book(options, chapters).files();
}

/** Where a file named in the package document stands in the container. */
export function containerPath(path: string): string {
  return folder + path;
}
