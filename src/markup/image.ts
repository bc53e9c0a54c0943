import type { Inline } from "../model/pandoc.ts";
import { inlineText } from "../tree/text.ts";
import { identity, valueFor } from "./attributes.ts";
import type { Context } from "./context.ts";
import { type Attributes, element, type Node } from "./element.ts";

type Image = Extract<Inline, { t: "Image" }>;

/** An image; where the edition does not have the file, its alternative text. */
export function imageNode({ c: [attr, alternative, [href, title]] }: Image, context: Context): Node {
  const placed = context.style.image(href);
  const words = inlineText(alternative).trim();
  if (placed === null) return element("span", identity(attr, "missing-image"), [words]);
  return element("img", {
    ...identity(attr),
    src: placed.src,
    alt: words,
    title: plainTitle(title),
    width: String(Math.round(placed.width)),
    height: String(Math.round(placed.height)),
    ...wanted(valueFor(attr, "width"), valueFor(attr, "height")),
  });
}

/** Older writers mark figures by a title that begins with `fig:`. */
export function plainTitle(title: string): string | undefined {
  const words = title.replace(/^fig:/, "").trim();
  return words === "" ? undefined : words;
}

function wanted(width: string | undefined, height: string | undefined): Attributes {
  const sizes = [
    ["width", length(width)],
    ["height", length(height)],
  ] as const;
  const style = sizes.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`])).join("; ");
  return style === "" ? {} : { style };
}

/** A length as the author may give it, `50%`, `8cm`, `300`; null for anything else. A bare number is pixels. */
function length(written: string | undefined): string | null {
  const [, number, unit = ""] =
    /^\s*(\d+(?:\.\d+)?)\s*(%|cm|mm|in|inch|px|pt|pc|em)?\s*$/.exec(written ?? "") ?? [];
  if (number === undefined) return null;
  return `${number}${unit === "" ? "px" : unit === "inch" ? "in" : unit}`;
}
