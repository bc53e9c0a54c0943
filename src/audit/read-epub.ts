import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { readXhtml, type Xhtml } from "./read-xhtml.ts";

export type EpubDocument = Xhtml & {
  /** Path in the container. */
  readonly path: string;
};

/** An e-book read back from its bytes. */
export type EpubContents = {
  /** Content documents in reading order, the navigation document left out. */
  readonly documents: readonly EpubDocument[];
  readonly navigation: EpubDocument;
  /** Everything in the container, by path. */
  readonly paths: ReadonlySet<string>;
};

/** Opens an EPUB and reads its documents (EPUB 3.3, section 4: container, package, spine). */
export function readEpub(epub: Uint8Array): EpubContents {
  const files = unzipSync(epub, { filter: ({ name }) => /\.(?:xhtml|opf|xml)$|\/$/.test(name) });
  const text = (path: string): string => {
    const bytes = files[path];
    if (bytes === undefined) throw new Error(`The EPUB has no file "${path}", though it names it.`);
    return strFromU8(bytes);
  };
  const packagePath = find(tags(text("META-INF/container.xml")), "rootfile", "full-path");
  const { manifest, spine, navigation } = readPackage(text(packagePath));
  const document = (href: string): EpubDocument => {
    const path = resolvePath(packagePath, href);
    return { ...readXhtml(text(path), path), path };
  };
  return {
    documents: spine
      .flatMap((id) => manifest.get(id) ?? [])
      .filter((href) => href !== navigation)
      .map(document),
    navigation: document(navigation),
    paths: pathsOf(epub),
  };
}

function pathsOf(epub: Uint8Array): ReadonlySet<string> {
  const paths = new Set<string>();
  unzipSync(epub, {
    filter: ({ name }) => {
      paths.add(name);
      return false;
    },
  });
  return paths;
}

type Package = {
  /** Id → address. */
  readonly manifest: ReadonlyMap<string, string>;
  readonly spine: readonly string[];
  readonly navigation: string;
};

function readPackage(markup: string): Package {
  const found = tags(markup);
  const items = found.filter(({ name }) => name === "item");
  const navigation = items.find(({ attributes }) => /\bnav\b/.test(attributes["properties"] ?? ""));
  if (navigation === undefined) throw new Error("The EPUB has no navigation document.");
  return {
    manifest: new Map(items.map(({ attributes }) => [attributes["id"] ?? "", attributes["href"] ?? ""])),
    spine: found.filter(({ name }) => name === "itemref").map(({ attributes }) => attributes["idref"] ?? ""),
    navigation: navigation.attributes["href"] ?? "",
  };
}

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

function tags(markup: string): readonly Tag[] {
  const found: Tag[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(markup).close();
  return found;
}

function find(found: readonly Tag[], name: string, attribute: string): string {
  const value = found.find((tag) => tag.name === name)?.attributes[attribute];
  if (value === undefined) throw new Error(`The EPUB's container has no <${name}>.`);
  return value;
}

/** Path in the container of an address written in the file `from`. */
export function resolvePath(from: string, href: string): string {
  const { pathname } = new URL(href, `https://book.invalid/${from}`);
  return decodeURIComponent(pathname.slice(1));
}
