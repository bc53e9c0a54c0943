import type { Id } from "../../model/manuscript.ts";
import type { Place } from "../../model/place.ts";
import type { Subject } from "../../model/subject.ts";
import { targetsOf } from "./numbered-elements.ts";
import { type LabelKind, typedLabels } from "./typed-labels.ts";

export type Mention = { readonly target: Id; readonly place: Place; readonly isTyped: boolean };

const known = new WeakMap<Subject, readonly Mention[]>();

/**
 * Wherever the text names a numbered thing, by a cross-reference, a link or a typed label, in the order of the text;
 * names in captions of figures and tables are left out.
 */
export function mentionsOf(subject: Subject): readonly Mention[] {
  const mentions = known.get(subject) ?? collect(subject);
  known.set(subject, mentions);
  return mentions;
}

function collect(subject: Subject): readonly Mention[] {
  const { manuscript } = subject;
  const targets = targetsOf(subject);
  const referred = manuscript.crossReferences.flatMap(({ resolved, place }): readonly Mention[] =>
    resolved === null ? [] : [{ target: resolved, place, isTyped: false }],
  );
  const linked = manuscript.links.flatMap(({ url, place }): readonly Mention[] =>
    url.startsWith("#") ? [{ target: url.slice(1), place, isTyped: false }] : [],
  );
  const typed = typedLabels(subject).flatMap((label): readonly Mention[] => {
    const target = targets.get(label.kind)?.get(label.number) ?? null;
    const stands = !(label.isCaption || label.isForeign) && target !== null;
    return stands ? [{ target, place: label.place, isTyped: true }] : [];
  });
  return inOrder(subject, [...referred, ...linked, ...typed]);
}

function inOrder(subject: Subject, mentions: readonly Mention[]): readonly Mention[] {
  const files = new Map<string, number>();
  for (const { place } of subject.passages) if (!files.has(place.file)) files.set(place.file, files.size);
  const fileOf = ({ place }: Mention): number => files.get(place.file) ?? files.size;
  return mentions.toSorted(
    (a, b) => fileOf(a) - fileOf(b) || a.place.line - b.place.line || a.place.column - b.place.column,
  );
}

type Numbered = { readonly id: Id; readonly label: string; readonly place: Place };

/** The figures or tables that are printed with a number, in the order of the text. */
export function numbered(subject: Subject, kind: LabelKind & ("figure" | "table")): readonly Numbered[] {
  const { manuscript, numbering } = subject;
  const elements = kind === "figure" ? manuscript.figures : manuscript.tables;
  return elements.flatMap(({ id, place }) => {
    const number = numbering.get(id);
    return number === undefined ? [] : [{ id, label: number.label, place }];
  });
}
