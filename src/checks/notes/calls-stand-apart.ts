import type { Check, Finding } from "../check.ts";
import { isNoteCall, runsOf } from "./note-calls.ts";

export const callsStandApart: Check = {
  id: "notes/calls-stand-apart",
  severity: "warning",
  summary: "Two notes are not called at one place.",
  why: "The numbers run together: notes 1 and 2 read as note 12.",
  remedy: "Join the two notes into one.",
  basis: "Chicago Manual of Style 18, chapter 14",
  example: {
    bad: "# Tides\n\nThe bay is small.[^1][^2]\n\n[^1]: By the map.\n\n[^2]: By the eye.\n",
    good: "# Tides\n\nThe bay is small.[^1]\n\n[^1]: By the map, and by the eye.\n",
  },
  run: ({ manuscript }) =>
    runsOf(manuscript).flatMap((run) =>
      run.flatMap((inline, index): readonly Finding[] => {
        const before = run[index - 1];
        return isNoteCall(inline) &&
          isNoteCall(before) &&
          inline.place !== undefined &&
          before.place !== undefined
          ? [
              {
                place: inline.place,
                message: "Two notes are called at one place; one note that says both was expected.",
                related: [{ place: before.place, message: "The note before is called here." }],
              },
            ]
          : [];
      }),
    ),
};
