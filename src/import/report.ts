import type { ImportDraft, ImportNotice, ImportQuery, SourcePlace } from "../model/import.ts";
import type { Place } from "../model/place.ts";

const kinds: Readonly<Record<ImportNotice["kind"], string>> = {
  left: "Left for you",
  repaired: "Repaired",
  removed: "Taken out",
  recognised: "Recognised",
};

/** The report of an import for a person, in Markdown: the queries, then what was left, repaired, taken out, recognised. */
export function importReport({ notices, queries }: ImportDraft, name: string): string {
  const parts = Object.entries(kinds).flatMap(([kind, title]) => {
    const own = notices.filter((notice) => notice.kind === kind);
    return own.length === 0 ? [] : [`## ${title} (${own.length})`, own.map(noticeLine).join("\n")];
  });
  const asked =
    queries.length === 0 ? [] : [`## Queries (${queries.length})`, queries.map(queryLine).join("\n")];
  return `${[`# Import of ${name}`, ...asked, ...parts].join("\n\n")}\n`;
}

function noticeLine({ subject, certainty, message, source, result }: ImportNotice): string {
  const doubt = certainty === "sure" ? "" : ` (${certainty})`;
  return `- ${subject}${doubt}: ${message}${placesText(source, result)}`;
}

function queryLine({ text, author, date, source, result }: ImportQuery): string {
  const asked = [author, date].filter((each) => each !== null).join(", ");
  return `- ${asked === "" ? "" : `${asked}: `}${text}${placesText(source, result)}`;
}

function placesText({ file, line, paragraph }: SourcePlace, result: Place | null): string {
  const from = line === null ? (paragraph === null ? "" : `paragraph ${paragraph}`) : `${file}:${line}`;
  const to = result === null ? "" : `${result.file}:${result.line}`;
  const places = [from, to].filter((each) => each !== "").join(" → ");
  return places === "" ? "" : ` [${places}]`;
}
