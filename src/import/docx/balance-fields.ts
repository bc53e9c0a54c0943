import { type Element, elements, isElement } from "./xml.ts";

/** A story without the beginnings of fields that never end, which would hide all text behind them. */
export function balanceFields(root: Element): Element {
  const open: Element[] = [];
  visit(root, open);
  return open.length === 0 ? root : without(root, new Set(open));
}

function visit(element: Element, open: Element[]): void {
  for (const each of elements(element)) {
    const type = each.name === "w:fldChar" ? each.attributes["w:fldCharType"] : undefined;
    if (type === "begin") open.push(each);
    else if (type === "end") open.pop();
    else visit(each, open);
  }
}

function without(element: Element, gone: ReadonlySet<Element>): Element {
  const children = element.children
    .filter((node) => !isElement(node) || !gone.has(node))
    .map((node) => (isElement(node) ? without(node, gone) : node));
  return { ...element, children };
}
