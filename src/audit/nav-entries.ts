import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley, NavEntry } from "../model/galley.ts";
import { firstPlace } from "./first-place.ts";
import { normalise } from "./normalise.ts";

/** A heading as the contents list it; depth counts from 1. */
export type Listed = { readonly title: string; readonly depth: number };

export type ListedHeading = Listed & { readonly entry: NavEntry };

/** The galley's contents, flat. */
export function listedHeadings(nav: readonly NavEntry[], depth = 1): readonly ListedHeading[] {
  return nav.flatMap((entry) => [
    { entry, depth, title: titleOf(entry) },
    ...listedHeadings(entry.children, depth + 1),
  ]);
}

export function titleOf({ number, title }: NavEntry): string {
  return number === "" ? title : `${number} ${title}`;
}

/** Compares what an edition lists, such as "the PDF's outline", with the galley's headings, one by one. */
export function compareListed(
  galley: Galley,
  listed: readonly Listed[],
  where: string,
): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  let next = 0;
  for (const { entry, depth, title } of listedHeadings(galley.nav)) {
    const place = galley.places.get(entry.id) ?? firstPlace(galley);
    const found = indexFrom(listed, title, next);
    if (found < 0) {
      const instead = listed[next];
      const has = instead === undefined ? "ends" : `has "${instead.title}"`;
      findings.push(disagreement(place, `${where} ${has} where the heading "${title}" was expected.`));
      continue;
    }
    for (const extra of listed.slice(next, found)) {
      findings.push(
        disagreement(
          place,
          `${where} has "${extra.title}" before "${title}"; no such heading was expected there.`,
        ),
      );
    }
    const at = listed[found]?.depth ?? depth;
    if (at !== depth) {
      findings.push(
        disagreement(place, `${where} has "${title}" at level ${at}; level ${depth} was expected.`),
      );
    }
    next = found + 1;
  }
  for (const extra of listed.slice(next)) {
    findings.push(
      disagreement(
        firstPlace(galley),
        `${where} has "${extra.title}" at its end; no such heading was expected.`,
      ),
    );
  }
  return findings;
}

function indexFrom(listed: readonly Listed[], title: string, start: number): number {
  const wanted = normalise(title);
  return listed.findIndex((other, index) => index >= start && normalise(other.title) === wanted);
}

/** A heading that an edition has otherwise than the galley. */
export function disagreement(place: Diagnostic["place"], message: string): Diagnostic {
  return {
    check: "audit/headings-agree",
    severity: "error",
    place,
    message,
    help: "Build again; if it stays, write the heading more simply, without formulas or markup of its own.",
  };
}
