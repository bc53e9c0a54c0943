import { renderTemplate, type Templates, type View } from "../markup/template.ts";
import type { Description } from "../model/description.ts";
import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Box, BuiltPages, CheckReport, PageSketch } from "../model/report.ts";
import { excerptOf, type Texts } from "./excerpt.ts";
import { placeText } from "./places.ts";
import { printable } from "./printable.ts";
import { type Query, queriesOf } from "./queries.ts";
import { countsText, sizeText } from "./summary.ts";

const totals: readonly (readonly [Severity, one: string, many: string])[] = [
  ["error", "error", "errors"],
  ["warning", "warning", "warnings"],
  ["advice", "piece of advice", "pieces of advice"],
];

/**
 * One self-contained page, for the screen and for paper: findings by file and by kind, and the citations; of a build,
 * the editions and the pages that something displeases on, too.
 */
export function htmlReport(
  report: CheckReport,
  rules: readonly Description[],
  templates: Templates,
  built: BuiltPages = { editions: [], sketches: [], more: 0 },
): string {
  const { manuscript, diagnostics, waived, citations, texts } = report;
  const queries = queriesOf(diagnostics).map((query, index) => ({ query, id: `finding-${index + 1}` }));
  return renderTemplate(templates, "reports/check.html", {
    title: manuscript === null ? "Manuscript" : printable(manuscript.title),
    facts: manuscript === null ? "" : countsText(manuscript.counts),
    style: templates.get("reports/check.css") ?? "",
    totals: totals.map(([severity, one, many]) => {
      const count = diagnostics.filter((found) => found.severity === severity).length;
      return { severity, count, name: count === 1 ? one : many };
    }),
    hasEditions: built.editions.length > 0,
    editions: built.editions.map(({ file, bytes, pages }) => ({
      file: printable(file),
      size: sizeText(bytes),
      pages: pages ?? false,
    })),
    hasPages: built.sketches.length > 0,
    pages: built.sketches.map(pageView),
    more: built.more > 0 && { count: built.more },
    files: filesOf(queries, texts),
    kinds: kindsOf(queries, rules),
    hasCitations: citations.citations.length > 0,
    citations: citations.citations.map(({ place, text, verdict, item, candidates, reason }) => ({
      place: placeText(place),
      text: printable(text),
      verdict,
      items: printable(item ?? candidates.join(", ")),
      reason: printable(reason),
    })),
    items: citations.items.map(({ place, text, cited }) => ({
      place: placeText(place),
      text: printable(text),
      cited,
    })),
    hasWaived: waived.length > 0,
    waived: waived.map((diagnostic) => ({
      place: placeText(diagnostic.place),
      check: diagnostic.check,
      message: printable(diagnostic.message),
      reason: printable(diagnostic.reason),
    })),
  });
}

/** A page's outline and its spots, numbered as the list below it is. */
function pageView({ folio, width, height, lines, pictures, spots }: PageSketch): View {
  return {
    folio,
    width: Math.round(width),
    height: Math.round(height),
    lines: lines.map(rectangle),
    pictures: pictures.map(rectangle),
    spots: spots.map(({ box }) => rectangle(box)),
    findings: spots.map(({ check, message }) => ({
      message: printable(message),
      check,
      kind: anchorOf(check),
    })),
  };
}

function rectangle({ left, top, right, bottom }: Box): View {
  const [x, y, end, foot] = [left, top, right, bottom].map(Math.round);
  return { x, y, width: Math.max(1, (end ?? 0) - (x ?? 0)), height: Math.max(1, (foot ?? 0) - (y ?? 0)) };
}

type Named = { readonly query: Query; readonly id: string };

/** A finding's page element for a check: ids may not hold a slash in every reader. */
function anchorOf(check: string): string {
  return `check-${check.replace("/", "-")}`;
}

function filesOf(queries: readonly Named[], texts: Texts): readonly View[] {
  const byFile = Map.groupBy(queries, ({ query }) => query.diagnostic.place.file);
  return [...byFile].map(([file, inFile]) => ({
    file: printable(file),
    findings: inFile.map(({ query, id }) => findingView(query, id, texts)),
  }));
}

function findingView({ diagnostic, others }: Query, id: string, texts: Texts): View {
  const { check, severity, place, message, help, related = [] } = diagnostic;
  return {
    id,
    check,
    kind: anchorOf(check),
    severity,
    place: placeText(place),
    message: printable(message),
    help: printable(help),
    excerpt: excerptOf(diagnostic, texts),
    related: related.map((also) => ({ place: placeText(also.place), message: printable(also.message) })),
    others: others.map((other) => placeText(other.place)),
  };
}

function kindsOf(queries: readonly Named[], rules: readonly Description[]): readonly View[] {
  const described = new Map<string, Description>(rules.map((rule) => [rule.id, rule]));
  const byCheck = Map.groupBy(queries, ({ query }) => query.diagnostic.check);
  return [...byCheck].map(([check, found]) => ({
    check,
    kind: anchorOf(check),
    summary: described.get(check)?.summary ?? "",
    why: described.get(check)?.why ?? "",
    places: found.flatMap(({ query, id }) =>
      [query.diagnostic, ...query.others].map((each: Diagnostic) => ({ id, place: placeText(each.place) })),
    ),
  }));
}
