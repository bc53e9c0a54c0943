import { readFrontPart, separateKeywords, type TypedAuthor } from "../../plain-text/front-part.ts";
import { escapePlain } from "../../plain-text/rewrite.ts";
import type { Paragraph } from "../../plain-text/structure.ts";
import { lineOf } from "../finding.ts";
import type { Field, Fields } from "../metadata/field.ts";

/** What stands before an article's first section, as metadata. */
export type FrontFields = {
  readonly fields: Fields;
  /** What the editions print from the metadata. */
  readonly used: ReadonlySet<Paragraph>;
};

type FieldAt = (paragraph: Paragraph, data: Field["data"], skipped?: number) => Field;

/** Title, authors, abstract and keywords from the paragraphs before the first section, each with its place. */
export function readFront(
  path: string,
  front: readonly Paragraph[],
  indentOf: (paragraph: Paragraph) => number,
): FrontFields {
  const { title, authors, labelled, used } = readFrontPart(front);
  const fields = new Map<string, Field>();
  const fieldAt: FieldAt = (paragraph, data, skipped = 0) => {
    const place = lineOf(path, paragraph.start + 1, indentOf(paragraph) + skipped + 1);
    return { place, keyPlace: lineOf(path, paragraph.start + 1), data };
  };
  if (title !== null) fields.set("title", fieldAt(title, escapePlain(title.text)));
  const [first] = authors;
  if (first !== undefined) {
    const list = authors.map((author) => fieldAt(author.paragraph, authorFields(author, fieldAt)));
    fields.set("authors", fieldAt(first.paragraph, list));
  }
  for (const { key, at, text } of labelled) {
    const [opening] = at;
    if (opening === undefined) continue;
    const field =
      key === "keywords" ? keywordField(opening, text, fieldAt) : abstractField(opening, at, text, fieldAt);
    fields.set(key, field);
  }
  return { fields, used };
}

function keywordField(opening: Paragraph, text: string, fieldAt: FieldAt): Field {
  const keywords = separateKeywords(text).map((keyword) =>
    fieldAt(opening, escapePlain(keyword), Math.max(0, opening.text.indexOf(keyword))),
  );
  return fieldAt(opening, keywords);
}

function abstractField(opening: Paragraph, at: readonly Paragraph[], text: string, fieldAt: FieldAt): Field {
  const skipped = [...opening.text].length - [...text].length;
  const paragraphs = at.map((paragraph, index) => escapePlain(index === 0 ? text : paragraph.text));
  const data = paragraphs.filter((part) => part !== "").join("\n\n");
  return fieldAt(opening, data, at.length === 1 ? skipped : 0);
}

function authorFields(author: TypedAuthor, fieldAt: FieldAt): Fields {
  const field = (data: Field["data"], text = ""): Field =>
    fieldAt(author.paragraph, data, Math.max(0, author.paragraph.text.indexOf(text)));
  const places = author.affiliations.map((place) => field(place, place));
  return new Map<string, Field>([
    ["name", field(author.name, author.name)],
    ...(places.length === 0 ? [] : [["affiliations", field(places)] as const]),
    ...(author.email === null ? [] : [["email", field(author.email)] as const]),
    ...(author.corresponding ? [["corresponding", field(true)] as const] : []),
  ]);
}
