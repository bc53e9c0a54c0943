/** A formula as it will stand by itself. */
export type DisplayedFormula = {
  readonly tex: string;
  /** Null where it has no number, the empty text where it has one and no label. */
  readonly label: string | null;
  /** A number that the author gave it. */
  readonly tag: string | null;
};

const environment = /^\s*\\begin\{([a-z]+)(\*?)\}([\s\S]*)\\end\{\1\2\}\s*$/;
/** Every line of these has a number of its own. */
const inRows = /^(?:align|alignat|flalign|gather|eqnarray)$/;

/**
 * The formulas of a display, in TeX for mathematics (amsmath 2.1, section 3). Lines that are numbered one by one become
 * formulas of their own; lines without a number stay with the next that has one.
 */
export function displayedFormulas(display: string): readonly DisplayedFormula[] {
  const found = environment.exec(display);
  if (found === null) return [bareFormula(display)];
  const [, name = "", star, body = ""] = found;
  if (!/^(?:equation|displaymath|math|dmath|multline|align|alignat|flalign|gather|eqnarray)$/.test(name))
    return [bareFormula(display)];
  const inner = name === "alignat" ? body.replace(/^\s*\{\d+\}/, "") : body;
  if (star === "*" || name === "displaymath" || name === "math")
    return [
      { ...bareFormula(inRows.test(name) || name === "multline" ? together(name, rowsOf(inner)) : inner) },
    ];
  if (!inRows.test(name))
    return [numbered(name === "multline" ? together(name, rowsOf(inner)) : inner, inner)];
  return grouped(rowsOf(inner)).map((rows) =>
    numbered(rows.length > 1 ? together(name, rows) : aloneInRow(rows[0] ?? ""), rows.join("\\\\")),
  );
}

function bareFormula(tex: string): DisplayedFormula {
  return { tex: tidy(tex), label: null, tag: tagOf(tex) };
}

function numbered(tex: string, source: string): DisplayedFormula {
  const isNumbered = !/\\(?:nonumber|notag)(?![A-Za-z])/.test(source.split("\\\\").at(-1) ?? "");
  const label = /\\label\s*\{([^}]*)\}/.exec(source)?.[1] ?? "";
  const tag = tagOf(source);
  return { tex: tidy(tex), label: isNumbered && tag === null ? label : null, tag };
}

function tagOf(tex: string): string | null {
  return /\\tag\*?\s*\{([^}]*)\}/.exec(tex)?.[1] ?? null;
}

/** Lines up to each that has a number. */
function grouped(rows: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [[]];
  for (const row of rows) {
    groups.at(-1)?.push(row);
    if (!/\\(?:nonumber|notag)(?![A-Za-z])/.test(row)) groups.push([]);
  }
  return groups.filter((group) => group.some((row) => row.trim() !== ""));
}

/** Lines of one formula, divided where neither braces nor an inner environment are open. */
function rowsOf(body: string): readonly string[] {
  const rows: string[] = [];
  let [depth, row] = [0, ""];
  for (const [part] of body.matchAll(
    /\\\\(?:\s*\[[^\]]*\])?|\\(?:begin|end)\s*\{[^}]*\}|\\.|[{}]|[^\\{}]+|\\/gs,
  )) {
    if (part.startsWith("\\\\") && depth === 0) {
      rows.push(row);
      row = "";
      continue;
    }
    if (part === "{" || part.startsWith("\\begin")) depth += 1;
    if (part === "}" || part.startsWith("\\end")) depth -= 1;
    row += part;
  }
  return [...rows, row].filter((each) => each.replace(/\\(?:nonumber|notag)/g, "").trim() !== "");
}

function together(name: string, rows: readonly string[]): string {
  const inner = rows.map((row) => (name === "eqnarray" ? twoColumns(row) : row)).join("\\\\");
  const outer = name === "gather" || name === "multline" ? "gathered" : "aligned";
  return `\\begin{${outer}}${inner}\\end{${outer}}`;
}

function aloneInRow(row: string): string {
  return row.replace(/(?<!\\)&/g, " ");
}

function twoColumns(row: string): string {
  const [left = "", sign = "", ...right] = row.split(/(?<!\\)&/);
  return right.length === 0 ? row : `${left}&${sign}${right.join(" ")}`;
}

function tidy(tex: string): string {
  return tex
    .replace(/\\label\s*\{[^}]*\}|\\(?:nonumber|notag)(?![A-Za-z])/g, " ")
    .replace(/\\tag\*?\s*\{([^}]*)\}/g, "\\qquad\\text{($1)}")
    .replace(/\\(begin|end)\{split\}/g, "\\$1{aligned}")
    .replace(/\\(?:displaystyle|limits)(?![A-Za-z])/g, (sign) => (sign === "\\limits" ? sign : " "))
    .replace(/\s+/g, " ")
    .trim();
}
