import { type PrintedList, printedLists } from "../../markup/printed-lists.ts";
import type { View } from "../../markup/template.ts";
import { titleView } from "../../markup/title-view.ts";
import type { Galley, NavEntry, SpineItem } from "../../model/galley.ts";
import type { Metadata } from "../../model/metadata.ts";
import type { Block, Inline } from "../../model/pandoc.ts";
import { plainTitle } from "../../tree/text.ts";

/** How the galley's tree becomes markup. */
export type Markup = {
  readonly blocks: (blocks: readonly Block[]) => string;
  readonly inlines: (inlines: readonly Inline[]) => string;
};

/** All a template needs of the galley. Values that are absent are `false`, which hides their section. */
export function pageView(galley: Galley, markup: Markup): View {
  const { metadata, terms } = galley;
  const title = plainTitle(galley.title);
  const contents = contentsView(galley);
  return {
    ...titleView(galley),
    terms,
    language: metadata.language,
    direction: metadata.direction,
    justified: metadata.settings.hyphenate,
    plainTitle: title,
    title: markup.inlines(galley.title),
    subtitle: galley.subtitle.length > 0 && markup.inlines(galley.subtitle),
    runningTitle: shortTitle(title),
    abstract: galley.abstract.length > 0 && markup.blocks(galley.abstract),
    contents,
    lists: printedLists(galley).map(listView),
    isFlat: contents !== false && contents.entries.every(({ level }) => level === 1),
    sections: galley.spine.map((item) => sectionView(item, markup)),
    runningAuthors: runningAuthors(metadata),
    firstFolio: metadata.journal.firstPage ?? false,
  };
}

/** Letters a running head has room for. */
const longestHead = 70;

/** A title too long for a running head without what follows its colon or dash. */
function shortTitle(title: string): string {
  if (title.length <= longestHead) return title;
  return /^.{4,}?(?=: | [–—] |\? )\??/u.exec(title)?.[0] ?? title;
}

function contentsView(galley: Galley) {
  const { kind, settings } = galley.metadata;
  const kinds = new Map(galley.spine.map((item) => [item.id, item.kind]));
  const flat = (entries: readonly NavEntry[]): readonly NavEntry[] =>
    entries
      .filter(({ level }) => level <= settings.contentsDepth)
      .flatMap((entry) => [entry, ...flat(entry.children)]);
  const entries = flat(galley.nav).map((entry) => ({
    id: entry.id,
    number: entry.number,
    title: entry.title,
    level: entry.level,
    hasSections: entry.children.some(({ level }) => level <= settings.contentsDepth),
    isPart: kinds.get(entry.item) === "part" && entry.level === 1,
  }));
  return (kind === "book" || settings.contents) && entries.length > 0 && { entries };
}

function listView({ kind, title, entries }: PrintedList): View {
  return {
    part: `list-of-${kind}`,
    title,
    entries: entries.map((entry) => ({ id: entry.id, label: entry.label || false, title: entry.title })),
  };
}

function sectionView(item: SpineItem, markup: Markup): View {
  return {
    id: item.id,
    role: item.role,
    kind: item.kind,
    folios: item.role === "front" ? "roman" : "arabic",
    runningHead: item.title,
    body: markup.blocks(item.blocks),
  };
}

/** Family names of up to three authors, as running heads have room for. */
function runningAuthors({ authors, language }: Metadata): string {
  const names = authors.map(({ family, name }) => family ?? name);
  const first = names[0] ?? "";
  if (names.length > 3) return `${first} et al.`;
  return new Intl.ListFormat(language, { type: "conjunction" }).format(names);
}
