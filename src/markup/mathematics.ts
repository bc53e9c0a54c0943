import type { Formula } from "../model/pandoc.ts";
import { element, escapeAttribute, type Node } from "./element.ts";

const namespace = "http://www.w3.org/1998/Math/MathML";

/**
 * A formula as MathML, its TeX as `alttext`: readers that cannot draw mathematics say that. The copy of the TeX that
 * converters put inside as an annotation goes, since it would count as text. Without MathML the TeX itself is set.
 */
export function formulaNode({ c: [, tex], mathml }: Formula): Node {
  if (mathml === undefined) return element("code", { class: "tex", dir: "ltr" }, [tex]);
  const attributes = /^<math([^>]*)>/.exec(mathml)?.[1] ?? "";
  const body = joinNumbers(mathml.slice(attributes.length + "<math>".length, -"</math>".length), tex);
  const missing = [
    / xmlns=/.test(attributes) ? "" : ` xmlns="${namespace}"`,
    / alttext=/.test(attributes) ? "" : ` alttext="${escapeAttribute(tex.replace(/\s+/g, " ").trim())}"`,
  ];
  return { markup: `<math${attributes}${missing.join("")}>${withoutAnnotation(body)}</math>` };
}

/** `7{,}927` is one number: as three things it would be set with a gap, as in a list of numbers. */
function joinNumbers(body: string, tex: string): string {
  const numbers = tex.match(/\d+(?:\{[.,]\}\d+)+/g) ?? [];
  return numbers.reduce((joined, number) => {
    const whole = number.replace(/[{}]/g, "");
    const apart = whole.replace(/[.,]/g, (sign) => `</mn><mo>${sign}</mo><mn>`);
    return joined.replaceAll(`<mn>${apart}</mn>`, `<mn>${whole}</mn>`);
  }, body);
}

function withoutAnnotation(body: string): string {
  return (
    /^<semantics>([\s\S]*)<annotation encoding="application\/x-tex">[^<]*<\/annotation><\/semantics>$/.exec(
      body.trim(),
    )?.[1] ?? body
  );
}
