import { describe, expect, test } from "vitest";
import type { MarkupStyle } from "../../src/markup/context.ts";
import { blocksToMarkup, inlinesToMarkup } from "../../src/markup/markup.ts";
import type { Attr, Block, Cell, Inline } from "../../src/model/pandoc.ts";

const style: MarkupStyle = {
  language: "en",
  direction: "ltr",
  notes: "collected",
  epubTypes: true,
  tablesScroll: false,
  href: (id) => (id === "nowhere" ? null : `#${id}`),
  image: (href) => (href === "map.png" ? { src: "images/map.png", width: 300, height: 200 } : null),
  backToText: "Back to text",
};
const none: Attr = ["", [], []];

function words(text: string): readonly Inline[] {
  return text.split(" ").flatMap((word, index): readonly Inline[] => {
    const str: Inline = { t: "Str", c: word };
    return index === 0 ? [str] : [{ t: "Space" }, str];
  });
}
function para(text: string): Block {
  return { t: "Para", c: words(text) };
}
function inlines(...list: readonly Inline[]): string {
  return inlinesToMarkup(list, style).text;
}
function raw(text: string): Inline {
  return { t: "RawInline", c: ["html", text] };
}
function blocks(list: readonly Block[], changed: Partial<MarkupStyle> = {}): string {
  return blocksToMarkup(list, { ...style, ...changed }).text;
}

describe("text", () => {
  test("is escaped, and loses only what XML cannot write", () => {
    expect(inlines({ t: "Str", c: 'a < b & "c" > d\u0000\u0008\uFFFE e\uD800' })).toBe(
      'a &lt; b &amp; "c" &gt; d e\uFFFD',
    );
    expect(inlines({ t: "Link", c: [none, words("x"), ["https://example.org/", 'say "no" & go']] })).toBe(
      '<a href="https://example.org/" title="say &quot;no&quot; &amp; go">x</a>',
    );
  });

  test("has the quotation marks of the language it stands in", () => {
    const quoted: Inline = { t: "Quoted", c: [{ t: "DoubleQuote" }, words("oui")] };
    const inFrench: Inline = { t: "Span", c: [["", [], [["lang", "fr"]]], [quoted]] };
    expect(inlines(quoted, { t: "Space" }, inFrench)).toBe(
      '“oui” <span lang="fr" xml:lang="fr">«\u202Foui\u202F»</span>',
    );
    const persian = { ...style, language: "fa", direction: "rtl" } as const;
    expect(inlinesToMarkup([quoted], persian).text).toBe("«oui»");
  });
});

describe("the author's own HTML", () => {
  test("is kept where it is balanced and on the list", () => {
    expect(inlines(raw("<kbd>"), ...words("Ctrl C"), raw("</kbd>"), raw("<br/>"))).toBe(
      "<kbd>Ctrl C</kbd><br/>",
    );
    expect(
      inlines(raw('<abbr title="a &quot;b&quot;" onclick="x()">'), ...words("ab"), raw("</abbr>")),
    ).toContain(">ab</abbr>");
  });

  test("never leaves the markup unbalanced or active", () => {
    expect(inlines(raw("<b>"), raw("<i>"), ...words("x"), raw("</b>"), raw("</i>"))).toBe("<b>x</b>");
    expect(inlines(raw("</sup>"), raw("<sub>"), ...words("x"))).toBe("x");
    expect(inlines(raw("<script>"), raw("</script>"), raw('<img src="https://x.example/y.png">'))).toBe("");
    expect(blocks([{ t: "RawBlock", c: ["html", '<iframe src="https://x.example"></iframe>'] }])).toBe("");
  });
});

describe("links", () => {
  test("lead to the web, to mail and to what is there; all else is text", () => {
    const link = (url: string): string => inlines({ t: "Link", c: [none, words("x"), [url, ""]] });
    expect(link("mailto:a@example.org")).toBe('<a href="mailto:a@example.org">x</a>');
    expect(link("https://example.org/a b<c>%zz")).toBe(
      '<a href="https://example.org/a%20b%3Cc%3E%25zz">x</a>',
    );
    expect(link("#here")).toBe('<a href="#here">x</a>');
    for (const url of ["#nowhere", "javascript:alert(1)", "file:///etc/passwd", "other.md", "https://"])
      expect(link(url)).toBe("x");
  });

  test("do not nest", () => {
    const inner: Inline = { t: "Link", c: [["", ["cross-reference"], []], words("Figure 1"), ["#fig", ""]] };
    const outer: Inline = { t: "Link", c: [none, [...words("see "), inner], ["https://example.org/", ""]] };
    expect(inlines(outer)).toBe(
      '<a href="https://example.org/">see <span class="cross-reference">Figure\u00a01</span></a>',
    );
  });
});

describe("notes", () => {
  const note: Inline = {
    t: "Span",
    c: [["fn-1", ["note"], [["number", "1"]]], [{ t: "Note", c: [para("One two."), para("Three.")] }]],
  };
  const called: Block = { t: "Para", c: [...words("Text"), note] };

  test("collected: a call that leads there, a body that leads back", () => {
    const { text, notes } = blocksToMarkup([called], style);
    expect(text).toBe(
      '<p>Text<sup class="note-call"><a id="fn-1-call" href="#fn-1" role="doc-noteref" epub:type="noteref">1</a></sup></p>',
    );
    expect(notes).toBe(
      '<aside id="fn-1" class="note" role="doc-footnote" epub:type="footnote"><p><a class="note-number" ' +
        'href="#fn-1-call" role="doc-backlink" title="Back to text">1</a> One two.</p><p>Three.</p></aside>',
    );
  });

  test("in place: the whole body, without a paragraph inside a paragraph", () => {
    const { text, notes } = blocksToMarkup([called], { ...style, notes: "in-place", epubTypes: false });
    expect(notes).toBe("");
    expect(text).toBe(
      '<p>Text<span class="footnote" id="fn-1" data-number="1" role="doc-footnote" lang="en" xml:lang="en" dir="ltr">' +
        '<span class="note-number">1</span><span class="paragraph">One two.</span><span class="paragraph">Three.</span></span></p>',
    );
  });
});

describe("direction", () => {
  const persian = "این بند به فارسی نوشته شده است with three English words";
  const english = "An English paragraph with واژه";

  test("is turned for a block mostly of the other direction, and only then", () => {
    expect(blocks([para(persian), para(english)])).toBe(`<p dir="rtl">${persian}</p>\n<p>${english}</p>`);
    expect(blocks([para(persian), para(english)], { language: "fa", direction: "rtl" })).toBe(
      `<p>${persian}</p>\n<p dir="ltr">${english}</p>`,
    );
  });

  test("of a list is the text's around it unless all items have the other; its bullets and those inside it stand on one side", () => {
    const persian = { language: "fa", direction: "rtl" } as const;
    const programs: Block = { t: "BulletList", c: [[{ t: "Plain", c: words("Obsidian and Ghostwriter") }]] };
    const list: Block = {
      t: "BulletList",
      c: [
        [{ t: "Plain", c: words("برای ویندوز و مک") }, programs],
        [{ t: "Plain", c: words("Visual Studio (free)") }],
      ],
    };
    const inside = '<ul><li><span dir="ltr">Obsidian and Ghostwriter</span></li></ul>';
    const english = '<span dir="ltr">Visual Studio (free)</span>';
    const items = `<li>برای ویندوز و مک${inside}</li><li>${english}</li>`;
    const one: Block = { t: "BulletList", c: [[{ t: "Plain", c: words("Windows برای ویندوز و مک") }]] };
    expect(blocks([list], persian)).toBe(`<ul>${items}</ul>`);
    expect(blocks([programs], persian)).toMatch(/^<ul dir="ltr"><li>Obsidian/);
    expect(blocks([one], persian)).toMatch(/^<ul><li>Windows/);
    expect(blocks([one])).toMatch(/^<ul dir="rtl"><li>Windows/);
  });

  test("of a heading is that of the text around it unless every letter has the other", () => {
    const title = (text: string): Block => ({ t: "Header", c: [2, ["h", [], []], words(text)] });
    const persian = { language: "fa", direction: "rtl" } as const;
    expect(blocks([title("تأکید (Emphasis)")], persian)).toMatch(/^<h2 id="h">/);
    expect(blocks([title("Emphasis 2")], persian)).toMatch(/^<h2 id="h" dir="ltr">/);
    expect(blocks([title("تأکید و نقل قول, in short")])).toMatch(/^<h2 id="h">/);
  });

  test("of code is always left to right", () => {
    const code: Block = { t: "CodeBlock", c: [["", ["r"], []], "x <- 'سلام'"] };
    expect(blocks([code], { language: "fa", direction: "rtl" })).toBe(
      `<pre class="short" dir="ltr"><code class="language-r">x &lt;- 'سلام'</code></pre>`,
    );
  });

  test("follows a language said on an element", () => {
    const passage: Block = { t: "Div", c: [["", [], [["lang", "ar"]]], [para("نص")]] };
    expect(blocks([passage])).toBe('<div lang="ar" xml:lang="ar" dir="rtl"><p>نص</p></div>');
  });
});

describe("tables", () => {
  const cell = (text: string, rows = 1, columns = 1): Cell => [
    none,
    { t: "AlignDefault" },
    rows,
    columns,
    text === "" ? [] : [{ t: "Plain", c: words(text) }],
  ];

  test("say what heads what, across spans, and align by column", () => {
    const table: Block = {
      t: "Table",
      c: [
        ["tbl", [], []],
        [null, [{ t: "Plain", c: words("Years") }]],
        [
          [{ t: "AlignLeft" }, { t: "ColWidth", c: 0.3 }],
          [{ t: "AlignDefault" }, { t: "ColWidth", c: 0.15 }],
          [{ t: "AlignRight" }, { t: "ColWidth", c: 0.15 }],
        ],
        [none, [[none, [cell(""), cell("Both", 1, 2)]]]],
        [
          [
            none,
            1,
            [],
            [
              [none, [cell("A", 2), cell("1"), cell("2")]],
              [none, [cell("3"), cell("4")]],
            ],
          ],
        ],
        [none, []],
      ],
    };
    expect(blocks([table])).toBe(
      '<table id="tbl" class="short"><caption>Years</caption><colgroup><col style="width: 50%"/><col style="width: 25%"/><col style="width: 25%"/></colgroup>' +
        '<thead><tr><td class="align-left"></td><th scope="colgroup" colspan="2">Both</th></tr></thead>' +
        '<tbody><tr><th class="align-left" scope="rowgroup" rowspan="2">A</th><td>1</td><td class="align-right">2</td></tr>' +
        '<tr><td>3</td><td class="align-right">4</td></tr></tbody></table>',
    );
  });
});

describe("a table whose words are too long to stand side by side", () => {
  const tableOf = (text: string, rows = 1): Block => {
    const cell: Cell = [none, { t: "AlignDefault" }, 1, 1, [{ t: "Plain", c: words(text) }]];
    const column = [{ t: "AlignDefault" }, { t: "ColWidthDefault" }] as const;
    const body = [none, 0, [], Array.from({ length: rows }, () => [none, [cell, cell]] as const)] as const;
    return { t: "Table", c: [none, [null, []], [column, column], [none, []], [body], [none, []]] };
  };

  test("is marked as wide; one with long texts is not", () => {
    expect(blocks([tableOf("k__Bacteria|p__Firmicutes|c__Bacilli")])).toMatch(/^<table class="wide short">/);
    expect(blocks([tableOf("many short words ".repeat(20).trim())])).toMatch(/^<table class="short">/);
  });

  test("is marked as short, to be kept whole, where it has few rows and letters", () => {
    expect(blocks([tableOf("1", 14)])).toMatch(/^<table class="short">/);
    expect(blocks([tableOf("1", 15)])).toMatch(/^<table>/);
    expect(blocks([tableOf("many short words ".repeat(30).trim())])).toMatch(/^<table>/);
  });
});

describe("the galley's forms", () => {
  test("a number with a thousands separator of its own is one number", () => {
    const part = "<mn>7</mn><mo>,</mo><mn>927</mn>";
    const mathml = `<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>${part}<mo>+</mo><mn>1</mn><mo>,</mo><mn>2</mn></mrow></math>`;
    expect(inlines({ t: "Math", c: [{ t: "InlineMath" }, "7{,}927+1,2"], mathml })).toContain(
      "<mrow><mn>7,927</mn><mo>+</mo><mn>1</mn><mo>,</mo><mn>2</mn></mrow>",
    );
  });

  test("what should stand on one page with what follows, or as a whole, is marked", () => {
    const bold: Inline = { t: "Strong", c: words("Note") };
    const code = (lines: number): Block => ({ t: "CodeBlock", c: [none, Array(lines).fill("x").join("\n")] });
    expect(blocks([{ t: "Para", c: [bold] }])).toMatch(/^<p class="bold-line"><strong>/);
    expect(blocks([{ t: "Para", c: [bold, ...words("well")] }])).toMatch(/^<p><strong>/);
    expect(blocks([{ t: "Para", c: words("For instance:") }])).toBe(
      '<p class="announcement">For instance:</p>',
    );
    expect(blocks([{ t: "Para", c: words("One: two") }])).toBe("<p>One: two</p>");
    expect(blocks([{ t: "Para", c: words(`${"long ".repeat(15)}text:`) }])).toMatch(/^<p>/);
    expect(blocks([code(6)])).toMatch(/^<pre class="short" /);
    expect(blocks([code(7)])).toMatch(/^<pre dir=/);
  });

  test("lines of code are elements where one is long enough to be wrapped", () => {
    const code = (text: string): Block => ({ t: "CodeBlock", c: [none, text] });
    expect(blocks([code("short\nlines")])).toContain("<code>short\nlines</code>");
    const long = "x".repeat(41);
    expect(blocks([code(`${long}\n\nend`)])).toContain(
      `<code><span class="code-line">${long}\n</span><span class="code-line">\n</span><span class="code-line">end</span></code>`,
    );
  });

  test("a paragraph of nothing but an image is a picture", () => {
    const image: Inline = { t: "Image", c: [none, words("A map"), ["map.png", ""]] };
    expect(blocks([{ t: "Para", c: [image] }])).toMatch(/^<p class="picture"><img /);
    expect(blocks([{ t: "Para", c: [...words("See"), image] }])).toMatch(/^<p>See<img /);
  });

  test("figures: size from the file, wish from the author, caption after it", () => {
    const image: Inline = {
      t: "Image",
      c: [
        [
          "",
          [],
          [
            ["width", "50%"],
            ["onerror", "x()"],
          ],
        ],
        words("A map"),
        ["map.png", "fig:"],
      ],
    };
    const figure: Block = {
      t: "Figure",
      c: [["fig-1", [], []], [null, [{ t: "Plain", c: words("Caption") }]], [{ t: "Plain", c: [image] }]],
    };
    expect(blocks([figure])).toBe(
      '<figure id="fig-1"><img src="images/map.png" alt="A map" width="300" height="200" style="width: 50%"/><figcaption>Caption</figcaption></figure>',
    );
  });

  test("mathematics: TeX as alternative, no second copy of it in the text", () => {
    const mathml =
      '<math display="inline" xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math>';
    expect(inlines({ t: "Math", c: [{ t: "InlineMath" }, 'x < "1"'], mathml })).toBe(
      '<math display="inline" xmlns="http://www.w3.org/1998/Math/MathML" alttext="x &lt; &quot;1&quot;"><mi>x</mi></math>',
    );
    expect(inlines({ t: "Math", c: [{ t: "InlineMath" }, "\\foo"] })).toBe(
      '<code class="tex" dir="ltr">\\foo</code>',
    );
  });

  test("the reference list is a list, and its heading stands outside it", () => {
    const entry: Block = { t: "Div", c: [["ref-a", ["reference-list-entry"], []], [para("A. 1843.")]] };
    const heading: Block = { t: "Header", c: [2, ["h", [], []], words("References")] };
    expect(
      blocks([
        {
          t: "Div",
          c: [
            ["references", ["reference-list"], []],
            [heading, entry],
          ],
        },
      ]),
    ).toBe(
      '<section id="references" class="reference-list" role="doc-bibliography" epub:type="bibliography"><h2 id="h">References</h2>' +
        '<div role="list"><div id="ref-a" class="reference-list-entry" role="listitem"><p>A. 1843.</p></div></div></section>',
    );
  });

  test("lists keep their start and their kind of number", () => {
    const list: Block = {
      t: "OrderedList",
      c: [[3, { t: "LowerRoman" }, { t: "Period" }], [[{ t: "Plain", c: words("x") }, para("y")]]],
    };
    expect(blocks([list])).toBe('<ol start="3" type="i"><li>x<p>y</p></li></ol>');
  });

  test.each([
    ["Decimal", "OneParen", 'class="decimal-one-parenthesis"'],
    ["DefaultStyle", "TwoParens", 'class="decimal-two-parentheses"'],
    ["UpperAlpha", "TwoParens", 'class="upper-alpha-two-parentheses" type="A"'],
  ])("numbered %s keep their brackets, %s", (t, delimiter, attributes) => {
    const numbering = [1, { t }, { t: delimiter }] as const;
    expect(blocks([{ t: "OrderedList", c: [numbering, [[para("x")]]] }])).toBe(
      `<ol ${attributes}><li><p>x</p></li></ol>`,
    );
  });
});
