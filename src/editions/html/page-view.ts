import type { MarkupStyle } from "../../markup/context.ts";
import { divisionTypes } from "../../markup/division-types.ts";
import { blocksToMarkup, inlinesToMarkup } from "../../markup/markup.ts";
import type { View } from "../../markup/template.ts";
import { titleView } from "../../markup/title-view.ts";
import type { Galley, NavEntry } from "../../model/galley.ts";
import { inlineText } from "../../tree/text.ts";

/** All the page's body names. Notes stand at the end of an article, and at the end of each of a book's divisions. */
export function pageView(galley: Galley): View {
  const { metadata, terms, spine } = galley;
  const style = styleOf(galley);
  const title = inlinesToMarkup(galley.title, style);
  const subtitle = inlinesToMarkup(galley.subtitle, style);
  const abstract = blocksToMarkup(galley.abstract, style);
  const divisions = spine.map((item) => ({ item, ...blocksToMarkup(item.blocks, style) }));
  const isBook = metadata.kind === "book";
  const titleNotes = title.notes + subtitle.notes + abstract.notes;
  const endNotes = isBook ? [titleNotes] : [titleNotes, ...divisions.map(({ notes }) => notes)];
  return {
    ...titleView(galley),
    terms,
    language: metadata.language,
    direction: metadata.direction,
    plainTitle: inlineText(galley.title),
    title: title.text,
    subtitle: galley.subtitle.length > 0 && subtitle.text,
    abstract: galley.abstract.length > 0 && abstract.text,
    start: spine[0]?.id ?? false,
    contents: galley.nav.some(({ children }, index) => index > 0 || children.length > 0) && {
      entries: entries(galley.nav),
    },
    sections: divisions.map(({ item, text, notes }) => ({
      id: item.id,
      kind: item.kind,
      role: divisionTypes[item.kind].role,
      sectionTitle: item.title === "" ? inlineText(galley.title) : item.title,
      body: text,
      notes: isBook && notes,
    })),
    notes: endNotes.filter((notes) => notes !== "").join("\n") || false,
  };
}

function styleOf({ metadata, terms, resources }: Galley): MarkupStyle {
  const images = new Map(resources.map(({ href, width, height }) => [href, { src: href, width, height }]));
  return {
    language: metadata.language,
    direction: metadata.direction,
    notes: "collected",
    epubTypes: false,
    tablesScroll: true,
    href: (id) => `#${id}`,
    image: (href) => images.get(href) ?? null,
    backToText: terms.backToText,
  };
}

function entries(nav: readonly NavEntry[]): readonly View[] {
  return nav.map((entry) => ({
    href: `#${entry.id}`,
    number: entry.number === "" ? false : entry.number,
    title: entry.title === "" ? entry.id : entry.title,
    hasEntries: entry.children.length > 0,
    entries: entries(entry.children),
  }));
}
