import type { Block, ListAttributes } from "../../model/pandoc.ts";
import { words } from "../docx/inline-text.ts";
import { type Element, isElement } from "../docx/xml.ts";
import { children, plain, type Setting } from "./jats-reading.ts";

const counted: Readonly<Record<string, string>> = {
  order: "Decimal",
  "alpha-lower": "LowerAlpha",
  "alpha-upper": "UpperAlpha",
  "roman-lower": "LowerRoman",
  "roman-upper": "UpperRoman",
};

/** Signs that labels of lists begin with, by the way they count. */
const firsts: readonly (readonly [RegExp, string])[] = [
  [/^\(?1[.)]?$/, "Decimal"],
  [/^\(?a[.)]?$/, "LowerAlpha"],
  [/^\(?A[.)]?$/, "UpperAlpha"],
  [/^\(?i[.)]?$/, "LowerRoman"],
  [/^\(?I[.)]?$/, "UpperRoman"],
];

/** Counted lists are counted by the editions; labels that count nothing stay words. */
export function jatsList(list: Element, setting: Setting): readonly Block[] {
  const items = children(list, "list-item");
  const labels = items.map((item) => plain(children(item, "label")[0]));
  const style =
    counted[list.attributes["list-type"] ?? ""] ?? firsts.find(([sign]) => sign.test(labels[0] ?? ""))?.[1];
  const isCounted = style !== undefined && (labels.every((label) => label === "") || follow(labels, style));
  const keepsLabels = !isCounted && labels.some((label) => /[\p{L}\p{N}]/u.test(label));
  if (isCounted) setting.reading.called.push(...labels);
  const made = items.map((item, index) => {
    const content = setting.blocks(
      item.children.filter((node) => !isElement(node) || node.name !== "label"),
      0,
    );
    return keepsLabels ? labelled(labels[index] ?? "", content) : content;
  });
  const title = children(list, "label", "title").flatMap((each): readonly Block[] => [
    { t: "Para", c: [{ t: "Strong", c: setting.inlines(each.children) }] },
  ]);
  if (made.length === 0) return title;
  if (keepsLabels) return [...title, ...made.flat()];
  if (!isCounted) return [...title, { t: "BulletList", c: made }];
  const attributes: ListAttributes = [
    startOf(labels[0] ?? "", style),
    { t: style },
    delimiterOf(labels[0] ?? ""),
  ];
  return [...title, { t: "OrderedList", c: [attributes, made] }];
}

function startOf(first: string, style: string): number {
  return style === "Decimal" ? Number(/\d+/.exec(first)?.[0] ?? 1) : 1;
}

function delimiterOf(label: string): { readonly t: string } {
  if (/^\(.*\)$/.test(label)) return { t: "TwoParens" };
  return { t: label.endsWith(")") ? "OneParen" : "Period" };
}

/** Whether labels count as the list would. */
function follow(labels: readonly string[], style: string): boolean {
  const values = labels.map((label) => label.replace(/[().\s]/g, ""));
  const first = style === "Decimal" ? Number(values[0]) : 1;
  return values.every((value, index) => value === numeral(first + index, style));
}

function numeral(number: number, style: string): string {
  if (style === "Decimal") return String(number);
  const text = style.endsWith("Alpha") ? String.fromCharCode(96 + number) : roman(number);
  return style.startsWith("Upper") ? text.toUpperCase() : text;
}

function roman(number: number): string {
  const tens = ["", "x", "xx", "xxx", "xl", "l"][Math.floor(number / 10)] ?? "";
  return tens + (["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][number % 10] ?? "");
}

function labelled(label: string, content: readonly Block[]): readonly Block[] {
  const [first, ...more] = content;
  if (label === "") return content;
  if (first?.t !== "Para") return [{ t: "Para", c: words(label) }, ...content];
  return [{ t: "Para", c: [...words(label), { t: "Space" }, ...first.c] }, ...more];
}
