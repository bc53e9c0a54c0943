import type { Pandoc } from "../../model/tools.ts";
import { visitBlocks } from "../../tree/walk.ts";
import { readTree } from "../documents/readable.ts";
import { descendants, type Element, isElement, textOf } from "../docx/xml.ts";

const holders = ["inline-formula", "disp-formula", "chem-struct"] as const;

/** TeX of each formula, by the element that holds it: as it was written, else made of MathML by Pandoc in one go. */
export async function jatsFormulas(article: Element, pandoc: Pandoc): Promise<ReadonlyMap<Element, string>> {
  const held = holders.flatMap((name) => descendants(article, name));
  const found = new Map<Element, string>();
  const inMath: (readonly [Element, Element])[] = [];
  const bare = ["tex-math", "math"]
    .flatMap((name) => descendants(article, name))
    .map((each) => [each, each] as const);
  for (const [holder, inside] of [...held.map((each) => [each, each] as const), ...bare]) {
    const tex = inside.name === "tex-math" ? inside : descendants(inside, "tex-math")[0];
    const math = inside.name === "math" ? inside : descendants(inside, "math")[0];
    if (tex !== undefined) found.set(holder, bareTex(textOf(tex)));
    else if (math !== undefined) inMath.push([holder, math]);
  }
  if (inMath.length === 0) return found;
  const html = inMath.map(([, math]) => `<p>${writeMath(math)}</p>`).join("\n");
  const tree = await readTree("html", "formulas.html", new TextEncoder().encode(html), pandoc);
  const paragraphs = tree.blocks.filter(({ t }) => t === "Para" || t === "Plain");
  if (paragraphs.length !== inMath.length) return found;
  for (const [index, [holder]] of inMath.entries()) {
    const paragraph = paragraphs[index];
    const formulas: string[] = [];
    if (paragraph !== undefined)
      visitBlocks([paragraph], { inline: (inline) => inline.t === "Math" && formulas.push(inline.c[1]) });
    if (formulas.length > 0) found.set(holder, formulas.join(" "));
  }
  return found;
}

/** What stands in the document that publishers wrap a formula in, without dollars and without a number. */
function bareTex(text: string): string {
  const inside = /\\begin\{document\}([\s\S]*)\\end\{document\}/.exec(text)?.[1] ?? text;
  return inside
    .trim()
    .replace(/^(?:\${1,2}|\\\[|\\\()([\s\S]*?)(?:\${1,2}|\\\]|\\\))$/, "$1")
    .replace(/^\\begin\{(equation|displaymath|math)(\*?)\}([\s\S]*)\\end\{\1\2\}$/, "$3")
    .replace(/\\(?:label|tag)\{[^}]*\}/g, "")
    .trim();
}

/** In ems, and no wider than two quads: wider ones align what stands alone here. */
function widthOf(written: string): string {
  const [, number = "", unit = ""] = /^(-?[\d.]+?)\.?(pt|em|ex|px)?$/.exec(written) ?? [];
  const ems = Number(number) * (unit === "pt" ? 0.1 : unit === "ex" ? 0.5 : unit === "px" ? 1 / 16 : 1);
  return Number.isFinite(ems) ? `${Math.round(Math.min(2, Math.max(-2, ems)) * 1000) / 1000}em` : "0em";
}

/** MathML again, with its own names alone. */
function writeMath(element: Element): string {
  const { name, attributes, children } = element;
  const own = Object.entries(attributes)
    .filter(([key]) => !key.includes(":"))
    .map(
      ([key, value]) => ` ${key}="${escaped(name === "mspace" && key === "width" ? widthOf(value) : value)}"`,
    )
    .join("");
  const inside = children.map((node) => (isElement(node) ? writeMath(node) : escaped(node))).join("");
  const space = name === "math" ? ' xmlns="http://www.w3.org/1998/Math/MathML"' : "";
  return `<${name}${space}${own}>${inside}</${name}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
