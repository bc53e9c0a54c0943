import type { CitationRecord, Verdict } from "../../model/citation-table.ts";
import type { Subject } from "../../model/subject.ts";
import type { Finding } from "../check.ts";

/**
 * Findings about typed citations with one of these verdicts; none where the manuscript lists nothing they could agree
 * with. Equal citations of one item get equal messages, wherever they stand and whatever page they name.
 */
export function typedFindings({ citations }: Subject, ...verdicts: readonly Verdict[]): readonly Finding[] {
  if (citations.items.length === 0) return [];
  const listed = new Map(citations.items.map((item) => [item.id, item]));
  return citations.citations
    .filter(({ kind, verdict }) => kind === "typed" && verdicts.includes(verdict))
    .map((record): Finding => {
      const related = record.candidates.flatMap((id) => listed.get(id) ?? []).slice(0, mostRelated);
      return {
        place: record.place,
        ...(record.end && { end: record.end }),
        message: `"${citedAs(record)}" is cited. ${record.reason}`,
        ...(related.length === 0
          ? {}
          : { related: related.map(({ place, text }) => ({ place, message: `The list has "${text}".` })) }),
      };
    });
}

const mostRelated = 5;

/** "Hill and Moss, 2016"; of a number the number. */
function citedAs({ names, dates, text }: CitationRecord): string {
  if (names.length === 0) return text;
  const name = names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return [name, ...dates].join(", ");
}
