import { rolesOf } from "./division-roles.ts";
import { htmlText } from "./html-text.ts";
import { lettersOf } from "./tree-input.ts";

/** Roles of paragraphs by their classes, which Pandoc does not keep. */
export function htmlStyles(html: string): ReadonlyMap<string, readonly string[]> {
  const found = html.matchAll(/<p\b[^>]*\bclass=["']([^"']+)["'][^>]*>([\s\S]*?)(?=<\/?(?:p|div|h\d)\b)/gi);
  return new Map(
    [...found].flatMap(([, classes = "", inside = ""]) => {
      const roles = rolesOf(classes.split(/\s+/));
      return roles.length === 0 ? [] : [[lettersOf(htmlText(inside)), roles] as const];
    }),
  );
}
