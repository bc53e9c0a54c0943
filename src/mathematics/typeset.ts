import type { Checked, Diagnostic } from "../model/diagnostic.ts";
import type { Mathematics } from "../model/mathematics.ts";
import type { Formula } from "../model/pandoc.ts";
import type { Place } from "../model/place.ts";
import type { Pandoc, PandocWarning } from "../model/tools.ts";
import { formulaKey } from "../tree/formula-key.ts";

/**
 * Turns every formula's TeX into presentation MathML, in one run of Pandoc. A formula it cannot read stays TeX in the
 * editions and is a finding, with the spot TeX fails at.
 */
export async function typesetMathematics(
  formulas: readonly Formula[],
  pandoc: Pandoc,
): Promise<Checked<Mathematics>> {
  const distinct = new Map<string, Formula>();
  const tooLarge = formulas.filter(isTooLarge);
  for (const formula of formulas) {
    if (isTooLarge(formula)) continue;
    const key = formulaKey(formula.c);
    if (!distinct.has(key)) distinct.set(key, formula);
  }
  const refused = tooLarge.flatMap(({ place }) => (place === undefined ? [] : [largeFormula(place)]));
  if (distinct.size === 0) return { value: new Map(), diagnostics: refused };
  const { output, warnings } = await pandoc({
    options: { from: "json", to: "html5", "html-math-method": { method: "mathml" } },
    input: JSON.stringify(document([...distinct.values()])),
  });
  const pieces = output.split(/<div id="formula-\d+">/).slice(1);
  const mathematics = new Map<string, string>();
  for (const [index, key] of [...distinct.keys()].entries()) {
    const element = /<math[\s\S]*<\/math>/.exec(pieces[index] ?? "")?.[0];
    if (element !== undefined) mathematics.set(key, element);
  }
  return {
    value: mathematics,
    diagnostics: [...refused, ...warnings.flatMap((warning) => findings(warning, formulas))],
  };
}

/** Letters of a formula, and braces inside each other; MathML is nested as deep, and programs that read it have a limit. */
const longest = 20_000;
const deepest = 60;

function isTooLarge({ c: [, tex] }: Formula): boolean {
  if (tex.length > longest) return true;
  let depth = 0;
  for (const sign of tex.match(/(?<!\\)[{}]|\\(?:left|right|begin|end)\b/g) ?? []) {
    depth += sign === "{" || sign === "\\left" || sign === "\\begin" ? 1 : -1;
    if (depth > deepest) return true;
  }
  return false;
}

function largeFormula(place: Place): Diagnostic {
  return {
    check: "limits/formula-size",
    severity: "error",
    place,
    message: `The formula has more than ${longest} letters or is nested deeper than ${deepest} levels; it is printed as TeX.`,
    help: "Divide it.",
  };
}

function document(formulas: readonly Formula[]): unknown {
  return {
    "pandoc-api-version": [1, 23, 1],
    meta: {},
    blocks: formulas.map(({ c: [type, tex] }, index) => ({
      t: "Div",
      c: [[`formula-${index}`, [], []], [{ t: "Para", c: [{ t: "Math", c: [type, tex] }] }]],
    })),
  };
}

function findings(warning: PandocWarning, formulas: readonly Formula[]): readonly Diagnostic[] {
  if (warning.type !== "CouldNotConvertTeXMath") return [];
  const tex = String(warning["contents"]);
  const complaint = /unexpected (.*)/.exec(String(warning["message"]))?.[1] ?? "something in it";
  return formulas.flatMap(({ c, place }) =>
    c[1] === tex && place !== undefined ? [finding(tex, complaint, place)] : [],
  );
}

function finding(tex: string, complaint: string, place: Place): Diagnostic {
  const shown = tex.length > 60 ? `${tex.slice(0, 60)}…` : tex;
  return {
    check: "equations/tex-is-readable",
    severity: "error",
    place,
    message: `The formula "${shown.replace(/\s+/g, " ")}" could not be read: ${complaint} was not expected there.`,
    help: "Write it with LaTeX's standard mathematics; commands of extra packages are not known. It is printed as TeX.",
  };
}
