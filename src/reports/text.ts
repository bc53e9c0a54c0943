import type { Diagnostic } from "../model/diagnostic.ts";
import { excerptOf, type Texts } from "./excerpt.ts";
import { noPaint, type Paint } from "./paint.ts";
import { placeText } from "./places.ts";
import { printable } from "./printable.ts";
import { type Query, queriesOf } from "./queries.ts";

export type TextReport = {
  readonly paint?: Paint;
  /** Files whose lines can be shown. */
  readonly texts?: Texts;
  /** Why a check matters, said with its first finding. */
  readonly why?: (check: string) => string | undefined;
};

/** Other places of a query that are named; the rest is counted. */
const mostPlaces = 12;

/** Findings for a person: by file and line, equal ones as one query, each with what is wrong and how to mend it. */
export function textReport(
  diagnostics: readonly Diagnostic[],
  { paint = noPaint, texts = new Map(), why = () => undefined }: TextReport = {},
): string {
  const explained = new Set<string>();
  return queriesOf(diagnostics)
    .map((query) => {
      const { check } = query.diagnostic;
      const reason = explained.has(check) ? undefined : why(check);
      explained.add(check);
      return entry(query, reason, texts, paint);
    })
    .join("\n");
}

function entry({ diagnostic, others }: Query, why: string | undefined, texts: Texts, paint: Paint): string {
  const { check, severity, place, message, help, related } = diagnostic;
  const lines = [
    `${paint.strong(placeText(place))}  ${paint[severity](severity)}  ${paint.faint(check)}`,
    `  ${printable(message)}`,
    ...sourceLines(diagnostic, texts, paint),
    ...(why === undefined ? [] : [`  ${paint.faint(printable(why))}`]),
    `  ${paint.faint(printable(help))}`,
    ...(related ?? []).map((also) => `  ${placeText(also.place)}: ${printable(also.message)}`),
    ...alsoAt(others),
  ];
  return `${lines.join("\n")}\n`;
}

/** The line with what is meant underlined. */
function sourceLines(diagnostic: Diagnostic, texts: Texts, paint: Paint): readonly string[] {
  const excerpt = excerptOf(diagnostic, texts);
  if (excerpt === null) return [];
  const { line, before, meant, after } = excerpt;
  const number = `${line}`.padStart(5);
  const under = `${" ".repeat(widthOf(before))}${"^".repeat(Math.max(1, widthOf(meant)))}`;
  return [
    `${paint.faint(`${number} │`)} ${before}${meant}${after}`,
    `${paint.faint(`${" ".repeat(number.length)} │`)} ${paint[diagnostic.severity](under)}`,
  ];
}

function alsoAt(others: readonly Diagnostic[]): readonly string[] {
  if (others.length === 0) return [];
  const named = others.slice(0, mostPlaces).map(({ place }) => placeText(place));
  const more = others.length - named.length;
  return [`  also at ${named.join(", ")}${more === 0 ? "" : `, and at ${more} more places`}`];
}

/** Columns of a terminal: marks that combine take none, wide characters two (East Asian Width, UAX #11, roughly). */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[\p{M}\u200b-\u200d]/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
