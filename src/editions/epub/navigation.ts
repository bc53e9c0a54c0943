import { renderTemplate, type Templates, type View } from "../../markup/template.ts";
import type { Galley, NavEntry } from "../../model/galley.ts";
import { coverPath } from "./cover.ts";
import { frameView, titlePath } from "./documents.ts";
import { documentPath } from "./ids.ts";

export const navigationPath = "toc.xhtml";

/** The navigation document: nested contents with the headings' numbers, and landmarks. */
export function navigation(galley: Galley, templates: Templates): string {
  return renderTemplate(templates, "shared/epub/toc.xhtml", {
    ...frameView(galley),
    entries: galley.nav.length > 0 ? entries(galley.nav) : [bare(galley)],
    landmarks: landmarks(galley),
  });
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
  const first = galley.spine[0];
  const href = first === undefined ? titlePath : documentPath(first.id);
  return { href, number: false, title: frameView(galley)["plainTitle"], hasEntries: false, entries: [] };
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
