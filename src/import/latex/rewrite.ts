import {
  argumentAt,
  findCommands,
  findEnvironments,
  replaceCommands,
  replaceEnvironments,
} from "./commands.ts";

/** Stands alone in a paragraph where the appendices begin. */
export const appendixMark = "\uE003appendix\uE003";
/** Stands before the title of a part. */
export const partMark = "\uE006";
/** References that Pandoc has none of, as references to labels of their own. */
export const nameMark = "nameref-";
export const pageMark = "pageref-";

/** A text in the LaTeX that Pandoc understands; words stay where they are. */
export function rewriteLatex(text: string): string {
  return withTheorems(
    labelsBehind(matter(boxes(columns(floats(references(drawings(withoutBibliography(text)))))))),
  );
}

/** Parts stand beside chapters; chapters before and behind the main text have no number. */
function matter(text: string): string {
  const top = /\\chapter(?![A-Za-z])/.test(text) ? "chapter" : "section";
  const parted = replaceCommands(text, "part", 1, ({ starred, groups }) =>
    groups[0] === undefined ? null : `\\${top}${starred ? "*" : ""}{${partMark}${groups[0]}}`,
  );
  return parted
    .split(/(?=\\(?:frontmatter|mainmatter|backmatter)(?![A-Za-z]))/)
    .map((piece) =>
      /^\\(?:front|back)matter/.test(piece) ? piece.replace(/\\chapter(?![A-Za-z*])/g, "\\chapter*") : piece,
    )
    .join("");
}

function withoutBibliography(text: string): string {
  const bare = replaceEnvironments(text, "thebibliography", () => "\n\n");
  return replaceCommands(
    replaceEnvironments(bare, "CCSXML", () => ""),
    "Description|bibliography|bibliographystyle|addbibresource|printbibliography|bibliographyunit|nobibliography|printindex|tableofcontents|listoffigures|listoftables|nocite|date|graphicspath",
    1,
    ({ name, groups, end }) => (name === "date" && groups.length === 0 && end > 0 ? null : ""),
  );
}

/** Drawings in TeX become pictures that nobody sent. */
function drawings(text: string): string {
  let count = 0;
  return replaceEnvironments(text, drawingEnvironments, () => {
    count += 1;
    return `\\includegraphics{drawing-${count}}`;
  });
}

export const drawingEnvironments = "tikzpicture|pgfpicture|pspicture|picture|forest|circuitikz|tikzcd";

function references(text: string): string {
  const kinds: Readonly<Record<string, string>> = {
    nameref: `\\ref{${nameMark}`,
    Nameref: `\\ref{${nameMark}`,
    pageref: `\\ref{${pageMark}`,
    cpageref: `\\ref{${pageMark}`,
    vref: "\\ref{",
    labelcref: "\\ref{",
    fref: "\\autoref{",
    Fref: "\\autoref{",
    figref: "\\autoref{",
    subref: "\\ref{",
  };
  return replaceCommands(text, Object.keys(kinds).join("|"), 1, ({ name, groups }) =>
    groups[0] === undefined ? null : `${kinds[name] ?? ""}${groups[0]}}`,
  );
}

const floatNames: readonly (readonly [RegExp, string])[] = [
  [/^(?:figure|SCfigure|sidewaysfigure|wrapfigure|floatingfigure|marginfigure)\*?$/, "figure"],
  [/^(?:table|SCtable|sidewaystable|wraptable|margintable)\*?$/, "table"],
];

/** Floats of all kinds as figures and tables; algorithms and parts of figures in forms of their own. */
function floats(text: string): string {
  const names =
    "figure|SCfigure|sidewaysfigure|wrapfigure|floatingfigure|marginfigure|table|SCtable|sidewaystable|wraptable|margintable";
  const plain = replaceEnvironments(text, names, ({ name, body }) => {
    const kind = floatNames.find(([pattern]) => pattern.test(name))?.[1] ?? "figure";
    const inner = withoutArguments(body, /^(?:wrap|floating)/.test(name) ? 2 : 0);
    const isPicture =
      kind === "table" && !/\\begin\s*\{(?:tab|long|super)/.test(inner) && /\\includegraphics/.test(inner);
    const made = isPicture ? "figure" : kind;
    return `\\begin{${made}}${subfigures(tableNotes(inner))}\\end{${made}}`;
  });
  return algorithms(
    replaceCommands(plain, "appendix", 0, ({ starred }) => (starred ? null : `\n\n${appendixMark}\n\n`))
      .replace(/\\begin\s*\{appendices\}/g, `\n\n${appendixMark}\n\n`)
      .replace(/\\end\s*\{appendices\}/g, ""),
  );
}

function withoutArguments(body: string, count: number): string {
  let at = 0;
  for (let option = argumentAt(body, at, "["); option !== null; option = argumentAt(body, at, "["))
    at = option.end;
  for (let index = 0; index < count; index += 1) at = argumentAt(body, at)?.end ?? at;
  for (let option = argumentAt(body, at, "["); option !== null; option = argumentAt(body, at, "["))
    at = option.end;
  return body.slice(at);
}

/** `\subfloat[A]{…}` and `\subfigure[A]{…}` as environments. */
function subfigures(text: string): string {
  return replaceCommands(text, "subfloat|subfigure|subcaptionbox", 2, (command) => {
    const isBox = command.name === "subcaptionbox";
    const [first = "", second] = command.groups;
    const caption = isBox ? first : (command.options.at(-1) ?? "");
    const content = isBox ? (second ?? "") : first;
    const rest = !isBox && second !== undefined ? `{${second}}` : "";
    return `\\begin{subfigure}{1cm}${content}\\caption{${caption}}\\end{subfigure}${rest}`;
  });
}

/** Notes below a table, each behind its mark. */
function tableNotes(text: string): string {
  const notes = replaceEnvironments(
    text,
    "tablenotes",
    ({ body }) =>
      `\n\n${withoutArguments(body, 0).replace(/\\item\s*(?:\[([^\]]*)\])?/g, (_, mark: string | undefined) => `\n\n${mark ? `\\textsuperscript{${mark}}` : ""}`)}\n\n`,
  );
  return replaceCommands(notes, "tnote", 1, ({ groups }) => `\\textsuperscript{${groups[0] ?? ""}}`).replace(
    /\\(?:begin|end)\s*\{threeparttable\}(?:\s*\[[^\]]*\])?/g,
    "",
  );
}

/** Columns of packages that Pandoc does not know, as plain ones. */
function columns(text: string): string {
  const wide = replaceCommands(text, "begin", 3, ({ groups: [name = "", , specification] }) =>
    /^tabular(?:x|y|\*)$/.test(name) && specification !== undefined
      ? `\\begin{tabular}{${plainColumns(specification)}}`
      : null,
  ).replace(/\\end\s*\{tabular[xy*]\}/g, "\\end{tabular}");
  return replaceCommands(wide, "begin", 2, ({ groups, options }) => {
    const [name = "", specification] = groups;
    if (!/^(?:tabular|longtable|supertabular|tabu)$/.test(name) || specification === undefined) return null;
    return `\\begin{${name}}${options.map((each) => `[${each}]`).join("")}{${plainColumns(specification)}}`;
  });
}

/** Arguments in braces by the letter of the column; the others have none. */
const columnArguments: Readonly<Record<string, number>> = {
  D: 3,
  "*": 2,
  w: 2,
  W: 2,
  p: 1,
  m: 1,
  b: 1,
  S: 1,
  "@": 1,
  "!": 1,
  ">": 1,
  "<": 1,
};

function plainColumns(specification: string): string {
  let [made, at] = ["", 0];
  while (at < specification.length) {
    const sign = specification[at] ?? "";
    const most = columnArguments[sign] ?? 0;
    const { groups, end } = argumentsAt(specification, at + 1, most, /[A-Z]/.test(sign));
    at = end;
    made += plainColumn(sign, groups);
  }
  return made;
}

function argumentsAt(text: string, from: number, most: number, hasOption: boolean) {
  const groups: string[] = [];
  let end = (hasOption ? argumentAt(text, from, "[")?.end : undefined) ?? from;
  while (groups.length < most) {
    const group = argumentAt(text, end);
    if (group === null) break;
    groups.push(group.content);
    end = group.end;
  }
  return { groups, end };
}

function plainColumn(sign: string, [first = "", second = ""]: readonly string[]): string {
  if (sign === "*") return plainColumns(second).repeat(Math.max(1, Math.min(60, Number(first) || 1)));
  if (/[lcr|]/.test(sign)) return sign;
  if (/[pmb]/.test(sign) && first !== "") return `${sign}{${first}}`;
  if (/[SDd]/.test(sign)) return "r";
  return /[A-Za-z]/.test(sign) ? "l" : "";
}

/** `\\section{\\label{a}One}` and `\\caption{\\label{b}Two}` with their labels behind them. */
function labelsBehind(text: string): string {
  const names = "part|chapter|section|subsection|subsubsection|paragraph|caption";
  return replaceCommands(text, names, 1, ({ name, starred, options, groups }) => {
    const [content = ""] = groups;
    const labels = findCommands(content, "label", 1).map(({ groups: [label = ""] }) => `\\label{${label}}`);
    if (labels.length === 0) return null;
    const option = options.map((each) => `[${each}]`).join("");
    return `\\${name}${starred ? "*" : ""}${option}{${replaceCommands(content, "label", 1, () => "").trim()}}${labels.join("")}`;
  });
}

/** Boxes that only set their content. */
function boxes(text: string): string {
  const two = replaceCommands(text, "resizebox", 3, ({ groups }) => groups[2] ?? null);
  const one = replaceCommands(
    two,
    "scalebox|rotatebox|adjustbox|raisebox|colorbox",
    2,
    ({ groups }) => groups[1] ?? null,
  );
  return replaceCommands(
    one,
    "makebox|framebox|fbox|makecell|shortstack|thead|multirowcell",
    1,
    ({ groups }) => groups[0] ?? null,
  )
    .replace(/\\begin\s*\{adjustbox\}\s*\{[^}]*\}|\\end\s*\{adjustbox\}/g, "")
    .replace(/\\newblock(?![A-Za-z])/g, " ")
    .replace(/\\(?:begin|end)\s*\{subequations\}/g, "")
    .replace(/\\(?:cline|cmidrule|thickcline|Xcline|specialrule)\s*(?:\([^)]*\))?(?:\s*\{[^}]*\})+/g, "")
    .replace(
      /\\(?:IEEEPARstart|lettrine|dropcap|PARstart)\s*(?:\[[^\]]*\])?\{([^}]*)\}\s*\{([^}]*)\}/g,
      "$1$2",
    )
    .replace(/\\begin\s*\{(?:acknowledge?ments?|acks)\}/g, "\n\n\\section*{Acknowledgments}\n")
    .replace(/\\end\s*\{(?:acknowledge?ments?|acks)\}/g, "\n\n")
    .replace(/\\ddag(?![A-Za-z])/g, "‡")
    .replace(
      /\\begin\s*\{(?:flushleft|flushright|center|threeparttable)\}|\\end\s*\{(?:flushleft|flushright|center|threeparttable)\}/g,
      "\n\n",
    );
}

const theorems: Readonly<Record<string, string>> = {
  theorem: "Theorem",
  lemma: "Lemma",
  corollary: "Corollary",
  proposition: "Proposition",
  definition: "Definition",
  remark: "Remark",
  example: "Example",
  conjecture: "Conjecture",
  claim: "Claim",
  assumption: "Assumption",
};

/** Theorems that a class defines and the text uses. */
function withTheorems(text: string): string {
  const known = new Set(
    findCommands(text, "newtheorem|spnewtheorem|declaretheorem", 1).flatMap(({ groups }) => groups),
  );
  const used = Object.keys(theorems).filter(
    (name) => !known.has(name) && findEnvironments(text, name).length > 0,
  );
  return `${ofPackages(text)}${used.map((name) => `\\newtheorem{${name}}{${theorems[name] ?? name}}\n`).join("")}${text}`;
}

const braket: Readonly<Record<string, string>> = {
  ket: "\\left|#1\\right\\rangle",
  bra: "\\left\\langle#1\\right|",
  braket: "\\left\\langle#1\\right\\rangle",
};

/** Mathematics that packages define, and pairs of signs that the author does. */
function ofPackages(text: string): string {
  const isUsed = /\\usepackage\s*(?:\[[^\]]*\])?\s*\{[^}]*\b(?:braket|physics)\b/.test(text);
  const kets = isUsed ? Object.entries(braket) : [];
  const pairs = findCommands(text, "DeclarePairedDelimiter", 1).flatMap(({ groups, end }) => {
    const { groups: signs } = argumentsAt(text, end, 2, false);
    const name = /^\s*\\([A-Za-z]+)/.exec(groups[0] ?? "")?.[1];
    return name === undefined ? [] : [[name, `\\left${signs[0] ?? "."}#1\\right${signs[1] ?? "."}`] as const];
  });
  return [...kets, ...pairs].map(([name, body]) => `\\newcommand{\\${name}}[1]{${body}}\n`).join("");
}

const steps: Readonly<Record<string, string>> = {
  State: "",
  Statex: "",
  STATE: "",
  Return: "\\textbf{return} ",
  RETURN: "\\textbf{return} ",
  Require: "\\textbf{Require:} ",
  REQUIRE: "\\textbf{Require:} ",
  Ensure: "\\textbf{Ensure:} ",
  ENSURE: "\\textbf{Ensure:} ",
  Else: "\\textbf{else}",
  ELSE: "\\textbf{else}",
  EndIf: "\\textbf{end if}",
  ENDIF: "\\textbf{end if}",
  EndFor: "\\textbf{end for}",
  ENDFOR: "\\textbf{end for}",
  EndWhile: "\\textbf{end while}",
  ENDWHILE: "\\textbf{end while}",
  EndProcedure: "\\textbf{end procedure}",
  EndFunction: "\\textbf{end function}",
  Repeat: "\\textbf{repeat}",
  REPEAT: "\\textbf{repeat}",
};
const blocks: Readonly<Record<string, readonly [string, string]>> = {
  If: ["if", "then"],
  IF: ["if", "then"],
  ElsIf: ["else if", "then"],
  ELSIF: ["else if", "then"],
  For: ["for", "do"],
  FOR: ["for", "do"],
  ForAll: ["for all", "do"],
  FORALL: ["for all", "do"],
  While: ["while", "do"],
  WHILE: ["while", "do"],
  Until: ["until", ""],
  UNTIL: ["until", ""],
};

/** An algorithm becomes its caption and its lines. */
function algorithms(text: string): string {
  let count = 0;
  return replaceEnvironments(text, "algorithm|algorithm2e", ({ body }) => {
    count += 1;
    const [caption] = findCommands(body, "caption", 1);
    const labels = findCommands(body, "label", 1).map(({ groups }) => `\\label{${groups[0] ?? ""}}`);
    const rest = replaceCommands(withoutArguments(body, 0), "caption|label", 1, () => "").replace(
      /\\(?:begin|end)\s*\{algorithmic\}(?:\s*\[[^\]]*\])?/g,
      "",
    );
    const head = `\\textbf{Algorithm ${count}.} ${caption?.groups[0] ?? ""}${labels.join("")}`;
    return `\n\n${head}\n\n${stepsOf(rest)}\n\n`;
  });
}

function stepsOf(body: string): string {
  const opened = replaceCommands(body, Object.keys(blocks).join("|"), 1, ({ name, groups }) => {
    const [before = "", after = ""] = blocks[name] ?? [];
    return `\\\\ \\textbf{${before}} ${groups[0] ?? ""} ${after === "" ? "" : `\\textbf{${after}}`}`;
  });
  const called = replaceCommands(opened, "Procedure|Function|Call", 2, ({ name, groups }) => {
    const word = name === "Call" ? "" : `\\\\ \\textbf{${name.toLowerCase()}} `;
    return `${word}${groups[0] ?? ""}(${groups[1] ?? ""})`;
  });
  const noted = replaceCommands(called, "Comment|COMMENT", 1, ({ groups }) => ` (${groups[0] ?? ""})`);
  const stepped = replaceCommands(
    noted,
    Object.keys(steps).join("|"),
    0,
    ({ name }) => `\\\\ ${steps[name] ?? ""}`,
  );
  return stepped.replace(/^(?:\s|\\\\)+/, "").replace(/\n\s*\n/g, "\n");
}

const tables = "tabular|tabularx|tabulary|longtable|tabu|supertabular";

/** How many rows of each table stand above its first inner rule, in order; 0 where booktabs' rules are not used. */
export function headRows(text: string): readonly number[] {
  return findEnvironments(text, tables).map(({ body }) => {
    const head = /\\toprule([\s\S]*?)\\midrule/.exec(body)?.[1];
    return head === undefined ? 0 : (head.match(/\\\\/g)?.length ?? 0);
  });
}
