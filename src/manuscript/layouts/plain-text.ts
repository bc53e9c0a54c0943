import type { DivisionKind, DivisionRole } from "../../model/manuscript.ts";
import { escapePlain, rewriteParagraph, textWidth } from "../../plain-text/rewrite.ts";
import { findStructure, hasChapters, type Paragraph, type Structure } from "../../plain-text/structure.ts";
import { findingAt, lineOf, startOf } from "../finding.ts";
import { isBlank, type Line } from "../lines.ts";
import type { Field, Fields } from "../metadata/field.ts";
import { stemOf } from "../paths.ts";
import { namedKind } from "./division-kind.ts";
import type { Draft, DraftDivision, Layout } from "./draft.ts";
import { type PlainArticle, readPlainArticle } from "./plain-text-article.ts";

/**
 * A plain text: the one named, or the only one of the folder. Its words come out as they are; chapters or sections,
 * typed as lines of their own, become divisions or headings and keep their typed numbers; a typed list of contents is
 * left out, since the editions make their own.
 */
export const plainText: Layout = async (library, document) => {
  const texts = [...library.paths].filter((path) => /\.txt$/i.test(path) && !path.includes("/"));
  const path = document ?? (texts.length === 1 ? texts[0] : undefined);
  if (path === undefined || !/\.txt$/i.test(path)) return null;
  const source = await library.text(path);
  if (source === null) return null;
  const written = source.text.slice(0, -1).split("\n");
  const structure = findStructure(written);
  const article =
    structure.contents === null && !hasChapters(structure) ? readPlainArticle(path, written) : null;
  if (article !== null) return articleDraft(path, article);
  if (structure.contents !== null)
    library.report(findingAt(lineOf(path, structure.contents.start + 1), contentsLeftOut));
  const lines = rewrite(path, written, structure);
  return {
    kind: structure.headings.length > 0 ? "book" : "article",
    fields: metadataOf(path, structure),
    configuration: new Map(),
    place: startOf(path),
    fallbackTitle: { text: stemOf(path).replace(/[-_]+/g, " "), fromText: false },
    syntax: "pandoc",
    divisions: divide(path, lines, structure),
  };
};

function articleDraft(path: string, { fields, lines }: PlainArticle): Draft {
  return {
    kind: "article",
    fields,
    configuration: new Map(),
    place: startOf(path),
    fallbackTitle: { text: stemOf(path).replace(/[-_]+/g, " "), fromText: false },
    syntax: "pandoc",
    divisions: [{ role: "body", kind: "article", path, lines }],
  };
}

function metadataOf(path: string, { title, author, paragraphs }: Structure): Fields {
  const field = (text: string): Field => {
    const found = paragraphs.find((paragraph) => paragraph.text.includes(text));
    const place = lineOf(path, (found?.start ?? 0) + 1);
    return { place, keyPlace: place, data: text };
  };
  return new Map([
    ...(title === null ? [] : [["title", { ...field(title), data: escapePlain(title) }] as const]),
    ...(author === null ? [] : [["authors", field(author)] as const]),
  ]);
}

function rewrite(path: string, written: readonly string[], structure: Structure): readonly Line[] {
  const width = textWidth(written);
  const headings = new Set(structure.headings);
  const markdown = written.map(() => "");
  for (const paragraph of structure.paragraphs) {
    const lines = structure.dropped.has(paragraph)
      ? []
      : headings.has(paragraph)
        ? [`# ${escapePlain(paragraph.text)} {.unnumbered}`]
        : rewriteParagraph(paragraph.lines, width);
    for (const [index, line] of lines.entries()) markdown[paragraph.start + index] = line;
  }
  return written.map((source, index) => ({
    source,
    markdown: markdown[index] ?? "",
    file: path,
    number: index + 1,
  }));
}

function divide(path: string, lines: readonly Line[], { headings }: Structure): readonly DraftDivision[] {
  const [first] = headings;
  if (first === undefined) return [{ role: "body", kind: "article", path, lines }];
  const front = lines.slice(0, first.start);
  const firstChapter = headings.findIndex(({ text }) => /\d|\b[IVXLC]+\b/.test(text));
  const chapters = headings.map((heading, index): DraftDivision => {
    const end = headings[index + 1]?.start ?? lines.length;
    return { ...classify(heading, index < firstChapter), path, lines: lines.slice(heading.start, end) };
  });
  return isBlank(front) ? chapters : [{ role: "front", kind: "other", path, lines: front }, ...chapters];
}

function classify(
  { text }: Paragraph,
  beforeChapters: boolean,
): { readonly role: DivisionRole; readonly kind: DivisionKind } {
  const kind = namedKind(text.replace(/[.:]$/, ""));
  if (beforeChapters) return { role: "front", kind: kind ?? "other" };
  if (/^(?:part|teil|partie|parte)\b/i.test(text)) return { role: "body", kind: "part" };
  return { role: "body", kind: kind ?? (/^epilog/i.test(text) ? "other" : "chapter") };
}

const contentsLeftOut = {
  check: "text/contents-are-made",
  severity: "advice",
  message: "The typed list of contents was left out; the editions make their own.",
  help: "Nothing is to be done.",
} as const;
