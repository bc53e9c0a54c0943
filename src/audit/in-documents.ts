import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import { headersOf } from "../tree/headers.ts";
import { inlineText } from "../tree/text.ts";
import { firstPlace } from "./first-place.ts";
import { disagreement, type Listed, listedHeadings } from "./nav-entries.ts";
import { normalise } from "./normalise.ts";
import { type EpubContents, type EpubDocument, resolvePath } from "./read-epub.ts";
import type { XhtmlElement } from "./read-xhtml.ts";

/** Text of every element that has an id. */
export function textsById(documents: readonly EpubDocument[]): ReadonlyMap<string, string> {
  return new Map(
    documents.flatMap(({ elements, text }) =>
      elements
        .filter(({ id }) => id !== "")
        .map(({ id, start, end }) => [id, text.slice(start, end)] as const),
    ),
  );
}

type NavigationEntry = Listed & { readonly href: string };

/** The links of the contents; each list they stand in makes them one deeper. */
function navigationEntries({ elements, text }: EpubDocument): readonly NavigationEntry[] {
  const nav = elements.find(
    ({ name, epubType, role }) => name === "nav" && (epubType === "toc" || role === "doc-toc"),
  );
  if (nav === undefined) return [];
  const lists: XhtmlElement[] = [];
  const entries: NavigationEntry[] = [];
  for (const element of elements) {
    if (element.start < nav.start || element.start >= nav.end) continue;
    while ((lists.at(-1)?.depth ?? -1) >= element.depth) lists.pop();
    if (element.name === "ol") lists.push(element);
    if (element.name !== "a") continue;
    entries.push({ title: text.slice(element.start, element.end), href: element.href, depth: lists.length });
  }
  return entries.map((entry) => ({ ...entry, title: entry.title.replace(/\s+/g, " ").trim() }));
}

/** A text without a heading of its own is listed by the publication's title, since every e-book must list something. */
export function headingEntries(galley: Galley, navigation: EpubDocument): readonly Listed[] {
  const entries = navigationEntries(navigation);
  const title = normalise(inlineText(galley.title));
  return galley.nav.length > 0 ? entries : entries.filter((entry) => normalise(entry.title) !== title);
}

export function navigationTargets(
  galley: Galley,
  navigation: EpubDocument,
  edition: string,
): readonly Diagnostic[] {
  const entries = navigationEntries(navigation);
  return listedHeadings(galley.nav).flatMap(({ entry, title }) => {
    const found = entries.filter((other) => normalise(other.title) === normalise(title));
    if (found.length === 0 || found.some(({ href }) => href.endsWith(`#${entry.id}`))) return [];
    const place = galley.places.get(entry.id) ?? firstPlace(galley);
    const message = `The ${edition}'s contents lead from "${title}" to "${found[0]?.href}"; the heading "${entry.id}" was expected.`;
    return [disagreement(place, message)];
  });
}

/** The headings of the documents are the galley's, each at its level. */
export function headingFindings(
  galley: Galley,
  documents: readonly EpubDocument[],
  edition: string,
): readonly Diagnostic[] {
  const found = new Map(
    documents.flatMap(({ elements }) =>
      elements.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ id, name }) => [id, name] as const),
    ),
  );
  return galley.spine
    .flatMap(({ blocks }) => headersOf(blocks))
    .flatMap(({ c: [level, [id]] }) => {
      const wanted = `h${Math.min(Math.max(level, 1), 6)}`;
      const name = found.get(id);
      if (id === "" || name === wanted) return [];
      const has = name === undefined ? "has no heading" : `has <${name}> for the heading`;
      const place = galley.places.get(id) ?? firstPlace(galley);
      return [disagreement(place, `The ${edition} ${has} "${id}"; <${wanted}> was expected.`)];
    });
}

/** Ids of the reference list's entries, in order. */
export function entryIds(documents: readonly EpubDocument[]): readonly string[] {
  return documents.flatMap(({ elements }) =>
    elements.filter(({ classes }) => classes.includes("reference-list-entry")).map(({ id }) => id),
  );
}

/** Every link inside leads to something. */
export function linkFindings(
  galley: Galley,
  { documents, navigation, paths }: EpubContents,
  edition: string,
): readonly Diagnostic[] {
  const ids = new Map(
    [...documents, navigation].map(({ path, elements }) => [path, new Set(elements.map(({ id }) => id))]),
  );
  const broken = [...documents, navigation].flatMap(({ path, elements }) =>
    elements
      .filter(({ href }) => href !== "" && !/^[a-z][a-z0-9+.-]*:/i.test(href))
      .filter(({ href }) => {
        const target = resolvePath(path, href);
        const id = decodeURIComponent(href.split("#")[1] ?? "");
        return !paths.has(target) || (id !== "" && !ids.get(target)?.has(id));
      })
      .map(({ href }) => href),
  );
  return [...new Set(broken)].map((href) => ({
    check: "audit/links-resolve",
    severity: "error",
    place: galley.places.get(href.split("#")[1] ?? "") ?? firstPlace(galley),
    message: `A link in the ${edition} leads to "${href}", which is not in it; a place in it was expected.`,
    help: "Check that what the link points at is part of the text.",
  }));
}
