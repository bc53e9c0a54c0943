import type { Check, Finding } from "../check.ts";
import { findInProse, type ProseMatch, replacing } from "./prose.ts";

const doubled =
  /(?<=[\p{L}\p{M}\p{N})\]”’»"])(?<mark>,,|;;|،،|؛؛|(?<!\.)\.\.(?!\.))(?=\s|$)|(?<=[\p{L}\p{M}\p{N})\]”’»"])(?<pair>,\.|;\.|\.,(?<!\p{L}\.,)|,;|;,|،\.)(?=\s|$)/gmu;

export const punctuationStandsOnce: Check = {
  id: "text/punctuation-stands-once",
  severity: "warning",
  summary: "One mark ends a clause or a sentence, not two.",
  why: "Two marks are a slip of the keyboard or a leftover of editing.",
  remedy: "Keep the mark that is meant; an ellipsis has three points.",
  basis: "House",
  example: { bad: "The bay is small,, and shallow.\n", good: "The bay is small, and shallow.\n" },
  run: ({ lines }) => findInProse(lines, doubled).map(finding),
};

function finding(match: ProseMatch): Finding {
  const { place, end, text } = match;
  const mark = match.groups["mark"];
  if (mark === undefined)
    return { place, end, message: `Two marks, "${text}", stand together; one was expected.` };
  const message = `"${text}" is the same mark twice; "${mark[0]}" was expected${mark === ".." ? ", or an ellipsis" : ""}.`;
  return mark === ".."
    ? { place, end, message }
    : { place, end, message, edits: replacing(match, text.slice(1)) };
}
