import { renderTemplate, type Templates, type View } from "../../markup/template.ts";
import type { Galley, NavEntry } from "../../model/galley.ts";
import type { Id } from "../../model/manuscript.ts";
import { coverPath } from "./cover.ts";
import { frameView, titlePath } from "./documents.ts";
import { documentPath } from "./ids.ts";

export const navigationPath = "toc.xhtml";

/** A printed page in the page list: its number as printed, and where it begins. */
export type PageListEntry = { readonly folio: string; readonly href: string };

/** The navigation document: nested contents with the headings' numbers, the pages of the print edition, and landmarks. */
export function navigation(galley: Galley, pageList: readonly PageListEntry[], templates: Templates): string {
  return renderTemplate(templates, "shared/epub/toc.xhtml", {
    ...frameView(galley),
    entries: galley.nav.length > 0 ? entries(galley.nav) : [bare(galley)],
    hasPages: pageList.length > 0,
    pages: pageList,
    landmarks: landmarks(galley),
  });
}

/** Id of a heading's entry in the contents. */
export function entryId(heading: Id): string {
  return `contents-${heading}`;
}

function entries(nav: readonly NavEntry[]): readonly View[] {
  return nav.map((entry) => ({
    entryId: entryId(entry.id),
    href: `${documentPath(entry.item)}#${entry.id}`,
    number: entry.number === "" ? false : entry.number,
    title: entry.title === "" ? entry.id : entry.title,
    hasEntries: entry.children.length > 0,
    entries: entries(entry.children),
  }));
}

/** A text without headings is listed by its title: contents are never empty. */
function bare(galley: Galley): View {
  const first = galley.spine[0];
  const href = first === undefined ? titlePath : documentPath(first.id);
  return {
    entryId: false,
    href,
    number: false,
    title: frameView(galley)["plainTitle"],
    hasEntries: false,
    entries: [],
  };
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
