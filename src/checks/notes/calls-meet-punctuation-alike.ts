import type { Check, Finding } from "../check.ts";
import { endOf, isNoteCall, runsOf } from "./note-calls.ts";

export const callsMeetPunctuationAlike: Check = {
  id: "notes/calls-meet-punctuation-alike",
  severity: "advice",
  summary: "The number of a note stands on the same side of commas and full stops everywhere.",
  why: "A page on which it changes looks unfinished.",
  remedy: "Move the call to the side it stands on elsewhere.",
  basis: "House",
  example: {
    bad: "# Tides\n\nThe bay is small.[^1] It is deep.[^2] It is cold.[^3] It is grey.[^4] It is far[^5]. So be it.\n\n[^1]: Seen in year 1.\n\n[^2]: Seen in year 2.\n\n[^3]: Seen in year 3.\n\n[^4]: Seen in year 4.\n\n[^5]: Seen in year 5.\n",
    good: "# Tides\n\nThe bay is small.[^1] It is deep.[^2] It is cold.[^3] It is grey.[^4] It is far.[^5] So be it.\n\n[^1]: Seen in year 1.\n\n[^2]: Seen in year 2.\n\n[^3]: Seen in year 3.\n\n[^4]: Seen in year 4.\n\n[^5]: Seen in year 5.\n",
  },
  run: ({ manuscript }) => {
    const calls = runsOf(manuscript).flatMap((run) =>
      run.flatMap((inline, index) => {
        const place = isNoteCall(inline) ? inline.place : undefined;
        const next = run[index + 1];
        const stands = /[.,;:]/.test(endOf(run[index - 1]))
          ? "behind"
          : next?.t === "Str" && /^[.,;:]/.test(next.c)
            ? "before"
            : null;
        return place === undefined || stands === null ? [] : [{ place, stands }];
      }),
    );
    const behind = calls.filter(({ stands }) => stands === "behind").length;
    const usual = behind * 2 > calls.length ? "behind" : "before";
    const others = calls.filter(({ stands }) => stands !== usual);
    // Where both are common, there is no rule to break.
    if (others.length * 5 > calls.length) return [];
    return others.map(
      ({ place, stands }): Finding => ({
        place,
        message: `The note is called ${stands} the punctuation; elsewhere the call stands ${usual} it.`,
      }),
    );
  },
};
