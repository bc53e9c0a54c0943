import type { Condition } from "../condition.ts";
import type { TaggedPdf } from "../tagged-pdf.ts";

/** Types of ISO 32000-1, 14.8.4. */
const standard = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
   Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
   Figure Formula Form`.split(/\s+/),
);

/** Checkpoint 02: types of elements and what they are mapped to. */
export const roleConditions: readonly Condition[] = [
  {
    id: "02-001",
    clause: "7.1",
    failure: "A type that is none of the standard's is mapped to none of them.",
    look: ({ elements, roles }) => {
      const used = [...new Set(elements.map(({ type }) => type))].filter((type) => !standard.has(type));
      const lost = used.filter((type) => !runsInCircle(type, roles) && !standard.has(endOf(type, roles)));
      return {
        subjects: used.length,
        failures: lost.map((type) => ({ what: `the type "${type}"`, page: 0 })),
      };
    },
  },
  {
    id: "02-003",
    clause: "7.1",
    failure: "Types are mapped in a circle.",
    look: ({ roles }) => ({
      subjects: roles.size,
      failures: [...roles.keys()]
        .filter((type) => runsInCircle(type, roles))
        .map((type) => ({ what: `the type "${type}"`, page: 0 })),
    }),
  },
  {
    id: "02-004",
    clause: "7.1",
    failure: "A type of the standard's is mapped to another.",
    look: ({ roles }) => ({
      subjects: roles.size,
      failures: [...roles.keys()]
        .filter((type) => standard.has(type))
        .map((type) => ({ what: `the type "${type}"`, page: 0 })),
    }),
  },
];

type Roles = TaggedPdf["roles"];

function pathFrom(type: string, roles: Roles): readonly string[] {
  const path = [type];
  for (
    let next = roles.get(type);
    next !== undefined && path.length <= roles.size + 1;
    next = roles.get(next)
  )
    path.push(next);
  return path;
}

function runsInCircle(type: string, roles: Roles): boolean {
  return pathFrom(type, roles).length > roles.size + 1;
}

/** A standard type ends the way, though it were mapped on. */
function endOf(type: string, roles: Roles): string {
  const path = pathFrom(type, roles);
  return path.find((each) => standard.has(each)) ?? path.at(-1) ?? type;
}
