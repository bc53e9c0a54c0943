import { type FrontPart, readFrontPart, separateKeywords } from "../../plain-text/front-part.ts";
import { escapePlain, escapeProse } from "../../plain-text/rewrite.ts";
import {
  findStructure,
  hasChapters,
  type Structure,
  type Paragraph as View,
} from "../../plain-text/structure.ts";
import { findTypedHeadings, hasSections, type TypedHeading } from "../../plain-text/typed-headings.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import { type AuthorFacts, readAuthorFacts } from "./author-facts.ts";
import type { Paragraph } from "./paragraph.ts";
import { readPublicationLines } from "./publication-lines.ts";
import type { TypedLine } from "./typed-line.ts";

/** Something that goes from the text to the front matter, or out of it. */
export type Taken = {
  readonly view: View;
  readonly subject: string;
  /** Empty where another says it. */
  readonly message: string;
  /** Words that do not come back: a label, or all of it. */
  readonly removedText?: string;
};

/** What a text is made of: `headings` in order, and paragraphs that are no longer text. */
export type Shape = {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly headings: readonly TypedHeading[];
  readonly taken: readonly Taken[];
};

/** As the shared room for plain text has paragraphs; `start` is the number of the first line, from 0. */
export function viewOf(paragraph: Paragraph, rawLines: readonly string[]): View {
  const text = paragraph.lines.join(" ").replace(/\s+/g, " ").trim();
  return { start: paragraph.number - 1, lines: rawLines, text, gap: 1 };
}

/** Title, authors, sections of an article, or title and chapters of a book. */
export function findShape(views: readonly View[], lines: readonly TypedLine[]): Shape {
  const structure = findStructure(lines.map(({ text }) => text));
  if (structure.contents !== null || hasChapters(structure)) return bookShape(structure, views, lines);
  return articleShape(views);
}

function bookShape(structure: Structure, views: readonly View[], lines: readonly TypedLine[]): Shape {
  const byLine = new Map(views.map((view) => [view.start + 1, view]));
  const viewAt = ({ start }: View): View | undefined => byLine.get(lines[start]?.number ?? 0);
  const { title, author, contents } = structure;
  const headings = structure.headings.flatMap((heading): readonly TypedHeading[] => {
    const paragraph = viewAt(heading);
    return paragraph === undefined ? [] : [{ paragraph, level: 1 }];
  });
  const contentsStart = contents?.start ?? Number.POSITIVE_INFINITY;
  const dropped = [...structure.dropped];
  const viewsOf = (paragraphs: readonly View[]): readonly View[] =>
    paragraphs.flatMap((paragraph) => viewAt(paragraph) ?? []);
  const about = viewsOf(dropped.filter(({ start }) => start < contentsStart)).map((view): Taken => {
    return { view, subject: "title", message: `"${view.text}" was taken for the title or the author.` };
  });
  const listed = viewsOf(dropped.filter(({ start }) => start >= contentsStart)).map(
    (view, index, all): Taken => {
      const message = "The typed list of contents was left out; the editions make their own.";
      const removedText = all.map(({ text }) => text).join("\n");
      return { view, subject: "contents", ...(index === 0 ? { message, removedText } : { message: "" }) };
    },
  );
  const taken = [...about, ...listed];
  return {
    metadata: {
      ...(title !== null && { title: escapePlain(title) }),
      ...(author !== null && { authors: [author] }),
    },
    headings,
    taken,
  };
}

const longestWithoutSections = 200;

/** Broken by the page's width alone: all lines but the last are long, and the next does not begin anew. */
function isOneLine({ text, lines }: View): boolean {
  const [, ...rest] = lines;
  return (
    text.length <= longestWithoutSections && rest.every((line) => !/^\s*(?:\d+[.)]?|[*†‡])\s+\S/.test(line))
  );
}

const institution = /\b(?:universit|institut|college|school|department|faculty|laborator|academy|hospital)/i;

/** "1 Department of Shores" under the authors, where the sections begin with "1" again. */
function withoutInstitutions(headings: readonly TypedHeading[]): readonly TypedHeading[] {
  const start = headings.findLastIndex(({ paragraph: { text } }) => /^1[.)]?\s/.test(text));
  const before = headings.slice(0, Math.max(0, start));
  return before.some(({ paragraph: { text } }) => /^1[.)]?\s/.test(text) && institution.test(text))
    ? headings.slice(start)
    : headings;
}

function articleShape(views: readonly View[]): Shape {
  const single = views.map((view) => ({ ...view, lines: isOneLine(view) ? [view.text] : view.lines }));
  const found = withoutInstitutions(findTypedHeadings(single));
  const headings = (hasSections(found) ? found : []).map(({ paragraph, level }) => ({
    paragraph: views[single.indexOf(paragraph)] ?? paragraph,
    level,
  }));
  const [first] = headings;
  const end =
    first === undefined
      ? views.findIndex(({ text }) => text.length > longestWithoutSections)
      : views.indexOf(first.paragraph);
  const front = views.slice(0, end === -1 ? Math.min(views.length, 1) : end);
  const facts = readPublicationLines(front);
  const part = readFrontPart(front.filter((view) => !facts.used.has(view)));
  const said = readAuthorFacts(
    front.filter((view) => !part.used.has(view)),
    part.authors.map(({ name }) => name),
  );
  const twice = new Set(headings.filter((heading, index) => isSecond(headings[index - 1], heading, views)));
  const about = [...facts.used].map(
    (view): Taken => ({
      view,
      subject: "publication",
      message: `"${view.text}" was taken for what the journal says of the article.`,
      removedText: view.text,
    }),
  );
  const ofAuthors = [...said.used].map(
    ([view, label]): Taken => ({
      view,
      subject: "author",
      message: `"${shortened(view.text)}" was taken for what it says of the authors.`,
      removedText: label,
    }),
  );
  return {
    metadata: { ...metadataOf(part, said.byName), ...facts.metadata },
    headings: headings.filter((heading) => !twice.has(heading)),
    taken: [...about, ...takenFrom(part), ...ofAuthors, ...[...twice].map(secondHeading)],
  };
}

/** "6. References" with "References" right behind it. */
function isSecond(before: TypedHeading | undefined, heading: TypedHeading, views: readonly View[]): boolean {
  return (
    before !== undefined &&
    namesReferenceList(before.paragraph.text) &&
    namesReferenceList(heading.paragraph.text) &&
    views.indexOf(heading.paragraph) === views.indexOf(before.paragraph) + 1
  );
}

function secondHeading({ paragraph }: TypedHeading): Taken {
  const message = `"${paragraph.text}" stood right behind a heading of the same meaning and went out.`;
  return { view: paragraph, subject: "heading", message, removedText: paragraph.text };
}

function metadataOf(
  { title, authors, labelled }: FrontPart,
  facts: ReadonlyMap<string, AuthorFacts>,
): Readonly<Record<string, unknown>> {
  const textOf = (key: string): readonly string[] => {
    const found = labelled.find((one) => one.key === key);
    return (found?.at ?? [])
      .map((view, index) => (index === 0 ? (found?.text ?? "") : view.text))
      .filter((text) => text !== "");
  };
  const abstract = textOf("abstract").map(escapeProse).join("\n\n");
  const keywords = separateKeywords(textOf("keywords").join(" ")).map(escapePlain);
  return {
    ...(title !== null && { title: escapeProse(title.text) }),
    ...(authors.length > 0 && {
      authors: authors.map(({ name, affiliations, email, corresponding }) => ({
        name,
        ...(affiliations.length > 0 && { affiliations }),
        ...(email !== null && { email }),
        ...(corresponding && { corresponding }),
        ...facts.get(name),
      })),
    }),
    ...(abstract !== "" && { abstract }),
    ...(keywords.length > 0 && { keywords }),
  };
}

function takenFrom({ title, authors, labelled, used }: FrontPart): readonly Taken[] {
  return [...used].map((view): Taken => {
    const part = labelled.find(({ at }) => at.includes(view));
    if (view === title) return { view, subject: "title", message: `"${view.text}" was taken for the title.` };
    if (part !== undefined) {
      const label = view === part.at[0] ? view.text.slice(0, view.text.length - part.text.length).trim() : "";
      const message = `"${shortened(view.text)}" was taken for the ${part.key}.`;
      return { view, subject: part.key, message, ...(label !== "" && { removedText: label }) };
    }
    return authorTaken(view, authors);
  });
}

/** Words like "Corresponding author" and the numbers of institutions become something else than words. */
function authorTaken(view: View, authors: FrontPart["authors"]): Taken {
  const names = authors.filter(({ paragraph }) => paragraph === view).map(({ name }) => `"${name}"`);
  const message =
    names.length > 0
      ? `${names.join(", ")} ${names.length === 1 ? "was taken for an author" : "were taken for authors"}.`
      : `"${shortened(view.text)}" was taken for an address or institution of an author.`;
  const known = authors.flatMap(({ name, affiliations, email }) => [name, ...affiliations, email ?? name]);
  const rest = known
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, words) => text.replaceAll(words, " "), view.text)
    .replace(/\s+/g, " ")
    .trim();
  return { view, subject: "author", message, ...(/[\p{L}\p{N}]/u.test(rest) && { removedText: rest }) };
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
