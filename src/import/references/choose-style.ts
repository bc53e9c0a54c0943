import type { KeyedForm } from "./keyed-forms.ts";

/** What one citation style makes of the forms and of the list. */
export type StyleTrial = {
  readonly style: string;
  /** For each region the first form that prints as typed; null where none does. */
  readonly fitting: readonly (KeyedForm | null)[];
  /** How many of these are set by the style alone, names and all. */
  readonly whole: number;
  /** Item → its printed entry. */
  readonly printed: ReadonlyMap<string, string>;
  /** How many entries would lose words. */
  readonly losing: number;
};

/** The style by which most citations print as they were typed; among equals, the one whose list keeps most words. */
export function chooseStyle(trials: readonly StyleTrial[]): StyleTrial | null {
  const fitting = ({ fitting: forms }: StyleTrial): number => forms.filter((form) => form !== null).length;
  const [best] = trials.toSorted(
    (one, other) => fitting(other) - fitting(one) || other.whole - one.whole || one.losing - other.losing,
  );
  return best ?? null;
}
