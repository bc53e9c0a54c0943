/** A formula's key (kind and TeX) → a whole `<math>` element. Formulas that could not be read are not in it. */
export type Mathematics = ReadonlyMap<string, string>;
