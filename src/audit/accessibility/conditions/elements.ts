import { type Condition, each, type Look, ofRole } from "../condition.ts";
import type { StructureElement, TaggedPdf } from "../tagged-pdf.ts";

/** Checkpoints 13, 14, 15, 17 and 19: figures, headings, tables, formulas and notes. */
export const elementConditions: readonly Condition[] = [
  {
    id: "13-004",
    clause: "7.3",
    failure: "A figure has neither an alternative nor a replacement text.",
    look: (pdf) =>
      each(ofRole(pdf, "Figure"), ({ alternate, actualText }) =>
        alternate + actualText === "" ? "a figure without an alternative text" : undefined,
      ),
  },
  {
    id: "14-002",
    clause: "7.4.2",
    failure: "The first heading is not one of the first level.",
    look: (pdf) => {
      const [first] = headings(pdf);
      return each(first === undefined ? [] : [first], ({ role }) =>
        role === "H1" ? undefined : `the first heading is ${role}`,
      );
    },
  },
  {
    id: "14-003",
    clause: "7.4.2",
    failure: "Headings skip a level on the way down.",
    look: (pdf) => {
      const all = headings(pdf);
      return {
        subjects: all.length,
        failures: all.flatMap((heading, index) => {
          const before = all[index - 1];
          const isStep = before === undefined || levelOf(heading) <= levelOf(before) + 1;
          return isStep ? [] : [{ what: `${heading.role} after ${before.role}`, page: heading.page }];
        }),
      };
    },
  },
  {
    id: "14-006",
    clause: "7.4.4",
    failure: "A part of the text has more than one heading without a level.",
    look: (pdf) => {
      const plain = ofRole(pdf, "H");
      const parents = Map.groupBy(plain, ({ parent }) => parent);
      return {
        subjects: plain.length,
        failures: [...parents.values()]
          .filter(({ length }) => length > 1)
          .map(([first]) => ({ what: "several H in one element", page: first?.page ?? 0 })),
      };
    },
  },
  {
    id: "14-007",
    clause: "7.4.4",
    failure: "Headings with and without a level are mixed.",
    look: (pdf) => {
      const plain = ofRole(pdf, "H");
      const isMixed = plain.length > 0 && headings(pdf).length > 0;
      return {
        subjects: plain.length + headings(pdf).length,
        failures: isMixed ? [{ what: "H beside H1 to H6", page: plain[0]?.page ?? 0 }] : [],
      };
    },
  },
  {
    id: "15-003",
    clause: "7.5",
    failure:
      "A head cell does not say whether it is that of a row or a column, and cells do not name their heads.",
    look: headCells,
  },
  {
    id: "17-002",
    clause: "7.7",
    failure: "A formula has no alternative text.",
    look: (pdf) =>
      each(ofRole(pdf, "Formula"), ({ alternate }) =>
        alternate === "" ? "a formula without an alternative text" : undefined,
      ),
  },
  {
    id: "19-003",
    clause: "7.9",
    failure: "A note has no identifier.",
    look: (pdf) =>
      each(ofRole(pdf, "Note"), ({ id }) => (id === "" ? "a note without an identifier" : undefined)),
  },
  {
    id: "19-004",
    clause: "7.9",
    failure: "Two notes have the same identifier.",
    look: (pdf) => {
      const seen = new Set<string>();
      return each(
        ofRole(pdf, "Note").filter(({ id }) => id !== ""),
        ({ id }) => {
          const isKnown = seen.has(id);
          seen.add(id);
          return isKnown ? `two notes called "${id}"` : undefined;
        },
      );
    },
  },
];

/** Levels above the sixth are no standard types: the type as written tells them (ISO 14289-1, 7.4.3). */
function levelOf({ type, role }: StructureElement): number {
  return Number(/^H(\d+)$/.exec(type)?.[1] ?? /^H(\d)$/.exec(role)?.[1] ?? 0);
}

function headings({ elements }: TaggedPdf): readonly StructureElement[] {
  return elements.filter((element) => levelOf(element) > 0);
}

function headCells(pdf: TaggedPdf): Look {
  const { elements } = pdf;
  const tableOf = (element: StructureElement): StructureElement | undefined => {
    const around = elements[element.parent];
    return around === undefined || around.role === "Table" ? around : tableOf(around);
  };
  const heads = ofRole(pdf, "TH");
  const named = new Set(
    ofRole(pdf, "TD", "TH")
      .filter(({ hasHeaders }) => hasHeaders)
      .map(tableOf),
  );
  return each(heads, (cell) => {
    const isNamed = cell.id !== "" && named.has(tableOf(cell));
    return cell.hasScope || isNamed ? undefined : "a head cell without a scope";
  });
}
