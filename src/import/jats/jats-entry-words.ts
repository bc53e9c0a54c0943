import type { Item } from "../../model/bibliography.ts";
import { type Element, isElement, textOf } from "../docx/xml.ts";
import { months } from "./jats-months.ts";
import { spaced } from "./jats-reading.ts";

/** A mixed citation has its signs; an element citation has parts alone, and styles make the entry. */
export function isTyped(work: Element): boolean {
  return (
    work.name === "note" ||
    (work.name !== "element-citation" &&
      work.children.some((node) => !isElement(node) && /[.,;:]/.test(node)))
  );
}

/** As printed: a work of parts alone has no signs, so that its parts are kept apart. */
export function printedText(work: Element): string {
  return isTyped(work) ? written(work, () => "") : spaced(work);
}

/** Names may have no space between their parts, which a style sheet sets. */
function written(work: Element, markOf: (element: Element) => string): string {
  const text = (own: Element): string =>
    own.children
      .map((node, index) => {
        if (!isElement(node)) return node;
        const before = own.children[index - 1];
        const isApart =
          before !== undefined &&
          isElement(before) &&
          /name|^prefix$|^suffix$/.test(`${before.name} ${node.name}`);
        const mark = markOf(node);
        const inside = mark === "" ? text(node) : `<${mark}>${textOf(node)}</${mark}>`;
        return `${isApart ? " " : ""}${inside}`;
      })
      .join("");
  return text(work).replace(/\s+/g, " ").trim();
}

/** The entry with its emphasis, as printed. */
export function emphasised(work: Element): string {
  return written(work, ({ name }) => (name === "italic" ? "i" : ""));
}

export function wordsOf(item: Item): string {
  const words = (value: unknown): string => {
    if (typeof value === "string" || typeof value === "number") return String(value);
    return typeof value === "object" && value !== null ? Object.values(value).map(words).join(" ") : "";
  };
  const dated = item["issued"] === undefined ? "" : months.join(" ");
  const others = item["custom"] === undefined ? "" : "et al";
  const { id: _id, type: _type, "citation-label": _label, ...rest } = item;
  const editors = item["editor"] === undefined ? "" : "editor editors";
  return `${words(rest)} ${dated} ${others} ${editors}`;
}
