import type { Attr } from "../../model/pandoc.ts";

const roles: readonly (readonly [RegExp, string])[] = [
  [/^(?:title|article-?title)$/, "title"],
  [/^(?:subtitle|sub-title)$/, "subtitle"],
  [/^(?:authors?|byline|contrib-group)$/, "author"],
  [/^(?:affiliations?|aff)$/, "affiliation"],
  [/^date$/, "date"],
  [/^abstract$/, "abstract"],
  [/^(?:caption|figcaption)$/, "caption"],
  [/^(?:csl-bib-body|references|bibliography|ref-list)$/, "bibliography"],
];

/** What classes say of the paragraphs inside, in the words of styles. */
export function rolesOf(classes: readonly string[]): readonly string[] {
  return classes.flatMap((name) => {
    const role = roles.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1];
    return role === undefined ? [] : [role];
  });
}

/** A table of contents that a program made. */
export function isContentsList([id, classes, attributes]: Attr): boolean {
  const role = attributes.find(([key]) => key === "role")?.[1];
  return (
    role === "doc-toc" ||
    /^(?:toc|table-of-contents)$/i.test(id) ||
    classes.some((name) => /^toc$/i.test(name))
  );
}
