/**
 * Says how deep each heading really stands, from 1: a level that the author skipped is not counted, so that neither
 * numbers nor outlines have holes. Keeps the open headings' levels between calls.
 */
export function headingDepths(): (level: number) => number {
  const open: number[] = [];
  return (level) => {
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    return open.length;
  };
}
