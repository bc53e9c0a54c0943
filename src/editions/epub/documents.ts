import type { MarkupStyle } from "../../markup/context.ts";
import { divisionTypes, matterTypes } from "../../markup/division-types.ts";
import { lookFile } from "../../markup/look.ts";
import { blocksToMarkup, inlinesToMarkup } from "../../markup/markup.ts";
import { renderTemplate, type Templates, type View } from "../../markup/template.ts";
import { titleView } from "../../markup/title-view.ts";
import type { Galley, SpineItem } from "../../model/galley.ts";
import { inlineText } from "../../tree/text.ts";
import { documentPath, documentsById } from "./ids.ts";

/** A content document: its path in the book and its XHTML. */
export type ContentDocument = { readonly path: string; readonly xhtml: string };

export const titlePath = "title.xhtml";

/** The title page and the spine's content documents, in reading order. */
export function contentDocuments(galley: Galley, templates: Templates): readonly ContentDocument[] {
  const documents = documentsById(galley.spine, { path: titlePath, blocks: galley.abstract });
  const images = new Map(galley.resources.map((resource) => [resource.href, resource]));
  const styleIn = (path: string): MarkupStyle => ({
    language: galley.metadata.language,
    direction: galley.metadata.direction,
    notes: "collected",
    epubTypes: true,
    tablesScroll: true,
    href: (id) => {
      const found = documents.get(id);
      if (found === undefined) return null;
      return found === path ? `#${id}` : `${found}#${id}`;
    },
    image: (href) => {
      const found = images.get(href);
      return found === undefined ? null : { src: found.href, width: found.width, height: found.height };
    },
    backToText: galley.terms.backToText,
  });
  return [
    titleDocument(galley, templates, styleIn(titlePath)),
    ...galley.spine.map((item) => itemDocument(item, galley, templates, styleIn(documentPath(item.id)))),
  ];
}

/** What every document's frame names. */
export function frameView({ metadata, terms, title }: Galley): View {
  return {
    terms,
    language: metadata.language,
    direction: metadata.direction,
    plainTitle: inlineText(title),
  };
}

function titleDocument(galley: Galley, templates: Templates, style: MarkupStyle): ContentDocument {
  const abstract = blocksToMarkup(galley.abstract, style);
  const title = inlinesToMarkup(galley.title, style);
  const subtitle = inlinesToMarkup(galley.subtitle, style);
  const view = {
    ...frameView(galley),
    ...titleView(galley),
    title: title.text,
    subtitle: galley.subtitle.length > 0 && subtitle.text,
    abstract: galley.abstract.length > 0 && abstract.text,
    notes: title.notes + subtitle.notes + abstract.notes,
  };
  const xhtml = renderTemplate(templates, lookFile(templates, galley.metadata, "epub/title.xhtml"), view);
  return { path: titlePath, xhtml };
}

function itemDocument(
  item: SpineItem,
  galley: Galley,
  templates: Templates,
  style: MarkupStyle,
): ContentDocument {
  const { text, notes } = blocksToMarkup(item.blocks, style);
  const view = {
    ...frameView(galley),
    ...divisionTypes[item.kind],
    matter: matterTypes[item.role],
    id: item.id,
    kind: item.kind,
    documentTitle: item.title === "" ? inlineText(galley.title) : item.title,
    text,
    notes,
  };
  return { path: documentPath(item.id), xhtml: renderTemplate(templates, "shared/epub/content.xhtml", view) };
}
