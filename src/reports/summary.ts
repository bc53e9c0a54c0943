import type { Severity } from "../model/diagnostic.ts";
import type { BuildReport, CheckReport, Counts } from "../model/report.ts";
import { noPaint, type Paint } from "./paint.ts";
import { printable } from "./printable.ts";

/** The last words of a build: what it found in the manuscript, what it made, and where. */
export function summary(report: BuildReport, folder: string, paint: Paint = noPaint): string {
  const lines: string[] = [];
  if (report.manuscript !== null) {
    const { title, counts } = report.manuscript;
    const pages = report.editions.find((edition) => edition.pages !== undefined)?.pages;
    lines.push(paint.strong(printable(title)));
    const facts = [...(pages === undefined ? [] : [plural(pages, "page")]), countsText(counts)];
    lines.push(`  ${facts.join(" · ")}`);
  }
  lines.push(`  ${findings(report, paint)}`);
  for (const { file, bytes } of report.editions)
    lines.push(`  ${paint.strong(`${folder}/${file}`)} ${paint.faint(sizeText(bytes))}`);
  return `${lines.join("\n")}\n`;
}

/** The last words of a check. */
export function checkSummary(report: CheckReport, paint: Paint = noPaint): string {
  const { manuscript } = report;
  const facts =
    manuscript === null
      ? []
      : [paint.strong(printable(manuscript.title)), `  ${countsText(withTyped(manuscript.counts, report))}`];
  return `${[...facts, `  ${findings(report, paint)}`].join("\n")}\n`;
}

/** Citations and works that were typed are counted where they are read, in the table. */
function withTyped(counts: Counts, { citations: { citations, items } }: CheckReport): Counts {
  const typed = citations.filter(({ kind }) => kind === "typed").length;
  return { ...counts, citations: counts.citations + typed, items: Math.max(counts.items, items.length) };
}

/** "8,700 words · 39 headings · …" */
export function countsText(counts: Counts): string {
  return Object.entries(counts)
    .map(([name, count]) => plural(count, singular(name)))
    .join(" · ");
}

function findings({ diagnostics, waived }: BuildReport | CheckReport, paint: Paint): string {
  const count = (severity: Severity): number =>
    diagnostics.filter((found) => found.severity === severity).length;
  const shown = (severity: Severity, name: string): string => {
    const text = plural(count(severity), name);
    return count(severity) === 0 ? text : paint[severity](text);
  };
  const stood = waived.length === 0 ? [] : [`${waived.length} let stand`];
  return [
    shown("error", "error"),
    shown("warning", "warning"),
    shown("advice", "piece of advice"),
    ...stood,
  ].join(" · ");
}

function singular(plural: string): string {
  return plural.replace(/s$/, "");
}

/** "1 word", "8,700 words". */
export function plural(count: number, noun: string): string {
  const word = count === 1 ? noun : noun === "piece of advice" ? "pieces of advice" : `${noun}s`;
  return `${count.toLocaleString("en")} ${word}`;
}

/** Bytes as people read them. */
export function sizeText(bytes: number): string {
  return bytes < 1024 ** 2 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}
