import type { Check } from "../check.ts";
import { findInProse, replacing } from "./prose.ts";

export const etAlHasOnePoint: Check = {
  id: "text/et-al-has-one-point",
  severity: "advice",
  summary: '"et al." has its point behind "al", where a word was shortened.',
  why: '"Et" is a whole word; only "alii" is cut short.',
  remedy: 'Write "et al.".',
  basis: "The Chicago Manual of Style; APA; Vancouver",
  example: { bad: "Berg et. al. measured it.\n", good: "Berg et al. measured it.\n" },
  run: ({ lines }) =>
    findInProse(lines, /(?<=\s)et\. ?al(?:\.|(?=[\s,;)]))/g).map((match) => ({
      place: match.place,
      end: match.end,
      message: `"${match.text}" was written; "et al." was expected.`,
      edits: replacing(match, "et al."),
    })),
};
