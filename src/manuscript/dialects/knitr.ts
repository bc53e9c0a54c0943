import type { Remark } from "../finding.ts";
import { codeEnd, type ProseRule } from "./prose.ts";

/** `` `r expression` ``: nothing is run, so it stays as code; a literal string is its own value. */
export const inlineR: ProseRule = {
  begins: "`",
  read: (text, at) => {
    if (!/^`(?:r|\{(?:r|python|julia)\}) /.test(text.slice(at, at + 12))) return null;
    const end = codeEnd(text, at);
    const expression = text.slice(at + 1, end - 1).replace(/^\S+\s+/, "");
    const literal = literalValue(expression);
    if (literal === null) return { end, text: text.slice(at, end), remark: notComputed(expression) };
    const before = expression.slice(0, expression.indexOf(literal)).split("\n").length - 1;
    return { end, text: "\n".repeat(before) + literal };
  },
};

/** `"text"`, alone or under a condition that holds for both editions. */
function literalValue(expression: string): string | null {
  const condition = /^if\s*\((?:knitr::)?is_html_output\(\)\)\s*\{?\s*(["'])([^"'\n]*)\1\s*\}?\s*$/.exec(
    expression,
  );
  return condition?.[2] ?? /^(["'])([^"'\n]*)\1\s*$/.exec(expression)?.[2] ?? null;
}

function notComputed(expression: string): Remark {
  return {
    check: "text/computed-value-is-present",
    severity: "warning",
    message: `The value of "${expression.replace(/\s+/g, " ").trim()}" is computed when the text is knitted, and code is never run here; the value itself was expected.`,
    help: "Write the value into the text.",
  };
}
