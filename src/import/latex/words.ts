import { replaceCommands, replaceEnvironments } from "./commands.ts";
import { expandMacros } from "./expand-macros.ts";
import { setLetters } from "./letters.ts";

/** Commands whose arguments no reader sees, by how many they have. */
const unseen: readonly (readonly [groups: number, names: string])[] = [
  [
    1,
    "Description|label|ref|eqref|autoref|cref|Cref|pageref|nameref|vref|Vref|fref|Fref|labelcref|cpageref|input|include|subfile|includegraphics|includesvg|includepdf|bibliography|bibliographystyle|addbibresource|graphicspath|usepackage|RequirePackage|documentclass|documentstyle|vspace|hspace|vskip|hypersetup|pagestyle|thispagestyle|pagenumbering|index|glossary|color|pagecolor|bibitem|nocite|newcounter|stepcounter|refstepcounter|theoremstyle|cline|cmidrule|addlinespace|captionsetup|sisetup|lstset|usetikzlibrary|tikzset|pgfplotsset|geometry|linespread|fontsize|selectlanguage|foreignlanguage|inst|corref|fnref|tnoteref|orcidID|thanksref|markright|lhead|chead|rhead|lfoot|cfoot|rfoot|fancyhead|fancyfoot|fancyhf|fancyheadoffset|fancyfootoffset|newlength|usefont|ensuremath|hyphenation|includeonly|si|unit|phantom|hphantom|vphantom|date|tag|todo|missingfigure|setstretch|titlerunning|authorrunning|shorttitle|shortauthors|setcitestyle|usetheme|biboptions|journal|footnotemark",
  ],
  [
    2,
    "setlength|addtolength|setcounter|addtocounter|newtheorem|DeclareMathOperator|markboth|settowidth|titleformat|numberwithin|rule|SI|qty|resizebox|newcolumntype|DeclareUnicodeCharacter|definecolor|ifthenelse",
  ],
  [3, "addcontentsline|definecolor|SIrange|qtyrange|titlespacing"],
];
const cites =
  "[Nn]ocite|[A-Za-z]*[cC]ite(?:[a-z]*)|[Aa]utocites?|[Pp]arencites?|[Tt]extcites?|[Ff]ootcites?|shortcite[A-Za-z]*|defcitealias";
const formulas =
  "equation|align|alignat|gather|multline|eqnarray|flalign|displaymath|math|dmath|subequations";
const drawings = "CCSXML|tikzpicture|pgfpicture|pspicture|picture|forest|circuitikz|xy";
/** Environments whose arguments say how they are set. */
const setters =
  /\\begin\s*\{(?:tabularx|tabular\*|tabulary|wrapfigure|wraptable|adjustwidth|list)\*?\}(?:\s*\[[^\]]*\])*\s*\{(?:[^{}]|\{[^{}]*\})*\}\s*(?:\[[^\]]*\]\s*)?\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|\\begin\s*\{(?:array|tabular|longtable|supertabular|tabu|minipage|multicols|subfigure|subtable|thebibliography|spacing|adjustbox|minted|otherlanguage|CJK\*?)\*?\}(?:\s*\[[^\]]*\])*\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|\\begin\s*\{(?:figure|table|lstlisting|enumerate|itemize|algorithm|algorithmic|tabbing|wrapfig|sidewaysfigure|sidewaystable|verbatim|Verbatim)\*?\}(?:\s*\[[^\]]*\]|\s*\{[hHtbp!]+\})*|\\begin\s*\{[^{}]*\}|\\end\s*\{[^{}]*\}/g;
const code =
  /\\begin\s*\{(verbatim\*?|Verbatim|lstlisting|minted|alltt)\}(?:\s*\[[^\]]*\])?(?:\{[^}]*\})?([\s\S]*?)\\end\s*\{\1\}/g;

/**
 * The words of a text as a reader sees them, without formulas, citations, references and drawings: read from its TeX by
 * simple rules of our own, so that what another reader of TeX loses shows.
 */
export function latexWords(text: string): string {
  const codes: string[] = [];
  const joined = text
    .replace(
      /\\(?:IEEEPARstart|lettrine|dropcap|PARstart)\s*(?:\[[^\]]*\])?\{([^}]*)\}\s*\{([^}]*)\}/g,
      "$1$2",
    )
    .replace(/(?<=\\IEEEauthorblockN\{\s*)\d+\\textsuperscript\{\w+\}/g, "");
  const kept = joined.replace(code, (_, __, inner: string) => `\n\uE001${codes.push(inner) - 1}\uE002\n`);
  const expanded = expandMacros(kept);
  const start = /\\begin\s*\{document\}/.exec(expanded);
  const body = start === null ? expanded : expanded.slice(start.index + start[0].length);
  const without = replaceEnvironments(
    replaceEnvironments(body, formulas, () => " "),
    drawings,
    () => " ",
  )
    .replace(/\\verb\*?([^A-Za-z\s*])(.*?)\1/g, " $2 ")
    .replace(
      /(?<!\\)\$\$[\s\S]*?(?<!\\)\$\$|(?<!\\)\$(?:\\.|[^$\\])*\$|\\\([\s\S]*?\\\)|(?<!\\)\\\[[\s\S]*?\\\]/g,
      " ",
    );
  return withoutCommands(without.replace(setters, "\n")).replace(
    /\uE001(\d+)\uE002/g,
    (_, index) => codes[Number(index)] ?? "",
  );
}

function withoutCommands(text: string): string {
  const fields =
    /(?<=[{,]\s*)(?:organization|addressline|city|citysep|postcode|state|country|orgname)\s*=\s*(?=\{)/g;
  let made = replaceCommands(text.replace(fields, " "), cites, 1, () => " ");
  for (const [groups, names] of unseen) made = replaceCommands(made, names, groups, () => " ");
  made = replaceCommands(made, "multicolumn|multirow|multirowcell", 3, ({ groups }) => groups[2] ?? "");
  made = replaceCommands(
    made,
    "href|textcolor|hyperref|hyperlink|hypertarget|scalebox|colorbox|raisebox|parbox|rotatebox|shortstack",
    2,
    ({ groups }) => groups.at(-1) ?? "",
  );
  // The second form is for bookmarks.
  made = replaceCommands(made, "texorpdfstring", 2, ({ groups }) => groups[0] ?? "");
  return plainTex(made);
}

/** Words of TeX that holds no formulas: letters set, commands gone, their arguments kept. */
export function plainTex(text: string): string {
  const joined = text.replace(/\\(?:text[a-z]+|emph|sout|uline|underline|mbox|hbox|hl)\s*(?=\{)/g, "");
  return setLetters(joined.replace(/\\\\(?:\s*\[[^\]]*\])?/g, "\n"))
    .replace(/\\(?:item)\s*\[/g, "\n[")
    .replace(/\\[A-Za-z@]+\*?(?:\s*\[[^\][]*\](?=\s*\{))?/g, " ")
    .replace(/\\[,;: ]/g, " ")
    .replace(/\\[!\-/@"'`^~=.]/g, "")
    .replace(/[{}]/g, "")
    .replace(/~/g, " ")
    .replace(/[^\S\n]+/g, " ")
    .trim();
}

/** Words of a text in one line. */
export function plainLine(text: string): string {
  return plainTex(text.replace(/(?<!\\)\$\^?\{?([^$]*?)\}?\$/g, " $1 "))
    .replace(/\s+/g, " ")
    .trim();
}

const unseenNames = new Set(unseen.flatMap(([, names]) => names.split("|")));
const ofLayout =
  /^(?:centering|raggedright|raggedleft|noindent|indent|par|maketitle|small|footnotesize|scriptsize|tiny|large|Large|LARGE|huge|Huge|normalsize|bigskip|medskip|smallskip|vfill|hfill|newpage|clearpage|cleardoublepage|pagebreak|linebreak|newline|textwidth|linewidth|columnwidth|textheight|hline|toprule|midrule|bottomrule|frontmatter|mainmatter|backmatter|bf|it|rm|sf|tt|sc|em|sl|bfseries|itshape|protect|relax|null|sloppy|fussy|flushbottom|raggedbottom|linenumbers|doublespacing|onehalfspacing|singlespacing|makeatletter|makeatother|endinput|IEEEpeerreviewmaketitle|IEEEoverridecommandlockouts|tableofcontents|printindex|makeindex|and|fi|else|if[a-z]*|nolinenumbers|balance|allowdisplaybreaks|thickhline|parindent|parskip|baselineskip|let|def|global|noalign|obeylines|begingroup|endgroup|topmargin|oddsidemargin|textsuperscript)$/i;

/** Commands that show no words of their own, nor their arguments. */
export function isUnseen(name: string): boolean {
  return unseenNames.has(name) || ofLayout.test(name);
}
