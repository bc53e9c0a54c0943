import type { Manuscript } from "../../model/manuscript.ts";
import type { Place } from "../../model/place.ts";
import { inlineText } from "../../tree/text.ts";

export type TypedPages = {
  readonly key: string;
  /** "12" or "12–15", without "pp." */
  readonly pages: string;
  readonly place: Place;
};

/** The pages given with citations by key, in Arabic numerals; one range each. */
export function typedPages({ citations }: Manuscript): readonly TypedPages[] {
  return citations.flatMap((cluster) =>
    cluster.citations.flatMap(({ citationId, citationSuffix, place }): readonly TypedPages[] => {
      const [, pages] = locator.exec(inlineText(citationSuffix)) ?? [];
      return pages === undefined ? [] : [{ key: citationId, pages, place: place ?? cluster.place }];
    }),
  );
}

const locator =
  /^\s*,?\s*\{?(?:pp?\.?|pages?|S\.|Seiten?)?[\s\u00a0]*(\d{1,6}(?:\s?[-\u2010-\u2015]{1,3}\s?\d{1,6})?)\}?\s*(?:$|[,.;)])/u;
