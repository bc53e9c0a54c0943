import type { Condition, Look } from "../condition.ts";
import type { StructureElement, TaggedPdf } from "../tagged-pdf.ts";

/** What may stand where (ISO 32000-1, 14.8.4.3); a type that is not named may stand anywhere, or hold anything. */
type Rules = {
  readonly parents: Readonly<Record<string, readonly string[]>>;
  readonly kids: Readonly<Record<string, readonly string[]>>;
};

const cells = ["TH", "TD"];
const groups = ["THead", "TBody", "TFoot"];
const table: Rules = {
  parents: {
    TR: ["Table", ...groups],
    TH: ["TR"],
    TD: ["TR"],
    THead: ["Table"],
    TBody: ["Table"],
    TFoot: ["Table"],
  },
  kids: {
    Table: ["TR", "Caption", ...groups],
    TR: cells,
    THead: ["TR"],
    TBody: ["TR"],
    TFoot: ["TR"],
  },
};
const list: Rules = {
  parents: { LI: ["L"], LBody: ["LI"] },
  kids: { L: ["L", "LI", "Caption"], LI: ["Lbl", "LBody"] },
};
const contents: Rules = {
  parents: { TOCI: ["TOC"] },
  kids: { TOC: ["TOC", "TOCI", "Caption"], TOCI: ["Lbl", "Reference", "NonStruct", "P", "TOC"] },
};
const ruby: Rules = {
  parents: { RB: ["Ruby"], RT: ["Ruby"], RP: ["Ruby"] },
  kids: { Ruby: ["RB", "RT", "RP"] },
};
const warichu: Rules = {
  parents: { WT: ["Warichu"], WP: ["Warichu"] },
  kids: { Warichu: ["WT", "WP"] },
};

function nested({ elements }: TaggedPdf, { parents, kids }: Rules): Look {
  const subjects = elements.filter(({ role }) => role in parents || role in kids);
  const failures = subjects.flatMap((element) => {
    const parent = elements[element.parent]?.role ?? "the root";
    const mayStand = parents[element.role]?.includes(parent) ?? true;
    const allowed = kids[element.role];
    const others = element.kids.flatMap((kid) => elements[kid] ?? []);
    const wrong = others.filter(({ role }) => allowed !== undefined && !allowed.includes(role));
    return [
      ...(mayStand ? [] : [{ what: `${element.role} in ${parent}`, page: pageOf(element, elements) }]),
      ...wrong.map((kid) => ({ what: `${kid.role} in ${element.role}`, page: pageOf(kid, elements) })),
    ];
  });
  return { subjects: subjects.length, failures };
}

/** An element that holds only elements is where the first of them is. */
function pageOf(element: StructureElement, elements: readonly StructureElement[]): number {
  if (element.page > 0) return element.page;
  const first = elements[element.kids[0] ?? -1];
  return first === undefined ? 0 : pageOf(first, elements);
}

/** A table has at most one head and one foot, and its caption first or last. */
function tables(pdf: TaggedPdf): Look {
  const { subjects, failures } = nested(pdf, table);
  const irregular = pdf.elements.flatMap((element) => {
    if (element.role !== "Table") return [];
    const roles = element.kids.map((kid) => pdf.elements[kid]?.role ?? "");
    const page = pageOf(element, pdf.elements);
    const several = ["THead", "TFoot"].filter((role) => roles.filter((each) => each === role).length > 1);
    const isInside = roles.slice(1, -1).includes("Caption");
    return [
      ...several.map((role) => ({ what: `a table with more than one ${role}`, page })),
      ...(isInside ? [{ what: "a caption between rows", page }] : []),
    ];
  });
  return { subjects, failures: [...failures, ...irregular] };
}

/** Checkpoint 09: how elements are nested. */
export const nestingConditions: readonly Condition[] = [
  {
    id: "09-004",
    clause: "7.2",
    failure: "Tables, rows, groups of rows and cells are not nested as the standard says.",
    look: tables,
  },
  {
    id: "09-005",
    clause: "7.2",
    failure: "Lists, items, labels and bodies are not nested as the standard says.",
    look: (pdf) => nested(pdf, list),
  },
  {
    id: "09-006",
    clause: "7.2",
    failure: "Contents and their entries are not nested as the standard says.",
    look: (pdf) => nested(pdf, contents),
  },
  {
    id: "09-007",
    clause: "7.2",
    failure: "Ruby is not nested as the standard says.",
    look: (pdf) => nested(pdf, ruby),
  },
  {
    id: "09-008",
    clause: "7.2",
    failure: "Warichu is not nested as the standard says.",
    look: (pdf) => nested(pdf, warichu),
  },
];
