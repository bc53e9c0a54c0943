import { type JoinedPassage, joinedPassages } from "../../tree/joined-passages.ts";
import type { Check, Finding } from "../check.ts";
import { spanOf } from "./written-text.ts";

export const quotationMarksAreClosed: Check = {
  id: "text/quotation-marks-are-closed",
  severity: "warning",
  summary: "Every quotation that is opened is closed.",
  why: "Readers cannot tell where the words of somebody else end.",
  remedy: "Write the missing mark, or delete the one that is left.",
  basis: "House",
  example: {
    bad: "She called it “the end of the bay and left.\n",
    good: "She called it “the end of the bay” and left.\n",
  },
  run: ({ passages }) => {
    const found: Finding[] = [];
    let before: readonly Mark[] = [];
    for (const passage of joinedPassages(passages)) {
      if (passage.kind === "note") {
        found.push(...unpaired(passage).map(findingAt));
        continue;
      }
      // A row of stars or the like stands between two paragraphs of one quotation.
      if (!/\p{L}/u.test(passage.text)) continue;
      const { settled, open } = follow(before, unpaired(passage), passage.text);
      found.push(...settled.map(findingAt));
      before = open;
    }
    return [...found, ...before.map(findingAt)];
  },
};

type Mark = { readonly passage: JoinedPassage; readonly offset: number; readonly opens: boolean };

const opening = /^["“„«»]/;

/** A quotation of several paragraphs has a mark at the beginning of each, and is closed in the last. */
function follow(
  before: readonly Mark[],
  marks: readonly Mark[],
  text: string,
): { readonly settled: readonly Mark[]; readonly open: readonly Mark[] } {
  const open = marks.filter(({ opens }) => opens);
  const closing = marks.filter(({ opens }) => !opens);
  if (before.length === 0) return { settled: closing, open };
  if (opening.test(text.trimStart())) return { settled: closing, open };
  // Closed only here, without a mark at the beginning.
  return { settled: [...before.slice(closing.length), ...closing.slice(before.length)], open };
}

function unpaired(passage: JoinedPassage): readonly Mark[] {
  const open: Mark[] = [];
  const left: Mark[] = [];
  for (const { 0: sign, index } of passage.text.matchAll(/["“”„«»]/g)) {
    const opens = isOpening(passage.text, index, sign, open.at(-1));
    if (opens === null || (opens && isRepeated(passage.text, index, sign, open.at(-1)))) continue;
    if (opens) open.push({ passage, offset: index, opens });
    else if (open.pop() === undefined) left.push({ passage, offset: index, opens });
  }
  return [...left, ...open];
}

/** Lines of one quotation that are set as lines of their own, each with a mark at its beginning. */
function isRepeated(text: string, at: number, sign: string, last: Mark | undefined): boolean {
  const isSame = last !== undefined && last.passage.text[last.offset] === sign;
  return isSame && /[.!?_…] $/.test(text.slice(Math.max(0, at - 2), at));
}

/** Null for a sign of feet, inches or seconds, and for one that stands alone. */
function isOpening(text: string, at: number, sign: string, last: Mark | undefined): boolean | null {
  const before = text[at - 1] ?? " ";
  const after = text[at + 1] ?? " ";
  if (sign === "„") return true;
  // Half of a dash that was read in the wrong encoding.
  if (text.slice(Math.max(0, at - 2), at) === "â€") return null;
  if (/["”]/.test(sign) && /\p{Nd}/u.test(before) && last === undefined) return null;
  if (/\s/.test(before) && /\s/.test(after) && !/[«»]/.test(sign)) return null;
  const opened = last?.passage.text[last.offset];
  if (sign === "“") return opened !== "„";
  if (sign === "”") return last === undefined && /[\s([]/.test(before) && /\p{L}/u.test(after);
  if (sign === "«") return opened !== "»";
  if (sign === "»") return last === undefined && /[\s([]/.test(before) && /\p{L}/u.test(after);
  return last === undefined || opened !== '"';
}

function findingAt({ passage, offset, opens }: Mark): Finding {
  const sign = passage.text[offset] ?? "";
  const span = spanOf(passage, offset, offset + 1);
  const near = opens
    ? (/^\S{0,30}/.exec(passage.text.slice(offset + 1, offset + 31))?.[0] ?? "")
    : (/\S{0,30}$/.exec(passage.text.slice(Math.max(0, offset - 30), offset))?.[0] ?? "");
  return {
    ...span,
    message: opens
      ? `The quotation that begins with ${sign}${near} is not closed; a closing mark was expected.`
      : `The mark ${sign} behind "${near}" closes no quotation; an opening mark was expected before it.`,
  };
}
