import type { Metadata } from "../../model/metadata.ts";
import type { Place } from "../../model/place.ts";
import type { Subject } from "../../model/subject.ts";

/** A text of the metadata and its path in `Metadata`. */
export type MetadataValue = { readonly path: readonly (string | number)[]; readonly text: string };

/**
 * Whether the author wrote something there, be it empty or not understood: it has a place of its own. What cannot be
 * understood is reported where it is read.
 */
export function isWritten({ placeOf }: Pick<Subject, "placeOf">, ...path: readonly string[]): boolean {
  return !isSame(placeOf(path), placeOf(path.slice(0, -1)));
}

function isSame(a: Place, b: Place): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column && a.certainty === b.certainty;
}

/** The texts that are printed or registered, but for the abstract. */
export function shortTexts(metadata: Metadata): readonly MetadataValue[] {
  const {
    title,
    subtitle = "",
    publisher = "",
    doi = "",
    journal,
    authors,
    affiliations,
    keywords,
  } = metadata;
  return [
    { path: ["title"], text: title },
    { path: ["subtitle"], text: subtitle },
    { path: ["publisher"], text: publisher },
    { path: ["doi"], text: doi },
    { path: ["journal", "title"], text: journal.title ?? "" },
    ...authors.map(({ name }, index) => ({ path: ["authors", index, "name"], text: name })),
    ...affiliations.map(({ name }, index) => ({ path: ["affiliations", index, "name"], text: name })),
    ...keywords.map((text, index) => ({ path: ["keywords", index], text })),
    ...metadata.funding.map(({ source }, index) => ({ path: ["funding", index], text: source })),
  ].filter(({ text }) => text !== "");
}

/** In small letters, without accents, points and spaces, to be compared. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
}

/** How many runs of letters and digits a text has. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\u200c-]*/gu)?.length ?? 0;
}
