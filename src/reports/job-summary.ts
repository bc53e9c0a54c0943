import type { Change } from "../model/change.ts";
import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Place } from "../model/place.ts";
import type { Release, ReleaseFile } from "../model/release.ts";
import type { BuildReport, ChangeReport } from "../model/report.ts";
import { placeText } from "./places.ts";
import { printable } from "./printable.ts";
import { countsText, plural, sizeText } from "./summary.ts";

/** The address at which somebody can look at a line; null where there is none. */
export type AddressOf = (place: Place) => string | null;

/** A service takes no more than 1 MiB of one step; these keep a summary below a third of that. */
const mostRows = 250;
const longestCell = 300;

/** What a build came to, in Markdown, for the page of a CI job. */
export function buildJobSummary(report: BuildReport, addressOf: AddressOf): string {
  const { manuscript, editions, diagnostics } = report;
  const pages = editions.find((edition) => edition.pages !== undefined)?.pages;
  const counted = manuscript === null ? [] : [countsText(manuscript.counts)];
  return joined([
    `## ${manuscript === null ? "No manuscript was read" : escaped(manuscript.title)}`,
    [...(pages === undefined ? [] : [plural(pages, "page")]), ...counted].join(" · "),
    table(
      ["Edition", "Size", "SHA-256"],
      editions.map(({ file, bytes, sha256 }) => [escaped(file), sizeText(bytes), `\`${sha256}\``]),
    ),
    findings(diagnostics, addressOf),
  ]);
}

/** What was changed since another version, in Markdown. */
export function changesJobSummary(
  { changes, pages, diagnostics }: ChangeReport,
  addressOf: AddressOf,
): string {
  if (diagnostics.length > 0) return joined(["## Changes", findings(diagnostics, addressOf)]);
  const edits = changes.filter(({ number }) => number !== null);
  const touched = pages.filter(({ by }) => by !== "nothing");
  const rows = edits.map((change) => [
    `${change.number}`,
    linked(change.now?.place ?? null, addressOf),
    pageOf(change),
    escaped(`${change.kind} ${change.what}`),
    escaped(change.before),
    escaped(change.after),
  ]);
  return joined([
    "## Changes",
    edits.length === 0
      ? "Nothing was changed."
      : `${edits.length} changed, ${changes.length - edits.length} that follow from them; ${touched.length} of ${pages.length} pages are not as they were.`,
    table(["", "Line", "Page", "What", "Before", "After"], rows),
  ]);
}

/** What a release holds, in Markdown. */
export function releaseJobSummary(release: Release, addressOf: AddressOf): string {
  const { report, diagnostics, files } = release;
  const title = report?.manuscript?.title ?? "No manuscript was read";
  const row = ({ file, bytes, sha256 }: ReleaseFile) => [escaped(file), sizeText(bytes), `\`${sha256}\``];
  return joined([
    `## ${escaped(title)}`,
    files.length === 0 ? "No release was made." : "",
    table(["File", "Size", "SHA-256"], files.map(row)),
    findings(diagnostics, addressOf),
  ]);
}

const names: readonly (readonly [Severity, string])[] = [
  ["error", "error"],
  ["warning", "warning"],
  ["advice", "piece of advice"],
];

function findings(diagnostics: readonly Diagnostic[], addressOf: AddressOf): string {
  const ofSeverity = (severity: Severity) => diagnostics.filter((found) => found.severity === severity);
  const counts = names.map(([severity, name]) => plural(ofSeverity(severity).length, name)).join(" · ");
  const rows = names.flatMap(([severity]) =>
    ofSeverity(severity).map(({ place, check, message, help }) => [
      severity,
      linked(place, addressOf),
      escaped(check),
      escaped(`${message} ${help}`),
    ]),
  );
  return joined([`### ${counts}`, table(["", "Line", "Check", "Finding"], rows)]);
}

function pageOf({ now, old }: Change): string {
  const at = now ?? old;
  return at === null || at.page === null ? "" : escaped(at.folio);
}

function linked(place: Place | null, addressOf: AddressOf): string {
  if (place === null) return "";
  const address = addressOf(place);
  return address === null ? escaped(placeText(place)) : `[${escaped(placeText(place))}](${address})`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const shown = rows.slice(0, mostRows).map(line);
  const more = rows.length - shown.length;
  return [
    line(heads),
    line(heads.map(() => "---")),
    ...shown,
    ...(more > 0 ? ["", `And ${more} more, which the report lists.`] : []),
  ].join("\n");
}

function joined(parts: readonly string[]): string {
  return `${parts
    .filter((part) => part.trim() !== "")
    .map((part) => part.trimEnd())
    .join("\n\n")}\n`;
}

/** Words of the manuscript's as mere words: nothing in them is read as Markdown, HTML or an address. */
function escaped(text: string): string {
  const short = text.length <= longestCell ? text : `${text.slice(0, longestCell)} …`;
  return printable(short.replace(/\s+/g, " ")).replace(
    /[^\p{L}\p{M}\p{N} .,;?!()'"“”‘’„«»…–—%°/-]/gu,
    (character) => `&#${character.codePointAt(0)};`,
  );
}
