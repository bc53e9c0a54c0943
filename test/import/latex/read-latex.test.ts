import { afterAll, describe, expect, test } from "vitest";
import { latexAuthors } from "../../../src/import/latex/authors.ts";
import { displayedFormulas } from "../../../src/import/latex/equations.ts";
import { latexWords } from "../../../src/import/latex/words.ts";
import type { ImportDraft } from "../../../src/model/import.ts";
import { article, draftOf, pandoc, readSent } from "./papers.ts";

afterAll(() => pandoc.stop());

const said = ({ notices }: ImportDraft, kind: string): readonly string[] =>
  notices.filter((notice) => notice.kind === kind).map(({ message }) => message);

const tides =
  "@article{khan, author={Khan, O.}, title={Salt \\& wind}, journal={Shores}, year=2019, pages={7--30}}\n@book{other, author={Other, U.}, title={Unread}, year=2001}";

describe("files of a document", () => {
  test("are read in where they lie in the folder; others, and those that read themselves, are named with their lines", async () => {
    const draft = await draftOf({
      "ms.tex": article(
        "One \\input{parts/two} end.\n% \\input{hidden}\n\\include{three}\n\\input{/etc/passwd}\n\\input{../up}",
      ),
      "parts/two.tex": "two",
      "three.tex": "Three \\input{three.tex}",
    });
    expect(draft.text).toBe("One two end.\n\nThree\n");
    expect(
      draft.notices.map(({ message, source }) => [/"([^"]*)"/.exec(message)?.[1], source.file, source.line]),
    ).toEqual([
      ["three", "three.tex", 1],
      ["/etc/passwd", "ms.tex", 7],
      ["../up", "ms.tex", 8],
    ]);
  });

  test("may be in Latin 1, which the text says", async () => {
    const text = Buffer.from(article('Caf\xe9 \\"Uber', "\\usepackage[latin1]{inputenc}"), "latin1");
    expect((await draftOf({ "ms.tex": text })).text).toBe("Café Über\n");
  });

  test("may be a part without a beginning, which is said; what only comments say is no text", async () => {
    const draft = await draftOf({ "part.tex": "\\section{One} Words. % none\n\\iffalse\nhidden\n\\fi\n" });
    expect(draft.text).toBe("# One\n\nWords.\n");
    expect(said(draft, "left")[0]).toContain("no \\begin{document}");
  });
});

describe("authors", () => {
  const namesOf = (text: string) => latexAuthors(`${text}\n\\section{One}`).metadata;

  test.each([
    [
      "authblk",
      "\\author[1,2]{Ana Mora}\\author[2]{Omar Khan}\\affil[1]{Institute A}\\affil[2]{Institute B}",
    ],
    [
      "LNCS",
      "\\author{Ana Mora\\inst{1,2} \\and Omar Khan\\inst{2}}\\institute{Institute A \\and Institute B}",
    ],
    [
      "elsarticle",
      "\\author[a,b]{Ana Mora}\\author[b]{Omar Khan}\\affiliation[a]{organization={Institute A}}\\affiliation[b]{organization={Institute B}}",
    ],
    [
      "raised numbers",
      "\\author{Ana Mora$^{1,2}$, Omar Khan$^2$}\\affil[1]{Institute A}\\affil[2]{Institute B}",
    ],
    [
      "a typed page",
      "\\begin{document}\\begin{flushleft}{\\Large A title}\\\\ {Ana Mora}\\textsuperscript{1,2}, {Omar Khan}\\textsuperscript{2}\\\\ \\textbf{1} Institute A\\\\ \\textbf{2} Institute B\\end{flushleft}",
    ],
  ])("of %s", (_, text) => {
    expect(namesOf(text)).toMatchObject({
      authors: [
        { given: "Ana", family: "Mora", affiliations: [1, 2] },
        { given: "Omar", family: "Khan", affiliations: [2] },
      ],
      affiliations: [{ name: "Institute A" }, { name: "Institute B" }],
    });
  });

  test("of the plain class have their lines; REVTeX's share what follows; an address goes to nobody by guess", () => {
    expect(
      namesOf(
        "\\author{Ana Mora\\thanks{Paid by all.} \\\\ Institute A \\\\ \\texttt{ana@x.org} \\and Omar Khan}",
      ),
    ).toMatchObject({
      authors: [{ family: "Mora", email: "ana@x.org", affiliations: [1] }, { family: "Khan" }],
    });
    expect(
      namesOf(
        "\\author{Ana Mora}\\author{Omar Khan}\\affiliation{Institute A}\\author{Li Wu}\\email{wu@x.org}\\affiliation{Institute B}",
      ),
    ).toMatchObject({
      authors: [{ affiliations: [1] }, { affiliations: [1] }, { email: "wu@x.org", affiliations: [2] }],
    });
    const shared = latexAuthors(
      "\\author{Ana Mora\\inst{1} \\and Omar Khan\\inst{1}}\\institute{Institute A, \\email{office@x.org}}",
    );
    expect(JSON.stringify(shared.metadata)).not.toContain("office");
    expect(shared.remarks).toEqual(["office@x.org"]);
  });
});

describe("numbers and references", () => {
  test("lines of a display that are numbered are formulas of their own, the others stay with the next", () => {
    const display =
      "\\begin{align}\na&=b\\label{eq:a}\\\\ c&=d\\nonumber\\\\ &=\\begin{cases}1\\\\2\\end{cases}\\\\ e&=f\\tag{*}\n\\end{align}";
    expect(displayedFormulas(display)).toEqual([
      { tex: "a =b", label: "eq:a", tag: null },
      {
        tex: "\\begin{aligned} c&=d \\\\ &=\\begin{cases}1\\\\2\\end{cases}\\end{aligned}",
        label: "",
        tag: null,
      },
      { tex: "e =f\\qquad\\text{(*)}", label: null, tag: "*" },
    ]);
  });

  test("lead to sections, figures, tables and formulas, in the forms that print the same", async () => {
    const draft = await draftOf({
      "ms.tex": article(
        "\\section{One}\\label{one}\nSee \\ref{one}, Fig.~\\ref{fig:b}, \\cref{tab:c,eq:d}, \\eqref{eq:d}, \\ref{later}, \\nameref{one} and \\ref{nowhere}.\n\\begin{equation}x\\label{eq:d}\\end{equation}\n\\begin{figure*}\\includegraphics{a}\\caption{Cap}\\label{fig:b}\\end{figure*}\n\\begin{table}\\caption{Tab}\\label{tab:c}\\begin{tabular}{lS[table-format=1.1]}a & 1\\\\ b & 2\\end{tabular}\\end{table}\n\\appendix\n\\section{More}\\label{later}\nEnd.",
      ),
      "a.png": Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1]),
    });
    expect(draft.text).toContain("# One {#sec:one}\n");
    expect(draft.text).toContain(
      "See [-@sec:one], Fig.\u00a0[-@fig:b], [@tbl:c], [@eq:d], ([-@eq:d]), [-@sec:later], [One](#sec:one) and ??.",
    );
    expect(draft.text).toContain("$$x$$ {#eq:d}");
    expect(draft.text).toContain("![Cap](figures/figure-1.png){#fig:b}");
    expect(draft.text).toContain(": Tab {#tbl:c}");
    expect(draft.text).toContain("# More {#sec:later .appendix}");
    expect(said(draft, "left").join()).toContain('"nowhere" is referred to');
  });

  test("figures of several pictures are one; code, drawings and frames are figures; in lists, too", async () => {
    const draft = await draftOf({
      "ms.tex": article(
        "\\begin{figure}\\subfloat[A]{\\includegraphics{a}\\label{sub}}\\subfloat[B]{\\includegraphics{b.eps}}\\caption{Both}\\label{fig:both}\\end{figure}\nSee \\ref{sub} and \\ref{code}.\n\\begin{itemize}\\item One\n\\begin{figure}\n\\begin{verbatim}\nx % y\n\\end{verbatim}\n\\caption{Code}\\label{code}\n\\end{figure}\n\\end{itemize}\n\\begin{figure}\\begin{tikzpicture}\\node{drawn};\\end{tikzpicture}\\caption{Drawn}\\end{figure}",
      ),
      "a.png": Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1]),
      "b.eps": "%!PS",
    });
    expect(draft.text).toContain("Both (a) A (b) B\n:::");
    expect(draft.text).toContain("See [-@fig:both]a and [-@fig:code].");
    expect(draft.text).toMatch(/ {2}::: \{#fig:code\}\n[\s\S]*x % y[\s\S]*Code\n[\s\S]*:::/);
    expect(draft.text).toMatch(/!\[Drawn\]\(figures\/figure-\d\.svg\)\{#fig:drawn\}/);
    expect(said(draft, "left").join("\n")).toMatch(/tikzpicture[\s\S]*figure-2\.eps/);
  });
});

describe("citations", () => {
  test("inside what stands beside another citation are cited, too", async () => {
    const draft = await draftOf({
      "ms.tex": article(
        "Salt \\citep[\\citet{other}]{khan}.\n\n\\citetext{\\citealp{third}; more}\\bibliography{works}",
      ),
      "works.bib": `${tides}@book{third, author={Third, T.}, title={T}, year=2002}`,
    });
    expect(draft.items.map(({ id }) => id)).toEqual(["khan", "other", "third"]);
  });

  test("have their notes and pages, and the bibliography only what is cited", async () => {
    const draft = await draftOf({
      "ms.tex": article(
        "A \\parencite[see][5]{khan}, \\textcite[7--8]{khan}, b.\\footcite[9]{khan} \\citeauthor{khan} in \\citetitle{khan} (\\citeyear{khan}).\n\\printbibliography",
        "\\usepackage[style=apa]{biblatex}\\addbibresource{tides.bib}",
      ),
      "tides.bib": tides,
    });
    expect(draft.text).toContain(
      "A [see @khan, p.\u00a05], @khan [pp.\u00a07–8], b.[^1] Khan in *Salt & wind*",
    );
    expect(draft.text).toContain("[^1]: [@khan, p.\u00a09].");
    expect(draft.items.map(({ id }) => id)).toEqual(["khan"]);
    expect(draft.metadata).toMatchObject({ "citation-style": "apa" });
    expect(said(draft, "removed").join()).toContain("nothing cites, 1 in all");
  });

  test("by names name them in the sentence with natbib; by numbers do not", async () => {
    const text = (style: string): string =>
      article(
        "As \\cite{khan} says.",
        `\\usepackage{natbib}\\bibliographystyle{${style}}\\bibliography{tides}`,
      );
    const [named, numbered] = [
      await draftOf({ "ms.tex": text("plainnat"), "tides.bib": tides }),
      await draftOf({ "ms.tex": text("unsrt"), "tides.bib": tides }),
    ];
    expect(named.text).toBe("As @khan says.\n");
    expect(numbered.text).toBe("As [@khan] says.\n");
  });

  test("lead to the entries of a typed list, which print as they were typed, in their order", async () => {
    const draft = await draftOf({
      "ms.tex": article(
        "See \\cite{b}.\n\\begin{thebibliography}{9}\n\\bibitem{a} Ana Mora, {\\em Tides}, Shore Press, 2014.\n\\bibitem{b} O.~Khan, Salt \\& wind, Shores 17 (2019) 7--9.\n\\end{thebibliography}",
      ),
    });
    expect(draft.items).toMatchObject([
      { id: "a", "as-typed": "Ana Mora, <i>Tides</i>, Shore Press, 2014.", "citation-label": "00001" },
      { id: "b", note: "O. Khan, Salt & wind, Shores 17 (2019) 7–9.", "citation-label": "00002" },
    ]);
    expect(draft.text).toBe("See [@b].\n");
    expect(draft.metadata).toMatchObject({ "citation-style": "numeric-brackets" });
  });
});

describe("words", () => {
  test("are read without Pandoc: macros written out, formulas, keys and settings left out", () => {
    const text = article(
      '\\me{Ana} saw $x$ in \\emph{Gr\\"un}~\\cite[p. 4]{k}.\\label{l} \\begin{tabular}{ll}a & \\multicolumn{2}{c}{b}\\end{tabular}\n\\begin{verbatim}\n\\code{1}\n\\end{verbatim}',
      "\\newcommand{\\me}[2][Dr]{#1 #2}",
    );
    expect(latexWords(text).match(/[\p{L}\d]+/gu)).toEqual([
      "Dr",
      "Ana",
      "saw",
      "in",
      "Grün",
      "a",
      "b",
      "code",
      "1",
    ]);
  });

  test("of commands that nobody knows are kept, and of remarks to oneself become queries", async () => {
    const draft = await draftOf({ "ms.tex": article("One \\strange[x]{two words} three.\\todo{Mend it}") });
    expect(draft.text).toBe("One two words three.\n");
    expect(said(draft, "left").join()).toContain('"\\strange" is not known');
    expect(draft.queries).toMatchObject([{ text: "Mend it", source: { file: "ms.tex", line: 4 } }]);
  });

  test("that Pandoc loses, in a brace which never closes, are still looked for", async () => {
    const draft = await draftOf({
      "ms.tex": article("One.\n\\begin{itemize}\n\\item Two {\\bf three\n\\end{itemize}"),
    });
    expect(draft.sourceText).toContain("three");
  });

  test("of TeX that goes on for ever, or nests without end, are refused with their reason", async () => {
    const refusals = [
      await readSent({ "ms.tex": article("\\a", "\\newcommand{\\a}{\\a x}") }),
      await readSent({ "ms.tex": article("\\label{".repeat(1000)) }),
    ];
    expect(refusals.map(({ value, diagnostics: [first] }) => [value, first?.check])).toEqual([
      [null, "import/document-is-readable"],
      [null, "limits/nesting-depth"],
    ]);
  });

  test("behind a sign of per cent are kept where it is no comment", async () => {
    const draft = await draftOf({ "ms.tex": article("One \\verb|a%b| two 5\\% % none\nthree.") });
    expect(draft.text).toBe("One `a%b` two 5% three.\n");
  });
});

describe("tables", () => {
  test("of tables over several pages stand once, and no row is lost", async () => {
    const table = [
      "\\begin{longtable}[]{@{}lr@{}}",
      "\\caption{Tides.}\\label{tbl:tides}\\tabularnewline",
      "\\toprule\\noalign{}",
      "Bay & Hours \\\\",
      "\\midrule\\noalign{}",
      "\\endfirsthead",
      "\\toprule\\noalign{}",
      "Bay & Hours \\\\",
      "\\midrule\\noalign{}",
      "\\endhead",
      "\\midrule \\multicolumn{2}{r}{continued} \\\\ \\endfoot",
      "\\bottomrule\\noalign{}",
      "\\endlastfoot",
      "North & 6 \\\\",
      "South & 7 \\\\",
      "\\end{longtable}",
      "\\begin{description}",
      "\\tightlist",
      "\\item[Ebb]",
      "It goes.",
      "\\end{description}",
    ].join("\n");
    const draft = await draftOf({ "ms.tex": article(table) });
    expect(draft.text).toBe(`| Bay   | Hours |
|:------|------:|
| North |     6 |
| South |     7 |

: Tides. {#tbl:tides}

Ebb

: It goes.
`);
    expect(draft.sourceText.split(/\s+/).filter((word) => /\w/.test(word))).toEqual(
      "Tides. Bay Hours North 6 South 7 [Ebb] It goes.".split(" "),
    );
  });

  test("a section may be called what the whole is called", async () => {
    const draft = await draftOf({
      "ms.tex": article(
        `\\maketitle\\section{Introduction}${"The bay is wide. ".repeat(14)}\n\n\\section{Tides of the bay}Here.`,
        "\\title{Tides of the Bay}",
      ),
    });
    expect(draft.text).toContain("# Tides of the bay");
  });

  test("of the preamble's commands are none; what Pandoc and R Markdown make is read as it was typed", async () => {
    const preamble = [
      "\\PassOptionsToPackage{unicode}{hyperref}",
      "\\makeatletter\\@ifundefined{KOMAClassName}{\\IfFileExists{parskip.sty}{\\usepackage{parskip}}{}}{}\\makeatother",
      "\\newcommand{\\KeywordTok}[1]{\\textcolor[rgb]{0.00,0.44,0.13}{\\textbf{#1}}}",
      "\\newcommand*\\pandocbounded[1]{% fits",
      "  \\sbox\\pandoc@box{#1}%",
      "  \\ifdim\\@tempb\\p@<\\@tempa\\p@\\let\\@tempa\\@tempb\\fi}",
    ].join("\n");
    const body = [
      "\\section{\\texorpdfstring{The \\texttt{tide} package}{The tide package}}",
      "\\begin{Shaded}\\begin{Highlighting}[]",
      "\\KeywordTok{def}\\NormalTok{ f(x):  }\\CommentTok{\\# 100\\%}",
      '\\NormalTok{    }\\KeywordTok{return}\\NormalTok{ \\{}\\StringTok{"a\\_b"}\\NormalTok{: x}\\OperatorTok{\\^{}}\\DecValTok{2}\\NormalTok{, }\\StringTok{"\\textbackslash{}n"}\\NormalTok{\\}}',
      "\\end{Highlighting}\\end{Shaded}",
      "\\begin{figure}\\pandocbounded{\\includegraphics[keepaspectratio,alt={A bay}]{bay.png}}\\caption{The bay.}\\end{figure}",
    ].join("\n");
    const draft = await draftOf({ "ms.tex": article(body, preamble) });
    expect(draft.text).toBe(`# The \`tide\` package

    def f(x):  # 100%
        return {"a_b": x^2, "\\n"}

![The bay.](figures/figure-1.svg){#fig:bay alt="A bay"}
`);
    expect(said(draft, "left").map((message) => message.slice(0, 25))).toEqual(['The picture "bay.png" was']);
    expect(draft.sourceText.replace(/\s+/g, " ").trim()).toBe(
      'The tide package def f(x): # 100% return {"a_b": x^2, "\\n"} The bay.',
    );
  });

  test("of columns that packages define keep their cells, and heads of two rows", async () => {
    const draft = await draftOf({
      "ms.tex": article(
        "\\begin{table}\\caption{\\label{tab:r}Results}\\begin{tabularx}{\\linewidth}{l*{2}{S[table-format=1.1]}Y}\\toprule A & \\multicolumn{2}{c}{B} & C\\\\ & b & c & \\\\ \\midrule 1 & 2 & 3 & 4\\\\ \\bottomrule\\end{tabularx}\\end{table}",
      ),
    });
    expect(draft.text).toContain(": Results {#tbl:r}");
    expect(draft.text).toMatch(/\| b \| c \|[^\n]*\n\+:?=/);
    expect(draft.text).toMatch(/\| 1 +\| 2 \| 3 \| 4 +\|/);
  });
});
