import type { Check, Finding } from "../check.ts";

const list = (letter: string): string =>
  `\n# References\n\nHill, A. (2020${letter}). *Tides of the inner bay*. Fjord Press.\n`;

export const typedCitationLetterAgrees: Check = {
  id: "citations/typed-citation-letter-agrees",
  severity: "warning",
  summary: 'The letter behind the year of a citation is the one in the reference list: "2020a".',
  why: "The letter tells works of one year apart; without it, or with another, readers cannot tell which is meant.",
  remedy: "Look up which work is meant, and give the citation and the list the same letter.",
  basis: "APA 7, 8.19",
  example: {
    bad: `# Tides\n\nThe bay is small (Hill, 2020b).\n${list("")}`,
    good: `# Tides\n\nThe bay is small (Hill, 2020).\n${list("")}`,
  },
  run: ({ citations: { citations, items }, manuscript: { bibliography, metadata } }) => {
    const files = new Set(metadata.bibliography);
    const letters = new Map(bibliography.items.map((item) => [item.id, item["year-suffix"] ?? ""]));
    const listed = new Map(items.map((item) => [item.id, item]));
    return citations.flatMap(({ kind, verdict, item, names, dates, place, end }): readonly Finding[] => {
      const work = listed.get(item ?? "");
      const agrees = verdict === "exact" || verdict === "spelling";
      // Letters of works in a bibliography file are the style's own.
      if (kind !== "typed" || work === undefined || !agrees || files.has(work.place.file)) return [];
      const [, letter = ""] = /^\d{4}([a-z]?)$/.exec(dates[0] ?? "") ?? [null, null];
      const own = letters.get(work.id);
      if (letter === null || own === letter || typeof own !== "string") return [];
      return [
        {
          place,
          ...(end && { end }),
          message: `"${names[0] ?? ""}, ${dates[0]}" is cited, and the list has "${work.text}"; the same letter, or none, was expected in both.`,
          related: [{ place: work.place, message: `The list has "${work.text}".` }],
        },
      ];
    });
  },
};
