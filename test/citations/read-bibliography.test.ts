import { afterAll, describe, expect, test } from "vitest";
import { readBibliography } from "../../src/citations/read-bibliography.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";

const pool = startPandoc();
afterAll(() => pool.stop());

function read(files: Readonly<Record<string, string | Uint8Array>>) {
  const list = Object.entries(files).map(([path, content]) => ({
    path,
    bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
  }));
  return readBibliography(list, pool.run);
}

function places(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(
    ({ check, severity, place }) =>
      `${severity} ${check} ${place.file}:${place.line}:${place.column} ${place.certainty}`,
  );
}

const wellFormed = "error reference-list/entry-is-well-formed";

describe("a BibTeX file", () => {
  test("gives items with what LaTeX, abbreviations and parents mean, each with its place, in file order", async () => {
    const { value, diagnostics } = await read({
      "a.bib": `Words between entries, mail@example.org.
@comment{ @book{no, title={No}} }
@string{jot = "Journal of " # {Things}}
@incollection{child, crossref = {par<e>nt}, title = {Child}, author = {G{\\"o}del, Kurt and {Acme and Sons}}}
@book(par<e>nt, title = {Parent}, editor = {Roe, Ann}, year = 1931,
  publisher = {Sand and Sea}, location = {Vienna},,)
@Article{ doi:10.1/x:1 , journal = jot, month = mar, year = "2001", title = {Saving 50% of #3 for $5 % here
}, note = {$\\alpha$}, url = {https://a.example/x%20y#z}}
@misc{late, title = {Late}, year = {in press}}
`,
    });
    expect(diagnostics).toEqual([]);
    const [child, parent, article, late] = value.items;
    expect(child).toMatchObject({
      id: "child",
      type: "chapter",
      "container-title": "Parent",
      author: [{ family: "Gödel", given: "Kurt" }, { literal: "Acme and Sons" }],
      issued: { "date-parts": [[1931]] },
    });
    expect(parent).toMatchObject({ id: "par<e>nt", publisher: "Sand and Sea", "publisher-place": "Vienna" });
    expect(article).toMatchObject({
      id: "doi:10.1/x:1",
      title: "Saving 50% of #3 for $5 % here",
      "container-title": "Journal of Things",
      issued: { "date-parts": [[2001, 3]] },
      URL: "https://a.example/x%20y#z",
    });
    expect(late).toMatchObject({ issued: { literal: "in press" } });
    expect([...value.places].map(([key, { line }]) => [key, line])).toEqual([
      ["child", 4],
      ["par<e>nt", 5],
      ["doi:10.1/x:1", 7],
      ["late", 9],
    ]);
  });

  test("loses no entry to the faults of another, and every fault has its place", async () => {
    const { value, diagnostics } = await read({
      "b.bib": `@book{comma, title = {Comma}, volume = {3}
  year = 2001}
@manual{,
  title = {No key}}
@article nobrace, title = {No brace}}
@book{key title = {No comma after the key}}
@book{open, title = {An opened {brace}, year = 2002}
@book{quote, title = "A quotation mark, year = 2003}
@book{equals, title {No equals sign}}
@book{word, title = {Word}, journal = undefinedword}
@book{last, title = {Last}, year = 2004
`,
    });
    expect(value.items.map(({ id }) => id)).toEqual(["comma", "key", "word", "last"]);
    expect(places(diagnostics)).toEqual([
      `${wellFormed} b.bib:1:43 exact`,
      `${wellFormed} b.bib:3:1 exact`,
      `${wellFormed} b.bib:5:1 exact`,
      `${wellFormed} b.bib:6:10 exact`,
      `${wellFormed} b.bib:7:13 exact`,
      `${wellFormed} b.bib:8:22 exact`,
      `${wellFormed} b.bib:9:15 exact`,
      `${wellFormed} b.bib:11:40 exact`,
      "warning reference-list/abbreviations-are-defined b.bib:10:29 exact",
    ]);
    expect(value.places.get("open")?.line).toBe(7);
  });

  test("says which entry Pandoc cannot read, of many", async () => {
    const good = Array.from({ length: 20 }, (_, index) => `@misc{good${index}, title = {Good ${index}}}`);
    const bad = "@misc{bad, title = {x \\}}";
    const text = [...good.slice(0, 7), bad, ...good.slice(7)].join("\n");
    const { value, diagnostics } = await read({ "c.bib": text });
    expect(value.items).toHaveLength(20);
    expect(places(diagnostics)).toEqual([`${wellFormed} c.bib:8:1 exact`]);
  });

  test("a title that LaTeX cannot make sense of is not lost in silence", async () => {
    const { diagnostics } = await read({ "d.bib": "@misc{m,\n  title = {$\\begin{foo}$}}" });
    expect(places(diagnostics)).toEqual([]);
    const lost = await read({ "d.bib": "@misc{m,\n  title = {\\begin{foo} x}}" });
    expect(places(lost.diagnostics)).toEqual(["error reference-list/fields-are-understood d.bib:2:3 exact"]);
  });
});

test("of equal keys the first counts; the same entry again is a warning, another one an error", async () => {
  const { value, diagnostics } = await read({
    "a.bib": "@book{k, title = {One}, year = 2001}\n@book{k, year = {2001},\n title = {{One}}}",
    "b.json": '[{"id": "k",\n "type": "book", "title": "Two"}]',
  });
  expect(value.items).toMatchObject([{ id: "k", title: "One" }]);
  expect(places(diagnostics)).toEqual([
    "warning reference-list/keys-are-unique a.bib:2:1 exact",
    "error reference-list/keys-are-unique b.json:1:3 exact",
  ]);
  expect(diagnostics[1]?.related?.[0]?.place).toMatchObject({ file: "a.bib", line: 1 });
});

test("CSL-JSON, CSL-YAML and RIS give items with the line of each", async () => {
  const { value, diagnostics } = await read({
    "a.json":
      '[\n {"type": "book", "title": "\\"id\\": \\"x\\"", "id": "json"},\n {"id": 7}, {"title": "?"}]',
    "b.yaml": `references:
- title: The *title* of H~2~O
  id: yaml
  issued: {year: 2010}
- {id: ${JSON.stringify("a:1")}, title: "${"[".repeat(12)}x"}
`,
    "c.ris": `TY  - JOUR
AU  - Doe, Jane
PY  - 2002/03/04/
TI  - A long
 title
ER  - \r
TY  - BOOK
ID  - own key
TI  - Own
`,
  });
  expect(value.items).toMatchObject([
    { id: "json", title: '"id": "x"' },
    { id: "7" },
    { id: "yaml", title: "The <i>title</i> of H<sub>2</sub>O", issued: { "date-parts": [[2010]] } },
    { id: "a:1", title: `${"[".repeat(12)}x` },
    { id: "Doe_2002", title: "A long title", issued: { "date-parts": [[2002, 3, 4]] } },
    { id: "own key" },
  ]);
  expect([...value.places.values()].map(({ file, line }) => `${file}:${line}`)).toEqual([
    "a.json:2",
    "a.json:3",
    "b.yaml:3",
    "b.yaml:5",
    "c.ris:1",
    "c.ris:7",
  ]);
  expect(places(diagnostics)).toEqual([`${wellFormed} a.json:3:3 near`, `${wellFormed} c.ris:9:1 exact`]);
});

test("a file that cannot be read at all is a finding where it breaks", async () => {
  const { value, diagnostics } = await read({
    "a.json": '[{"id": "a"},\n {"id" "b"}]',
    "b.json": '[{"id": "a"}',
    "c.yaml": "references:\n - id: [a",
    "d.yaml": "a: &a [x, x]\nb: &b [*a, *a]\nreferences: {}\n",
    "e.bib": new Uint8Array([0xef, 0xbb, 0xbf, 0x40, 0x0a, 0xc3, 0xa9, 0xc3, 0x28]),
    "f.docx": "@book{x, title={x}}",
  });
  expect(value.items).toEqual([]);
  expect(places(diagnostics)).toEqual([
    `${wellFormed} a.json:2:8 exact`,
    `${wellFormed} b.json:1:13 exact`,
    expect.stringMatching(/^error reference-list\/entry-is-well-formed c\.yaml:2:/),
    `${wellFormed} d.yaml:1:1 exact`,
    "error policy/utf-8-encoded e.bib:2:2 exact",
    "error reference-list/format-is-known f.docx:1:1 near",
  ]);
  expect(diagnostics[4]?.message).toContain("Byte 7 ");
});

describe("values no citation style can read", () => {
  const odd = [
    { id: "names", title: "A", author: 3, editor: [{ family: "Hill", given: { first: "Ann" } }, null] },
    { id: "date", title: "B", issued: { "date-parts": [[2020.5]] }, accessed: { "date-parts": [2020, 5] } },
    { id: "text", title: { main: "C" }, note: 3, volume: "12", number: 1.5, page: true },
    { id: "half", title: "D \ud800", author: [{ literal: "Moss\u0000" }] },
    { id: "sound", title: ["E"], DOI: null, issued: { "date-parts": [["2020", 5, null]] }, custom: { a: 1 } },
    { id: "year", title: "F", issued: 2020, accessed: "2021-03", "original-date": "in spring" },
  ];
  const expected = [
    { id: "names", title: "A", editor: [{ family: "Hill" }] },
    { id: "date", title: "B" },
    { id: "text", note: "3", volume: "12", number: "1.5" },
    { id: "half", title: "D \uFFFD", author: [{ literal: "Moss\uFFFD" }] },
    { id: "sound", title: "E", issued: { "date-parts": [[2020, 5]] } },
    {
      id: "year",
      title: "F",
      issued: { "date-parts": [[2020]] },
      accessed: { "date-parts": [[2021, 3]] },
      "original-date": { literal: "in spring" },
    },
  ].map((item) => ({ ...item, type: "document" }));

  test("are left out of CSL-JSON, each with a finding at its entry that names the field", async () => {
    const text = odd.map((item) => JSON.stringify(item)).join(",\n");
    const { value, diagnostics } = await read({ "a.json": `[\n${text}\n]` });
    expect(value.items).toEqual(expected);
    expect(new Set(diagnostics.map(({ check }) => check))).toEqual(
      new Set(["reference-list/fields-are-understood"]),
    );
    expect(diagnostics.map(({ place, message }) => `${place.line} ${message}`)).toEqual([
      '2 The author of "names" is 3; a list of names was expected.',
      '2 The editor of "names" has a name whose "given" is an object; a text was expected.',
      '2 The editor of "names" holds null; a name with "family" and "given", or with "literal", was expected.',
      '3 The issued of "date" holds 2020.5; a whole number for year, month and day was expected.',
      '3 The accessed of "date" holds 2020; a list of year, month and day was expected.',
      '4 The title of "text" is an object; a text was expected.',
      '4 The page of "text" is true; a text was expected.',
      '5 The title of "half" holds U+D800, which cannot be printed; a character was expected.',
      '5 The author of "half" has a name whose "literal" holds U+0000, which cannot be printed; a character was expected.',
    ]);
  });

  test("are left out of CSL-YAML, whose own forms of names and dates are read", async () => {
    const written = [
      ...odd,
      { id: "own", title: true, author: { family: "Hill" }, issued: [{ year: 2020, month: 5 }] },
    ];
    const { value, diagnostics } = await read({ "a.yaml": JSON.stringify(written) });
    const shown = value.items.map(({ type: _, ...item }) => item);
    expect(shown.slice(0, 2)).toEqual([
      { id: "names", title: "A", editor: [{ family: "Hill" }] },
      { id: "date", title: "B" },
    ]);
    expect(shown.at(-1)).toEqual({
      id: "own",
      title: "true",
      author: [{ family: "Hill" }],
      issued: { "date-parts": [[2020, 5]] },
    });
    // A truth value is a text in YAML.
    expect(diagnostics).toHaveLength(8);
  });

  test("leave every other entry of the list to be printed", async () => {
    const { value } = await read({ "a.json": JSON.stringify(odd) });
    const references = JSON.stringify(value.items);
    const { output } = await pool.run({
      options: { from: "markdown", to: "plain", citeproc: true, bibliography: ["r.json"] },
      input: "---\nnocite: '@*'\n---\n",
      files: { "r.json": references },
    });
    for (const printed of ["A.", "B.", "D \uFFFD", "E.", "F.", "12"]) expect(output).toContain(printed);
  });

  test("of any depth and in one long line take no time to speak of", async () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const many = Array.from(
      { length: 4000 },
      (_, index) => `{"id": "k${index}", "note": "${"x".repeat(300)}"}`,
    );
    const { value, diagnostics } = await read({
      "a.json": `[{"id": "deep", "title": ${deep}},${many.join(",")}]`,
    });
    expect(value.items).toHaveLength(4001);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'The title of "deep" is a list; a text was expected.',
    ]);
  });
});
