import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import type { PdfContents, PdfOutlineEntry } from "../model/pdf.ts";
import { firstPlace } from "./first-place.ts";
import { listedHeadings } from "./nav-entries.ts";
import { find, lettersOf, nextAfter, type Stream } from "./stream.ts";

/** What was read of the printed contents; `end` is where they end in the stream. */
export type ContentsFound = { readonly findings: readonly Diagnostic[]; readonly end: number };

const mostTries = 30;

/** The page numbers printed in the contents are those of the pages the outline leads to. */
export function checkContentsPageNumbers(galley: Galley, pdf: PdfContents, stream: Stream): ContentsFound {
  const { kind, settings } = galley.metadata;
  if (kind !== "book" && !settings.contents) return { findings: [], end: 0 };
  const labels = outlineLabels(pdf);
  const findings: Diagnostic[] = [];
  const first = flatOutline(pdf.outline).find(({ page }) => page !== null)?.page ?? 1;
  const limit = stream.pages[first] ?? stream.letters.length;
  let end = 0;
  for (const { entry, title } of listedHeadings(galley.nav)) {
    if (entry.level > settings.contentsDepth) continue;
    const label = labels.get(lettersOf(title))?.shift();
    if (label === undefined) continue;
    const printed = printedAfter(lettersOf(title), label, stream, end, limit);
    if (printed === null || !printed.agrees) {
      const has = printed === null ? "does not list" : `gives page "${printed.text}" for`;
      findings.push({
        check: "audit/contents-page-numbers-agree",
        severity: "error",
        place: galley.places.get(entry.id) ?? firstPlace(galley),
        message: `The printed contents ${has.replace("does", "do").replace("gives", "give")} "${title}"; page "${label}" was expected.`,
        help: "Build again; if it stays, report it with the manuscript, since page numbers are never the author's to mend.",
      });
    }
    end = printed?.end ?? end;
  }
  return { findings, end };
}

type Printed = { readonly text: string; readonly agrees: boolean; readonly end: number };

/** What stands between an entry's title and the end of its line; of several, the one that agrees. */
function printedAfter(
  title: string,
  label: string,
  stream: Stream,
  start: number,
  limit: number,
): Printed | null {
  let first: Printed | null = null;
  let at = find(stream.letters, title, start, limit);
  for (let tried = 0; at >= 0 && tried < mostTries; tried += 1) {
    const from = at + title.length;
    const end = nextAfter(from, stream.lines, stream.letters.length);
    const text = stream.letters.slice(from, end);
    if (text === lettersOf(label)) return { text, agrees: true, end };
    first ??= { text, agrees: false, end };
    at = find(stream.letters, title, at + 1, limit);
  }
  return first;
}

/** Title → labels of the pages that the outline's entries of that title lead to, in order. */
function outlineLabels({ outline, labels }: PdfContents): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { title, page } of flatOutline(outline)) {
    if (page === null) continue;
    const key = lettersOf(title);
    const known = found.get(key) ?? [];
    known.push(labels[page - 1] ?? String(page));
    found.set(key, known);
  }
  return found;
}

function flatOutline(entries: readonly PdfOutlineEntry[]): readonly PdfOutlineEntry[] {
  return entries.flatMap((entry) => [entry, ...flatOutline(entry.children)]);
}
