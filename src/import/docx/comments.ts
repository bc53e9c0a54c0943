import type { Package } from "./package-parts.ts";
import type { Comment } from "./story.ts";
import { descendants, elements, textOf } from "./xml.ts";

/** The comments of a document by their id. */
export function readComments(office: Package): ReadonlyMap<string, Comment> {
  const root = office.xml(office.related(office.main, "comments") ?? "");
  return new Map(
    (root === undefined ? [] : elements(root)).map((comment) => {
      const { attributes } = comment;
      const paragraphs = descendants(comment, "w:p").map((paragraph) =>
        descendants(paragraph, "w:t").map(textOf).join(""),
      );
      const text = paragraphs.filter((each) => each.trim() !== "").join(" ");
      const found = { text, author: attributes["w:author"] ?? null, date: attributes["w:date"] ?? null };
      return [attributes["w:id"] ?? "", found] as const;
    }),
  );
}
