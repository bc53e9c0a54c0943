import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import type { Check, Finding } from "../check.ts";
import { plainHeading } from "./plain-heading.ts";
import { type Section, sectionsOf } from "./sections.ts";

export const differUnderOneParent: Check = {
  id: "headings/differ-under-one-parent",
  severity: "warning",
  summary: "Sections of one section have different headings.",
  why: "In the contents nobody can tell which is which.",
  remedy: "Say in the headings what makes the sections differ, or join them.",
  basis: "WCAG 2.2, 2.4.6",
  example: {
    bad: "# Results\n\nIt is small.\n\n## Depth\n\nIt is shallow.\n\n## Depth\n\nIt is deep.\n",
    good: "# Results\n\nIt is small.\n\n## Depth in spring\n\nIt is shallow.\n\n## Depth in autumn\n\nIt is deep.\n",
  },
  run: ({ manuscript, passages }) => {
    // What a cross-reference, a formula or code tells apart is no text.
    const withMore = new Set(
      passages.flatMap(({ kind, heading, text }) =>
        kind === "heading" && text.includes("\ufffc") ? heading : [],
      ),
    );
    const first = new Map<string, Section>();
    return sectionsOf(manuscript).flatMap((section): readonly Finding[] => {
      const { heading, parent, division } = section;
      // Chapters stand side by side, each in its own division; other topmost headings belong to theirs.
      const place = parent?.id ?? (heading.level === 1 ? "" : division.id);
      const key = JSON.stringify([place, heading.level, plainHeading(heading.text)]);
      const before = first.get(key);
      if (before === undefined) first.set(key, section);
      if (before === undefined || plainHeading(heading.text) === "" || withMore.has(heading.id)) return [];
      // Of two headings for one list the empty one is found already.
      if (namesReferenceList(heading.text) && !(section.hasText && before.hasText)) return [];
      return [
        {
          place: heading.place,
          message: `"${heading.text}" is the heading of two sections side by side; different headings were expected.`,
          related: [{ place: before.heading.place, message: "The other one stands here." }],
        },
      ];
    });
  },
};
