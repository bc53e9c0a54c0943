import type { Block, Inline } from "../../model/pandoc.ts";
import type { Pandoc } from "../../model/tools.ts";
import type { Said } from "../documents/readable.ts";
import { plainText, trim } from "../docx/inline-text.ts";
import { writeMarkdown } from "../docx/markdown.ts";
import { child, descendants, type Element, elements, isElement } from "../docx/xml.ts";
import { jatsAuthors, spaced } from "./jats-authors.ts";
import type { Setting } from "./jats-blocks.ts";
import { children, noPlace, plain, taken } from "./jats-reading.ts";
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
    ...unplaced(meta),
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

/** The abstract proper first; those of other kinds and languages behind it. */
function abstractsOf(meta: Element): readonly Element[] {
  const all = children(meta, "abstract");
  const own = all.find(({ attributes }) => attributes["abstract-type"] === undefined) ?? all[0];
  return own === undefined
    ? []
    : [own, ...all.filter((each) => each !== own), ...children(meta, "trans-abstract")];
}

/** Titles of its sections open their first paragraphs; its own title is printed by the editions. */
function abstractBlocks(abstract: Element, setting: Setting): readonly Block[] {
  const [title] = children(abstract, "title");
  if (title !== undefined)
    setting.reading.said.push(
      taken("abstract", `The title "${plain(title)}" of the abstract is set by the editions.`, plain(title)),
    );
  return elements(abstract)
    .filter(({ name }) => !/^(?:title|label|object-id)$/.test(name))
    .flatMap((each): readonly Block[] =>
      each.name === "sec" ? abstractSection(each, setting) : setting.blocks([each], 0),
    );
}

function abstractSection(section: Element, setting: Setting): readonly Block[] {
  const titles = children(section, "label", "title");
  const title = trim(titles.flatMap((each) => setting.inlines(each.children)));
  const [first, ...more] = setting.blocks(
    section.children.filter((node) => !isElement(node) || !titles.includes(node)),
    0,
  );
  if (title.length === 0) return first === undefined ? more : [first, ...more];
  const stop = /[.:!?]$/.test(plainText(title)) ? title : [...title, { t: "Str", c: "." } as const];
  const opening: readonly Inline[] = [{ t: "Strong", c: stop }];
  if (first?.t !== "Para")
    return [{ t: "Para", c: opening }, ...(first === undefined ? [] : [first]), ...more];
  return [{ t: "Para", c: [...opening, { t: "Space" }, ...first.c] }, ...more];
}

const abstractNames: Readonly<Record<string, string>> = {
  summary: "Summary",
  "executive-summary": "Executive summary",
  "author-summary": "Author summary",
  "plain-language-summary": "Plain language summary",
  "key-points": "Key points",
  highlights: "Highlights",
  graphical: "Graphical abstract",
  teaser: "Teaser",
  toc: "Summary",
};

function beforeText(abstracts: readonly Element[], meta: Element, setting: Setting): readonly Block[] {
  const made = abstracts.flatMap((abstract): readonly Block[] => {
    const [title] = children(abstract, "title");
    const own: readonly Inline[] =
      title === undefined
        ? [{ t: "Str", c: abstractNames[abstract.attributes["abstract-type"] ?? ""] ?? "Abstract" }]
        : setting.inlines(title.children);
    const content = setting.blocks(
      abstract.children.filter((node) => node !== title),
      0,
    );
    setting.reading.said.push({
      kind: "left",
      subject: "abstract",
      certainty: "sure",
      message: `The metadata have one abstract; "${plainText(own)}" stands before the text.`,
    });
    return [{ t: "Header", c: [1, ["", [], []], own] }, ...content];
  });
  const products = children(meta, "product").map(
    (product): Block => ({ t: "Para", c: trim(setting.inlines(product.children)) }),
  );
  return [...products, ...made];
}

function journalOf(
  journal: Element | undefined,
  meta: Element,
): { readonly fields: object; readonly said: readonly Said[] } {
  const titles =
    journal === undefined
      ? []
      : [
          ...children(journal, "journal-title"),
          ...children(journal, "journal-title-group").flatMap((each) => children(each, "journal-title")),
        ];
  const numbers = children(journal, "issn", "issn-l").map(plain);
  const issns = [...children(journal, "issn")]
    .toSorted((one, other) => Number(isElectronic(other)) - Number(isElectronic(one)))
    .map(plain);
  const issn = issns.find((each) => /^\d{4}-\d{3}[\dXx]$/.test(each));
  const [title, volume, issue] = [
    plain(titles[0]),
    plain(child(meta, "volume")),
    plain(child(meta, "issue")),
  ];
  const [first, last, location] = ["fpage", "lpage", "elocation-id"].map((name) => plain(child(meta, name)));
  const page = /^[1-9]\d*$/.test(first ?? "") ? Number(first) : undefined;
  const unnumbered = [...(page === undefined ? [first] : []), last === first ? "" : last, location].filter(
    (each) => each !== undefined && each !== "",
  );
  const others = [
    ...titles.slice(1).map(plain),
    ...numbers.filter((each) => each !== issn),
    plain(child(journal ?? meta, "publisher", "publisher-loc")),
  ];
  const groups = children(journal, "journal-title-group").flatMap((group) =>
    elements(group).filter(({ name }) => name !== "journal-title"),
  );
  return {
    fields: {
      ...(title !== "" && { title }),
      ...(issn !== undefined && { issn }),
      ...(volume !== "" && { volume }),
      ...(issue !== "" && { issue }),
      ...(page !== undefined && { "first-page": page }),
    },
    said: [
      ...unnumbered.flatMap((each) => noPlace("page", each ?? "")),
      ...others.flatMap((each) => noPlace("journal", each)),
      ...groups.flatMap((each) => noPlace("journal", spaced(each))),
    ],
  };
}

function isElectronic({ attributes }: Element): boolean {
  return /^(?:epub|electronic)$/.test(attributes["pub-type"] ?? attributes["publication-format"] ?? "");
}

const received = /^received$/;
const accepted = /^accepted$/;
const publication = ["epub", "pub", "publication", "electronic", "epub-ppub", "ppub", "print", "collection"];

function datesOf(meta: Element): { readonly fields: object; readonly said: readonly Said[] } {
  const history = children(meta, "history").flatMap((each) => children(each, "date"));
  const published = children(meta, "pub-date");
  const kindOf = ({ attributes }: Element): string => attributes["date-type"] ?? attributes["pub-type"] ?? "";
  const rank = (date: Element): number => {
    const at = publication.indexOf(
      date.attributes["publication-format"] === "electronic" && /^pub/.test(kindOf(date))
        ? "epub"
        : kindOf(date),
    );
    return at === -1 ? publication.length : at;
  };
  const [first, ...others] = published.toSorted((one, other) => rank(one) - rank(other));
  const of = (pattern: RegExp): Element | undefined => history.find((date) => pattern.test(kindOf(date)));
  const used = [of(received), of(accepted)];
  const fields = { received: isoDate(used[0]), accepted: isoDate(used[1]), published: isoDate(first) };
  const left = [...history.filter((date) => !used.includes(date)), ...others];
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([, date]) => date !== undefined)),
    said: left.flatMap((date) => unusedDate(date, kindOf(date), fields.published)),
  };
}

function unusedDate(date: Element, kind: string, published: string | undefined): readonly Said[] {
  const iso = isoDate(date);
  if (iso === undefined) return noPlace("date", spaced(date));
  return published?.startsWith(iso) === true
    ? [taken("date", `The date ${iso} (${kind}) is said more exactly by another.`, iso)]
    : noPlace("date", `${kind} ${iso}`.trim());
}

/** ISO 8601, as exact as the element is. */
export function isoDate(date: Element | undefined): string | undefined {
  const [year, month, day] = ["year", "month", "day"].map((name) => plain(children(date, name)[0]));
  if (year === undefined || !/^\d{4}$/.test(year)) return undefined;
  const names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const number = Number(month) || names.indexOf((month ?? "").slice(0, 3).toLowerCase()) + 1;
  if (!(number >= 1 && number <= 12)) return year;
  const two = (value: number): string => String(value).padStart(2, "0");
  const date_ = Number(day);
  return date_ >= 1 && date_ <= 31 ? `${year}-${two(number)}-${two(date_)}` : `${year}-${two(number)}`;
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

/** What else is said of an article, and printed by publishers, has no place. */
function unplaced(meta: Element): readonly Said[] {
  const categories = children(meta, "article-categories").flatMap((each) => descendants(each, "subject"));
  const customs = descendants(meta, "custom-meta").filter(
    (each) => !/data.?availability/i.test(plain(child(each, "meta-name"))),
  );
  const others = children(
    meta,
    "conference",
    "related-article",
    "related-object",
    "article-version",
    "article-version-alternatives",
    "volume-series",
    "issue-title",
    "issue-part",
    "supplement",
    "isbn",
    "pub-history",
    "ext-link",
    "uri",
  );
  return [
    ...categories.flatMap((each) => noPlace("article type", spaced(each))),
    ...customs.flatMap((each) => noPlace("metadata", spaced(each))),
    ...others.flatMap((each) => noPlace("metadata", spaced(each))),
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
