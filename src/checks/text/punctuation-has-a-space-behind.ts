import type { Check, Finding } from "../check.ts";
import { findInProse, type ProseMatch, replacing } from "./prose.ts";

// Looked for first, for it is rare; then the letters and marks around it must be two plain words.
const mark = /(?<=[\p{L}\p{M}]{2})[,;،؛.!?](?=\p{L}[\p{L}\p{M}])/gu;
const words = /^["“‘'(«]?(?<before>[\p{L}\p{M}]+)(?<mark>[,;،؛])(?<after>[\p{L}\p{M}]+)["”’')»]?[.,:;!?]?$/u;
const sentences = /^["“‘'(«]?(?<before>\p{Ll}+)(?<mark>[.!?])(?<after>\p{Lu}\p{Ll}+)[,;]?$/u;
/** Longer runs without a space are no words. */
const longest = 50;

export const punctuationHasASpaceBehind: Check = {
  id: "text/punctuation-has-a-space-behind",
  severity: "warning",
  summary: "A space follows a comma, a semicolon and the end of a sentence.",
  why: "The two words are one for hyphenation, for searches and for readers who listen.",
  remedy: "Type the space.",
  basis: "House",
  example: { bad: "The bay is small,and shallow.\n", good: "The bay is small, and shallow.\n" },
  run: ({ lines }) => {
    const found = findInProse(lines, mark).flatMap((match) => joinedWords(match) ?? []);
    const times = new Map<string, number>();
    for (const { text } of found) times.set(text, (times.get(text) ?? 0) + 1);
    // "Node.Stream", said several times, is a name.
    return found
      .filter(({ text, finding }) => finding.edits || times.get(text) === 1)
      .map(({ finding }) => finding);
  },
};

/** Null where the mark is part of something else: code, an address, an abbreviation. */
function joinedWords(match: ProseMatch): { readonly text: string; readonly finding: Finding } | null {
  const { line, index } = match;
  const [head = ""] = /\S*$/.exec(line.text.slice(Math.max(0, index - longest), index)) ?? [];
  const [tail = ""] = /^\S*/.exec(line.text.slice(index + 1, index + 1 + longest)) ?? [];
  const token = head + match.text + tail;
  const joined = words.exec(token) ?? sentences.exec(token);
  if (joined === null || joined.groups === undefined) return null;
  const { before, mark, after } = joined.groups;
  const text = `${before}${mark}${after}`;
  const message = `No space follows "${mark}" in "${text}"; "${before}${mark} ${after}" was expected.`;
  const { place, end } = match;
  // A point may be a part of a name.
  const edits = mark === "." ? {} : { edits: replacing(match, `${match.text} `) };
  return { text, finding: { place, end, message, ...edits } };
}
