import { renderTemplate, type Templates, type View } from "../../markup/template.ts";
import type { Galley, NavEntry } from "../../model/galley.ts";
import { inlineText } from "../../tree/text.ts";
import { documentPath } from "./ids.ts";
import { type PageListEntry, textStart } from "./navigation.ts";

export const ncxPath = "toc.ncx";

/** The contents and the printed pages once more, for reading systems of EPUB 2 (NCX, OPF 2.0.1 §2.4.1). */
export function ncx(
  galley: Galley,
  identifier: string,
  pageList: readonly PageListEntry[],
  templates: Templates,
): string {
  const { metadata, nav, terms } = galley;
  const title = inlineText(galley.title);
  const whole = { id: "nav-1", href: textStart(galley), title, points: [] };
  return renderTemplate(templates, "shared/epub/ncx.xml", {
    identifier,
    language: metadata.language,
    title,
    terms,
    depth: Math.max(1, depthOf(nav)),
    points: nav.length > 0 ? points(nav, "nav") : [whole],
    hasPages: pageList.length > 0,
    pages: pageList.map(({ folio, href }, index) => ({
      id: `page-target-${index + 1}`,
      type: /^\p{Nd}+$/u.test(folio) ? "normal" : "front",
      folio,
      href,
    })),
  });
}

function depthOf(nav: readonly NavEntry[]): number {
  return Math.max(0, ...nav.map(({ children }) => 1 + depthOf(children)));
}

function points(nav: readonly NavEntry[], before: string): readonly View[] {
  return nav.map((entry, index) => {
    const id = `${before}-${index + 1}`;
    return {
      id,
      href: `${documentPath(entry.item)}#${entry.id}`,
      title: [entry.number, entry.title === "" ? entry.id : entry.title].filter((part) => part).join(" "),
      points: points(entry.children, id),
    };
  });
}
