import type { Fence } from "./blocks.ts";
import { displayEnd } from "./math.ts";
import type { ProseRule, Rewritten } from "./prose.ts";
import type { RewrittenFence } from "./rewrite.ts";

/** LaTeX environments of displayed equations, and the environment that stands for each inside `$$…$$`. */
const inner: Readonly<Record<string, string>> = {
  equation: "",
  displaymath: "",
  align: "aligned",
  eqnarray: "aligned",
  flalign: "aligned",
  gather: "gathered",
  multline: "gathered",
  alignat: "aligned",
};

/** `$$…\label{eq:x}$$` and `(\#eq:x)`: the label goes behind the formula, as `{#eq:x}`. */
export const displayedMathematics: ProseRule = {
  begins: "$",
  read: (text, at) => {
    const end = text.startsWith("$$", at) ? displayEnd(text, at) : -1;
    if (end < 0) return null;
    return labelled(text.slice(at + 2, end - 2), end, "");
  },
};

/** GitHub's and GitLab's $`…`$, which no Markdown inside can disturb. */
export const guardedMathematics: ProseRule = {
  begins: "$",
  read: (text, at) => {
    const pattern = /\$(`+)(?!`)((?:(?!\n[ \t]*\n)[\s\S])+?)(?<!`)\1\$/y;
    pattern.lastIndex = at;
    const tex = pattern.exec(text)?.[2]?.trim() ?? "";
    return tex === "" ? null : { end: pattern.lastIndex, text: `$${tex}$` };
  },
};

/** GitHub's and GitLab's fence "math" is a displayed formula. */
export function mathematicsFence({ info, prefix, marker, lines }: Fence): RewrittenFence | null {
  if (info.trim() !== "math") return null;
  const body = lines.slice(1, -1).map((line) => (line.trim() === "" ? `${prefix}{}` : line));
  const last = lines.at(-1)?.replace(new RegExp(`\\${marker[0]}+`), () => "$$") ?? "$$";
  return { lines: [`${prefix}$$`, ...body, last] };
}

/** `\begin{equation}…\end{equation}` and its kin become `$$…$$`, with their label behind. */
export const equationEnvironments: ProseRule = {
  begins: "\\",
  read: (text, at) => {
    const begin = /\\begin\{([a-z]+)(\*?)\}(?:\{\d+\})?/y;
    begin.lastIndex = at;
    const match = begin.exec(text);
    const name = match?.[1] ?? "";
    if (match === null || !Object.hasOwn(inner, name)) return null;
    const closing = `\\end{${name}${match[2] ?? ""}}`;
    const end = text.indexOf(closing, at);
    if (end < 0) return null;
    return labelled(text.slice(begin.lastIndex, end), end + closing.length, inner[name] ?? "");
  },
};

/** R Markdown's `\(…\)` and `\[…\]`; elsewhere these are brackets that mean themselves. */
export const backslashMathematics: ProseRule = {
  begins: "\\",
  read: (text, at) => {
    const pattern = /\\(?:\(((?:(?!\n[ \t]*\n|\\\))[\s\S])+)\\\)|\[((?:(?!\n[ \t]*\n|\\\])[\s\S])+)\\\])/y;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return null;
    const [, inline, displayed] = match;
    if (inline !== undefined) return { end: pattern.lastIndex, text: `$${inline.trim()}$` };
    return labelled(displayed ?? "", pattern.lastIndex, "");
  },
};

function labelled(body: string, end: number, environment: string): Rewritten {
  const label = /\\label\{([^{}]*)\}|\(\\#([\w:.-]+)\)/.exec(body);
  const id = (label?.[1] ?? label?.[2] ?? "").trim();
  const bare = body.replace(/\s*\\label\{[^{}]*\}|\s*\(\\#[\w:.-]+\)|\\(?:nonumber|notag)\b/g, blankOut);
  // A blank line would end the formula; an empty group stands in for it.
  const whole = bare.replace(/\n(?=[ \t]*\n)/g, "\n{}");
  const tex = environment === "" ? whole : `\\begin{${environment}}${whole}\\end{${environment}}`;
  return { end, text: `$$${tex}$$${id === "" ? "" : ` {#${id}}`}` };
}

/** Line ends in what is taken out stay. */
function blankOut(match: string): string {
  return "\n".repeat(match.split("\n").length - 1);
}
