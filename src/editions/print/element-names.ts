const elementName = /\(node(\d{8})\)/g;

/**
 * The browser names the PDF's table cells after a count that other work of its own moves on, so the names differ from
 * run to run. Here they are counted from 1 in the same order, in place: lengths and offsets stay as they are.
 */
export function countElementNames(printed: Uint8Array): Uint8Array {
  const renamed = Buffer.from(printed);
  const found = [...renamed.toString("latin1").matchAll(elementName)];
  const numbers = [...new Set(found.map(([, number = ""]) => number))].toSorted();
  const ranks = new Map(numbers.map((number, index) => [number, String(index + 1).padStart(8, "0")]));
  for (const { 1: number = "", index } of found)
    renamed.write(ranks.get(number) ?? number, index + "(node".length, "latin1");
  return renamed;
}
