import type { Certainty } from "./found-citation.ts";
import { readDate } from "./read-date.ts";
import type { NamesRead } from "./read-names.ts";
import type { ScannedText } from "./scanned-text.ts";
import type { Bracket } from "./tokens.ts";
import { beforeNarrative, reportingVerbs } from "./words.ts";

const joined = /\s(?:&|and|und|et|y|e|и)\s/u;
const earliestAuthor = 1200;

/** Of "Hill (2020)": a person's name with a verb behind it or "by" before it, or several names. */
export function narrativeCertainty(
  { passage, tokens }: ScannedText,
  { open, close }: Bracket,
  read: NamesRead,
): Certainty {
  if (read.unusual === "small") return "faint";
  const date = readDate(tokens, open + 1)?.date;
  if (date === undefined || date.endYear !== null || read.unusual !== null || passage.kind === "note")
    return "doubtful";
  if (read.etAl || read.author.includes("&")) return "certain";
  if (/^\p{Lo}/u.test(read.author) || (date.year ?? earliestAuthor) < earliestAuthor) return "doubtful";
  const before = tokens[read.from - 1]?.text.toLowerCase() ?? "";
  const after = tokens[close + 1]?.text.toLowerCase() ?? "";
  const possessive = /['’]s?$/u.test(read.author);
  const reported = reportingVerbs.test(after) || beforeNarrative.has(before);
  const listed = joined.test(read.author) && before !== "in";
  return before !== "the" && (possessive || reported || listed) ? "certain" : "doubtful";
}

/** Of names and a date in one bracket, the date starting at token `end`. */
export function certaintyInside({ passage, tokens }: ScannedText, read: NamesRead, end: number): Certainty {
  if (read.unusual === "small") return "faint";
  const before = tokens[read.from - 1]?.text ?? "";
  const isFilm = before === "." && tokens[read.from - 2]?.text.toLowerCase() === "dir";
  if (read.unusual === "none" || before === ":" || isFilm) return "doubtful";
  if (read.etAl) return "certain";
  if (passage.kind === "note" && read.names.length === 1) return "doubtful";
  if (tokens[end - 1]?.text === ",") return "certain";
  return read.unusual === null ? "bare" : "doubtful";
}
