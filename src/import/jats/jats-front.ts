import type { Block, Inline } from "../../model/pandoc.ts";
import type { Pandoc } from "../../model/tools.ts";
import type { Said } from "../documents/readable.ts";
import { plainText, trim } from "../docx/inline-text.ts";
import { writeMarkdown } from "../docx/markdown.ts";
import { child, descendants, type Element, elements, isElement } from "../docx/xml.ts";
import { abstractBlocks, abstractsOf, beforeText } from "./jats-abstracts.ts";
import { jatsAuthors } from "./jats-authors.ts";
import { datesOf, journalOf } from "./jats-journal.ts";
import { children, noPlace, plain, type Setting, spaced, taken } from "./jats-reading.ts";
import { jatsRights } from "./jats-rights.ts";

export type JatsFront = {
  readonly metadata: Readonly<Record<string, unknown>>;
  /** What stands before the text: further abstracts, what a review is about. */
  readonly before: readonly Block[];
};

/** The metadata of an article; notes of its authors are taken by `jatsStatements`. */
export async function jatsFront(article: Element, setting: Setting, pandoc: Pandoc): Promise<JatsFront> {
  const front = child(article, "front");
  const meta = child(front, "article-meta");
  if (meta === undefined) return { metadata: {}, before: [] };
  const { said, ids } = setting.reading;
  const { authors, affiliations, said: ofAuthors } = jatsAuthors(meta, ids);
  const titles = titlesOf(meta, setting);
  const [abstract, ...others] = abstractsOf(meta);
  const journal = journalOf(child(front, "journal-meta"), meta);
  const dates = datesOf(meta);
  const rights = jatsRights(meta);
  const keywords = keywordsOf(meta);
  said.push(
    ...ofAuthors,
    ...titles.said,
    ...journal.said,
    ...dates.said,
    ...rights.said,
    ...keywords.said,
    ...unplaced(front ?? meta, meta),
  );
  const texts = await markdownOf(
    [titles.title, titles.subtitle, abstract === undefined ? [] : abstractBlocks(abstract, setting)],
    pandoc,
  );
  const publisher = plain(child(front, "journal-meta", "publisher", "publisher-name"));
  const doi = children(meta, "article-id").find(({ attributes }) => attributes["pub-id-type"] === "doi");
  const fields = {
    title: texts[0],
    subtitle: texts[1],
    authors,
    affiliations,
    abstract: texts[2],
    keywords: keywords.words,
    journal: journal.fields,
    publisher,
    doi: /10\.\d{4,9}\/\S+/.exec(plain(doi))?.[0],
    dates: dates.fields,
    ...rights.fields,
  };
  return {
    metadata: Object.fromEntries(Object.entries(fields).filter(([, value]) => hasContent(value))),
    before: beforeText(others, meta, setting),
  };
}

function hasContent(value: unknown): boolean {
  if (value === undefined || value === "") return false;
  return typeof value !== "object" || value === null || Object.keys(value).length > 0;
}

function titlesOf(
  meta: Element,
  { inlines }: Setting,
): { readonly title: readonly Block[]; readonly subtitle: readonly Block[]; readonly said: readonly Said[] } {
  const group = child(meta, "title-group");
  const shown = (element: Element | undefined): readonly Inline[] =>
    element === undefined
      ? []
      : trim(
          inlines(element.children.filter((node) => !isElement(node) || !/^(?:xref|fn)$/.test(node.name))),
        );
  const para = (content: readonly Inline[]): readonly Block[] =>
    content.length === 0 ? [] : [{ t: "Para", c: content }];
  const own = children(group, "article-title")[0];
  const title = shown(own);
  const subtitles = children(group, "subtitle").flatMap((each, index) => [
    ...(index === 0 ? [] : [{ t: "Str", c: ":" } as const, { t: "Space" } as const]),
    ...shown(each),
  ]);
  const signs = own === undefined ? "" : children(own, "xref").map(plain).join(" ").trim();
  return {
    title: para(title),
    subtitle: para(subtitles),
    said: [
      ...(signs === ""
        ? []
        : [
            taken(
              "title",
              `The signs "${signs}" of the title's notes are left out; the notes stand behind the text.`,
              signs,
            ),
          ]),
      ...children(group, "trans-title-group", "trans-title").flatMap((each) =>
        noPlace("title", spaced(each)),
      ),
      ...children(group, "alt-title")
        .filter((each) => plain(each) !== plainText(title))
        .flatMap((each) => noPlace("running title", spaced(each))),
    ],
  };
}

function keywordsOf(meta: Element): { readonly words: readonly string[]; readonly said: readonly Said[] } {
  const groups = children(meta, "kwd-group");
  const isOwn = ({ attributes }: Element): boolean =>
    !/abbreviation|subject|classif|research-organism/i.test(attributes["kwd-group-type"] ?? "");
  const own =
    groups.find((group) => isOwn(group) && /author/i.test(group.attributes["kwd-group-type"] ?? "")) ??
    groups.find(isOwn);
  const words =
    own === undefined ? [] : descendants(own, "kwd").concat(descendants(own, "compound-kwd")).map(spaced);
  const titles = groups.flatMap((group) => children(group, "title", "label")).map(plain);
  return {
    words,
    said: [
      ...(titles.length === 0
        ? []
        : [taken("keywords", "Titles of keywords are set by the editions.", titles.join(" "))]),
      ...groups
        .filter((group) => group !== own)
        .flatMap((group) => noPlace("keywords", descendants(group, "kwd").map(spaced).join(", "))),
    ],
  };
}

/** Children of the metadata that are read, or hold nothing that is printed. */
const known = new Set(
  (
    "article-id title-group contrib-group aff aff-alternatives author-notes pub-date volume issue fpage lpage page-range elocation-id " +
    "history permissions abstract trans-abstract kwd-group funding-group counts self-uri article-categories custom-meta-group " +
    "custom-meta-wrap product supplementary-material copyright-statement copyright-year copyright-holder license"
  ).split(" "),
);

/** What else is said of an article, and printed by publishers, has no place. */
function unplaced(front: Element, meta: Element): readonly Said[] {
  const categories = children(meta, "article-categories").flatMap((each) => descendants(each, "subject"));
  const titles = children(meta, "article-categories").flatMap((each) => descendants(each, "series-title"));
  const customs = descendants(meta, "custom-meta").filter(
    (each) => !/data.?availability/i.test(plain(child(each, "meta-name"))),
  );
  const others = [
    ...elements(meta).filter(({ name }) => !known.has(name)),
    ...elements(front).filter(({ name }) => name !== "journal-meta" && name !== "article-meta"),
  ];
  return [
    ...[...categories, ...titles].flatMap((each) => noPlace("article type", spaced(each))),
    ...[...customs, ...others].flatMap((each) => noPlace("metadata", spaced(each))),
  ];
}

const parting = "\uFDD0q999999\uFDD1";

/** Markdown of several texts in one go. */
async function markdownOf(texts: readonly (readonly Block[])[], pandoc: Pandoc): Promise<readonly string[]> {
  const blocks = texts.flatMap((each): readonly Block[] => [
    ...each,
    { t: "Para", c: [{ t: "Str", c: parting }] },
  ]);
  return (await writeMarkdown(blocks, pandoc)).split(parting).map((text) => text.trim());
}
