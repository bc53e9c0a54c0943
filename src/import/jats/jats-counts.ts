import { asciiDigits, type CaptionKind, labelOf } from "../docx/caption-labels.ts";
import { child, descendants, type Element, textOf } from "../docx/xml.ts";

/** Whether counting anew gives figures, and tables, the numbers they have; where none has any, they get some. */
export type Counts = Readonly<Record<CaptionKind, "as printed" | "anew" | "not">>;

export function countsIn(article: Element): Counts {
  const parts = ["body", "back", "floats-group", "floats-wrap"].flatMap((name) => child(article, name) ?? []);
  const all = (name: string): readonly Element[] => parts.flatMap((part) => descendants(part, name));
  return {
    fig: countOf(all("fig"), "fig", "graphic"),
    tbl: countOf(all("table-wrap"), "tbl", "tr"),
  };
}

/** Numbers are 1, 2, 3 in the order of the text, and each stands at what the editions count. */
function countOf(things: readonly Element[], kind: CaptionKind, content: string): Counts[CaptionKind] {
  const labelled = things.filter((thing) => labelIn(thing) !== "");
  if (labelled.length === 0) return "anew";
  const numbered = labelled.filter((thing) => numberOf(labelIn(thing), kind) !== null);
  const isSame = numbered.every(
    (thing, index) => numberOf(labelIn(thing), kind) === index + 1 && descendants(thing, content).length > 0,
  );
  return isSame ? "as printed" : "not";
}

/** Whether a thing with this label is one that is counted. */
export function isCounted(label: string, kind: CaptionKind, counts: Counts): boolean {
  if (counts[kind] === "anew") return label === "";
  return counts[kind] === "as printed" && numberOf(label, kind) !== null;
}

function labelIn(thing: Element): string {
  const label = child(thing, "label");
  return label === undefined ? "" : textOf(label).replace(/\s+/g, " ").trim();
}

/** Of a label that is nothing but a name and a number: "Fig. 2", not "Figure 2—figure supplement 1" or "Figure S2". */
function numberOf(label: string, kind: CaptionKind): number | null {
  const found = labelOf(label);
  if (found === null || found.kind !== kind || found.label < label.length) return null;
  const number = asciiDigits(found.typed);
  return /^\d+$/.test(number) ? Number(number) : null;
}
