import { lookStyles } from "../markup/look.ts";
import { blocksToMarkup, inlinesToMarkup } from "../markup/markup.ts";
import { renderTemplate, type Templates } from "../markup/template.ts";
import type { Galley, Resource } from "../model/galley.ts";
import { plainTitle } from "../tree/text.ts";

/**
 * The galley as one page of HTML that needs no other file; `foot` says what kind of print it is, and `list`, markup, stands
 * at the end.
 */
export function proofPage(galley: Galley, foot: string, templates: Templates, list = ""): string {
  const { metadata, terms, resources } = galley;
  const images = new Map(resources.map((resource) => [resource.href, resource]));
  const style = {
    language: metadata.language,
    direction: metadata.direction,
    notes: "collected",
    epubTypes: false,
    tablesScroll: true,
    href: (id: string) => `#${id}`,
    image: (href: string) => {
      const image = images.get(href);
      return image === undefined ? null : { src: dataOf(image), width: image.width, height: image.height };
    },
    backToText: terms.backToText,
    places: true,
  } as const;
  const subtitle = inlinesToMarkup(galley.subtitle, style).text;
  const abstract = blocksToMarkup(galley.abstract, style);
  return renderTemplate(templates, "shared/proof/page.html", {
    terms,
    foot,
    list: list !== "" && list,
    language: metadata.language,
    direction: metadata.direction,
    plainTitle: plainTitle(galley.title),
    title: inlinesToMarkup(galley.title, style).text,
    subtitle: subtitle !== "" && subtitle,
    authors: metadata.authors.length > 0 && metadata.authors.map(({ name }) => name).join(", "),
    abstract: galley.abstract.length > 0 && abstract.text,
    sections: galley.spine.map(({ id, kind, blocks }) => {
      const { text, notes } = blocksToMarkup(blocks, style);
      return { id, kind, text, notes: notes !== "" && notes };
    }),
    styles: [
      lookStyles(templates, metadata, "epub"),
      ...["marks", "changes", "page"].map((name) => templates.get(`shared/proof/${name}.css`) ?? ""),
    ].join("\n"),
  });
}

function dataOf({ mediaType, bytes }: Resource): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`;
}
