import { termsOf } from "../../language/terms.ts";
import type { Subject } from "../../model/subject.ts";
import type { Check } from "../check.ts";
import { plainHeading } from "../headings/plain-heading.ts";

export const abstractIsGiven: Check = {
  id: "metadata/abstract-is-given",
  severity: "advice",
  summary: "An article has an abstract, in the metadata or as its first section.",
  why: "Readers and databases decide by the abstract whether to read on.",
  remedy: "Add `abstract:` to the metadata.",
  basis: "JATS 1.3, <abstract>",
  example: {
    file: "publication.yaml",
    bad: "abstract:\n",
    good: "abstract: The bay was measured for a year.\n",
  },
  run: (subject) => {
    const { metadata } = subject.manuscript;
    if (metadata.kind !== "article" || metadata.abstract !== undefined) return [];
    if (hasSummary(subject)) return [];
    return [
      {
        place: subject.placeOf(["abstract"]),
        message: "The article has no abstract; one was expected.",
      },
    ];
  },
};

/** JOSS papers have a section "Summary" instead. */
function hasSummary({ manuscript }: Subject): boolean {
  const own = plainHeading(termsOf(manuscript.metadata.language).abstract);
  const names = new Set(["abstract", "summary", "executive summary", "synopsis", own]);
  return manuscript.headings.some(({ text }) => names.has(plainHeading(text)));
}
