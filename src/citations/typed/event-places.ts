import type { FoundCitation } from "./found-citation.ts";

const events =
  "conferences?|congress(?:es)?|symposi(?:um|a)|colloqui(?:um|a)|workshops?|seminars?|conventions?|summits?|meetings?|forums?|assembly|hackathons?|" +
  "exhibitions?|exhibits?|exposition|expo|fairs?|biennales?|biennials?|triennials?|festivals?|retrospectives?|installations?|premieres?|premiered|" +
  "performances?|performed|staged|concerts?|tournaments?|championships?|olympics|games|held|hosted|exhibited|" +
  "konferenz|tagung|kongress|ausstellung|messe|konzert|aufführung|congrès|colloque|exposition|congreso|jornadas|exposición|congresso|convegno|mostra";

/** Not far before the bracket, with at most the event's own name between. */
const behindEvent = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?:${events})(?:[\s,]+[\p{L}\p{N}’'&“”"-]+){0,6}[\s,]*\($`,
  "iu",
);
const farthest = 90;

/**
 * "at the conference (London, 2010)": a place and a year in brackets behind the name of an event look like a citation.
 * Whether they are one, the list and the rest of the text must tell.
 */
export function standsBehindEvent({
  passage,
  start,
  names,
  author,
  etAl,
  locator,
  date,
}: FoundCitation): boolean {
  const isPlain = !etAl && locator === null && date?.year != null && date.suffix === "";
  if (!isPlain || names.length > 2 || /&|\band\b/u.test(author)) return false;
  return behindEvent.test(passage.text.slice(Math.max(0, start - farthest), start));
}
