/** Months as works and articles write them, cut to three letters. */
export const months: readonly string[] = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
