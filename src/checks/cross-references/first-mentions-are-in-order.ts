import type { Subject } from "../../model/subject.ts";
import type { Check, Finding } from "../check.ts";
import { mentionsOf, numbered } from "./mentions.ts";

function text(first: string, second: string): string {
  return `# Tides\n\nThe map is @fig:${first}, and the tides are @fig:${second}.\n\n![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n\n![Tides of a year](picture.png){#fig:year alt="Curve with two peaks"}\n`;
}

export const firstMentionsAreInOrder: Check = {
  id: "cross-references/first-mentions-are-in-order",
  severity: "warning",
  summary: "Figures and tables are numbered in the order in which the text first names them.",
  why: "Readers expect Figure 1 before Figure 2, and most journals ask for it.",
  remedy: "Move the figure or table, or the sentence that names it first.",
  basis: "Chicago Manual of Style 18, chapter 3",
  example: { bad: text("year", "map"), good: text("map", "year") },
  run: (subject) => [...outOfOrder(subject, "figure"), ...outOfOrder(subject, "table")],
};

/** A number is out of order when a later one was named first; told once for each later one that came too early. */
function outOfOrder(subject: Subject, kind: "figure" | "table"): readonly Finding[] {
  const elements = numbered(subject, kind);
  const index = new Map(elements.map(({ id }, at) => [id, at]));
  const mentions = mentionsOf(subject);
  const named = new Set(mentions.map(({ target }) => target));
  // One that is never named is another finding.
  const seen = new Set(elements.flatMap(({ id }, at) => (named.has(id) ? [] : [at])));
  let next = 0;
  const skip = (): void => {
    while (seen.has(next)) next += 1;
  };
  skip();
  return mentions.flatMap(({ target, place }): readonly Finding[] => {
    const at = index.get(target);
    if (at === undefined || seen.has(at)) return [];
    const [found, before] = [elements[at], elements[next]];
    seen.add(at);
    skip();
    if (found === undefined || before === undefined || found === before) return [];
    return [
      {
        place,
        message: `${found.label} is named before ${before.label}; the numbers were expected in the order of the text.`,
        related: [{ place: before.place, message: `${before.label} stands here.` }],
      },
    ];
  });
}
