import { type Element, elements } from "../docx/xml.ts";
import { children, plain, spaced } from "./jats-reading.ts";

type Name = Readonly<Record<string, string>>;

const roles: Readonly<Record<string, string>> = {
  author: "author",
  allauthors: "author",
  inventor: "author",
  curator: "author",
  editor: "editor",
  "guest-editor": "editor",
  translator: "translator",
  director: "director",
};

/**
 * Names of a work by what they did. Those outside of groups are authors before a title, and editors behind it, as in
 * "In: Hill E, editor".
 */
export function jatsNames(work: Element): Readonly<Record<string, unknown>> {
  const parts = elements(work);
  const at = parts.findIndex(({ name }) => /^(?:article|chapter|data|part)-title$/.test(name));
  const isBehind = (part: Element): boolean => at !== -1 && parts.indexOf(part) > at;
  const found = new Map<string, Name[]>();
  for (const part of parts) {
    const role = roleOf(part, isBehind(part));
    const names = part.name === "person-group" ? elements(part).flatMap(nameOf) : nameOf(part);
    if (role !== undefined && names.length > 0) found.set(role, [...(found.get(role) ?? []), ...names]);
  }
  const hasOthers = parts.some((part) => (part.name === "etal" && !isBehind(part)) || hasEtal(part));
  return { ...Object.fromEntries(found), ...(hasOthers && { custom: { "and-others": true } }) };
}

function roleOf({ name, attributes }: Element, isBehindTitle: boolean): string | undefined {
  if (name === "person-group") return roles[attributes["person-group-type"] ?? "author"];
  return isBehindTitle ? "editor" : "author";
}

function hasEtal(part: Element): boolean {
  const isAuthors = part.name === "person-group" && roleOf(part, false) === "author";
  return isAuthors && children(part, "etal").length > 0;
}

function nameOf(element: Element): readonly Name[] {
  switch (element.name) {
    case "name":
      return [personOf(element)];
    case "string-name":
      return [children(element, "surname").length > 0 ? personOf(element) : { literal: spaced(element) }];
    case "name-alternatives":
      return elements(element).slice(0, 1).flatMap(nameOf);
    case "collab":
      return plain(element) === "" ? [] : [{ literal: spaced(element) }];
    case "collab-alternatives":
      return elements(element).slice(0, 1).flatMap(nameOf);
    case "anonymous":
      return [{ literal: "Anonymous" }];
    default:
      return [];
  }
}

function personOf(name: Element): Name {
  const part = (each: string): string => children(name, each).map(plain).join(" ");
  const parts = { family: part("surname"), given: part("given-names"), suffix: part("suffix") };
  return Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ""));
}
