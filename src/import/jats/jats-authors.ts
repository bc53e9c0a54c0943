import { child, descendants, type Element, textOf } from "../docx/xml.ts";

/** Authors as the contributors say of themselves; the address of one corresponding author may stand in the notes. */
export function jatsAuthors(article: Element): readonly Readonly<Record<string, unknown>>[] {
  const meta = child(article, "front", "article-meta");
  const group = child(meta, "contrib-group");
  if (meta === undefined || group === undefined) return [];
  const authors = descendants(group, "contrib").filter((each) => child(each, "name") !== undefined);
  const corresponding = authors.filter(({ attributes }) => attributes["corresp"] === "yes");
  const [noted] = descendants(meta, "corresp").flatMap((each) => descendants(each, "email"));
  return authors.map((author) => {
    const isCorresponding = corresponding.includes(author);
    const email =
      child(author, "email") ?? (isCorresponding && corresponding.length === 1 ? noted : undefined);
    return {
      ...named("given", child(author, "name", "given-names")),
      ...named("family", child(author, "name", "surname")),
      ...named("email", email),
      ...(isCorresponding && { corresponding: true }),
    };
  });
}

function named(key: string, element: Element | undefined): Readonly<Record<string, string>> {
  const text = element === undefined ? "" : textOf(element).replace(/\s+/g, " ").trim();
  return text === "" ? {} : { [key]: text };
}
