import type { Formula } from "../model/pandoc.ts";

/** Equal formulas of one kind share one key, and so one `<math>` element. */
export function formulaKey([type, tex]: Formula["c"]): string {
  return `${type.t} ${tex}`;
}
