import { type Captioned, captioned } from "../../markup/captioned.ts";
import { renderTemplate, type Templates, type View } from "../../markup/template.ts";
import type { Galley, NavEntry } from "../../model/galley.ts";
import { coverPath } from "./cover.ts";
import { frameView, titlePath } from "./documents.ts";
import { documentPath } from "./ids.ts";

export const navigationPath = "toc.xhtml";

/** A printed page in the page list: its number as printed, and where it begins. */
export type PageListEntry = {
  readonly folio: string;
  readonly href: string;
  /** Id of the marker that stands before the contents, in the navigation document; null for pages of the text. */
  readonly contents: string | null;
};

/** The navigation document: nested contents with the headings' numbers, the pages of the print edition, and landmarks. */
export function navigation(galley: Galley, pageList: readonly PageListEntry[], templates: Templates): string {
  const contents = pageList.find((page) => page.contents !== null);
  return renderTemplate(templates, "shared/epub/toc.xhtml", {
    ...frameView(galley),
    contentsBreak: contents !== undefined && { id: contents.contents, folio: contents.folio },
    entries: galley.nav.length > 0 ? entries(galley.nav) : [bare(galley)],
    lists: lists(galley),
    hasPages: pageList.length > 0,
    pages: pageList.map(({ folio, href }) => ({ folio, href })),
    landmarks: landmarks(galley),
  });
}

/** Lists of figures and tables, where there are any (EPUB Structural Semantics Vocabulary `loi`, `lot`). */
function lists({ spine, terms, metadata }: Galley): readonly View[] {
  const figures = captioned(spine, "Figure", metadata.language);
  const tables = captioned(spine, "Table", metadata.language);
  return [
    { id: "list-of-figures", type: "loi", title: terms.figures, items: figures },
    { id: "list-of-tables", type: "lot", title: terms.tables, items: tables },
  ].flatMap(({ items, ...list }) => (items.length > 0 ? [{ ...list, items: items.map(listedItem) }] : []));
}

function listedItem({ id, item, label, title }: Captioned): View {
  return { href: `${documentPath(item)}#${id}`, label: label || false, title: title || false };
}

function entries(nav: readonly NavEntry[]): readonly View[] {
  return nav.map((entry) => ({
    href: `${documentPath(entry.item)}#${entry.id}`,
    number: entry.number === "" ? false : entry.number,
    title: entry.title === "" ? entry.id : entry.title,
    hasEntries: entry.children.length > 0,
    entries: entries(entry.children),
  }));
}

/** A text without headings is listed by its title: contents are never empty. */
function bare(galley: Galley): View {
  return {
    href: textStart(galley),
    number: false,
    title: frameView(galley)["plainTitle"],
    hasEntries: false,
    entries: [],
  };
}

/** The document the text begins with. */
export function textStart({ spine: [first] }: Galley): string {
  return first === undefined ? titlePath : documentPath(first.id);
}

function landmarks({ spine, terms }: Galley): readonly View[] {
  const body = spine.find(({ role }) => role === "body");
  const list = spine.find(({ kind }) => kind === "reference-list" || kind === "bibliography");
  const found = [
    { type: "cover", href: coverPath, title: terms.cover },
    { type: "titlepage", href: titlePath, title: terms.titlePage },
    { type: "toc", href: `${navigationPath}#toc`, title: terms.contents },
  ];
  if (body !== undefined) {
    const name = body.title === "" ? terms.section : body.title;
    found.push({ type: "bodymatter", href: documentPath(body.id), title: name });
  }
  if (list !== undefined) {
    found.push({ type: "bibliography", href: documentPath(list.id), title: terms.references });
  }
  return found;
}
