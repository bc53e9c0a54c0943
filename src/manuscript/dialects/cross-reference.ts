/**
 * A cross-reference as the parser knows it. `number`: only the number is meant, the word stands before it; `label`:
 * the whole label, "Figure 2".
 */
export function crossReference(target: string, form: "number" | "label"): string {
  const id = target.trim().replace(/["\\\n]/g, "");
  return `[]{.cross-reference target="${id}" form="${form}"}`;
}

/** Equations are named by their number in parentheses, whatever word stands before. */
export function numberReference(target: string): string {
  const reference = crossReference(target, "number");
  return target.trim().startsWith("eq:") ? `(${reference})` : reference;
}
