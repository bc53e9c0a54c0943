import type { Id } from "../../model/manuscript.ts";
import type { Subject } from "../../model/subject.ts";
import { type LabelKind, typedLabels, westernDigits } from "./typed-labels.ts";

/** What a typed label may mean: kind and number → the element's id, or null where only a typed number says so. */
export type Targets = ReadonlyMap<LabelKind, ReadonlyMap<string, Id | null>>;

/** Everything with a number: those the editions print, numbers typed in headings, and captions typed as text. */
export function targetsOf(subject: Subject): Targets {
  const targets = new Map<LabelKind, Map<string, Id | null>>();
  const add = (kind: LabelKind, number: string, id: Id | null): void => {
    const numbers = targets.get(kind) ?? new Map<string, Id | null>();
    if (number !== "" && !numbers.has(number)) numbers.set(number, id);
    targets.set(kind, numbers);
  };
  for (const [id, { kind, number }] of subject.numbering) {
    const western = westernDigits(number);
    if (kind === "figure" || kind === "table" || kind === "equation") add(kind, western, id);
    if (kind === "section" || kind === "chapter") for (const each of divisions) add(each, western, id);
  }
  for (const { text } of subject.manuscript.headings) {
    const typed = /^\s*(?:\p{L}+\s)?(\p{Nd}+(?:[.٫]\p{Nd}+)*)/u.exec(text)?.[1];
    if (typed !== undefined) for (const each of divisions) add(each, westernDigits(typed), null);
  }
  for (const label of typedLabels(subject)) if (label.isCaption) add(label.kind, label.number, null);
  return targets;
}

/** In a book a section may be called chapter, and the other way round. */
const divisions: readonly LabelKind[] = ["section", "chapter"];
