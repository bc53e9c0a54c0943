import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { citationStyle, type StyleLibrary } from "../../src/citations/citation-style.ts";
import { cite } from "../../src/citations/cite.ts";
import { readBibliography } from "../../src/citations/read-bibliography.ts";
import type { Apparatus } from "../../src/model/apparatus.ts";
import type { Metadata } from "../../src/model/metadata.ts";
import type { Inline } from "../../src/model/pandoc.ts";
import type { PandocRequest } from "../../src/model/tools.ts";
import { openCitationStyles } from "../../src/tools/citation-styles.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { inlineText } from "../../src/tree/text.ts";
import { visitInlines } from "../../src/tree/walk.ts";
import { manuscriptOf } from "./manuscript-of.ts";

const pool = startPandoc();
afterAll(() => pool.stop());
const place = { file: "article.md", line: 1, column: 1, certainty: "near" } as const;
const noteStyle = readFileSync(new URL("notes.csl", import.meta.url), "utf8");
const packaged = await openCitationStyles();

const bibliography = `
@book{Lovelace:1843:1, author = {Lovelace, Ada}, title = {Notes on the Engine}, year = 1843}
@article{babbage, author = {Babbage, Charles}, title = {On $\\alpha$-wheels and <script>x</script>}, journal = {Journal},
  year = 1864, doi = {10.1000/AbC}, url = {javascript:alert(1)}}
@article{menabrea1842, author = {Menabrea, Luigi}, title = {Sketch}, journal = {Bibliotheque}, year = 1842}
@book{unused, title = {Unused}, year = 2000}
`;

async function citing(markdown: string, style = "chicago-author-date", settings: Partial<Metadata> = {}) {
  const bytes = new TextEncoder().encode(bibliography);
  const { value: works } = await readBibliography([{ path: "works.bib", bytes }], pool.run);
  const manuscript = await manuscriptOf(markdown, works, pool.run, settings);
  const library: StyleLibrary = new Map([...packaged, ["notes", noteStyle], ["broken", "<style"]]);
  const requests: PandocRequest[] = [];
  const { value, diagnostics } = await cite(
    manuscript,
    citationStyle(style, library, place).value,
    (request) => {
      requests.push(request);
      return pool.run(request);
    },
  );
  const texts = manuscript.citations.map(({ id }) => inlineText(value.citations.get(id) ?? []));
  const nodes = manuscript.citations.map(({ id }) => value.citations.get(id) ?? []);
  return { apparatus: value, texts, nodes, diagnostics, requests };
}

function listed({ referenceList }: Apparatus): readonly string[] {
  return referenceList.map(({ label, content }) => `${inlineText(label)}|${inlineText(content)}`);
}

function linksIn(inlines: readonly Inline[]): readonly string[] {
  const links: string[] = [];
  visitInlines(inlines, {
    inline: (inline) => inline.t === "Link" && links.push(`${inline.c[0][1]} ${inline.c[2][0]}`),
  });
  return links;
}

describe("citations", () => {
  test("are the style's text, linked to entries whose ids are XML names", async () => {
    const { texts, nodes, apparatus, diagnostics, requests } = await citing(
      "[see @Lovelace:1843:1, p. 3; @babbage] and @menabrea1842 and [-@babbage].",
    );
    expect(texts).toEqual(["(see Lovelace 1843, 3; Babbage 1864)", "Menabrea (1842)", "(1864)"]);
    expect(linksIn(nodes[0] ?? [])).toEqual([
      "citation-link #ref-Lovelace-1843-1",
      "citation-link #ref-babbage",
    ]);
    expect(apparatus.referenceList.map(({ id, key }) => [id, key])).toEqual([
      ["ref-babbage", "babbage"],
      ["ref-Lovelace-1843-1", "Lovelace:1843:1"],
      ["ref-menabrea1842", "menabrea1842"],
    ]);
    expect(apparatus).toMatchObject({ hangingIndent: true, citationsAreNotes: false });
    expect(diagnostics).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(JSON.parse(String(requests[0]?.files?.["references.json"] ?? ""))).toHaveLength(3);
  });

  test("of numeric styles have their label apart from the entry", async () => {
    const { texts, apparatus } = await citing("[@menabrea1842] [@babbage; @menabrea1842]", "vancouver");
    expect(texts).toEqual(["(1)", "(1,2)"]);
    expect(listed(apparatus).map((entry) => entry.slice(0, 12))).toEqual(["1.|Menabrea ", "2.|Babbage C"]);
  });

  test("find works by DOI, whatever the case of its letters, and list what is not cited under nocite", async () => {
    const settings = { nocite: ["unused", "nowhere"] };
    const { texts, apparatus, diagnostics } = await citing(
      "[@doi:10.1000/aBc] [@{https://doi.org/10.1000/abc}]",
      "apa",
      settings,
    );
    expect(texts).toEqual(["(Babbage, 1864)", "(Babbage, 1864)"]);
    expect(apparatus.referenceList.map(({ key }) => key)).toEqual(["babbage", "unused"]);
    expect(diagnostics.filter(({ check }) => check === "citations/key-is-known")).toMatchObject([
      { message: expect.stringContaining('"nowhere"') },
    ]);
  });

  test("of unknown keys stand out in their place; each is reported, with the key that was probably meant", async () => {
    const { texts, nodes, diagnostics } = await citing(
      "[@Babbage1864; @babbage]\n\n@nobody2020 and [-@nobody2020, p. 4].",
    );
    expect(texts).toEqual(["([?Babbage1864]; Babbage 1864)", "([?nobody2020])", "([?nobody2020])"]);
    expect(nodes[0]).toContainEqual({
      t: "Span",
      c: [["", ["unresolved"], []], [{ t: "Str", c: "[?Babbage1864]" }]],
    });
    expect(diagnostics.map(({ check, place: { line }, help }) => [check, line, help])).toEqual([
      ["citations/key-is-known", 1, 'Did you mean "babbage"? Otherwise add the entry.'],
      ["citations/key-is-known", 2, "Add the entry, or correct the key."],
      ["citations/key-is-known", 2, "Add the entry, or correct the key."],
    ]);
  });

  test("separated by a comma are both cited, and reported", async () => {
    const { texts, diagnostics } = await citing(
      "[@babbage,@menabrea1842] [see @babbage, p. 3, @Lovelace:1843:1, p. 4, @menabrea1842]",
    );
    expect(texts).toEqual([
      "(Babbage 1864; Menabrea 1842)",
      "(see Babbage 1864, 3; Lovelace 1843, 4; Menabrea 1842)",
    ]);
    expect(diagnostics.map(({ check, severity }) => `${severity} ${check}`)).toEqual([
      "warning citations/separated-by-semicolons",
      "warning citations/separated-by-semicolons",
    ]);
  });
});

test("fields are text: formulas are kept, markup and addresses that run are not", async () => {
  const { apparatus } = await citing("[@babbage]");
  const content = apparatus.referenceList[0]?.content ?? [];
  const json = JSON.stringify(content);
  expect(json).toContain('{"t":"Math","c":[{"t":"InlineMath"},"\\\\alpha"]}');
  expect(json).not.toContain("RawInline");
  expect(linksIn(content)).toEqual([" https://doi.org/10.1000/AbC"]);
});

describe("a note style", () => {
  test("gives a note outside notes and plain text inside them, and counts every note", async () => {
    const { texts, nodes, apparatus } = await citing(
      `One [@babbage]. Two [@babbage, p. 5]. @menabrea1842 says.^[Only words.] Three.^[See [@babbage].] Four.[^n]

[^n]: @menabrea1842 again.
`,
      "notes",
    );
    expect(apparatus.citationsAreNotes).toBe(true);
    expect(nodes.map((inlines) => inlines.map(({ t }) => t))).toMatchObject([
      ["Note"],
      ["Note"],
      expect.arrayContaining(["Str", "Note"]),
      expect.not.arrayContaining(["Note"]),
      expect.not.arrayContaining(["Note"]),
    ]);
    const inNotes = nodes.map(([...inlines]) => {
      const note = inlines.find(({ t }) => t === "Note");
      const first = note?.t === "Note" ? note.c[0] : undefined;
      return first?.t === "Para" ? inlineText(first.c) : null;
    });
    expect(inNotes[1]).toBe("Ibid., 5.");
    expect(texts[3]).toContain("(n. 1)");
    expect(texts[4]).toContain("(n. 3)");
  });
});

describe("a style that cannot be used", () => {
  const plain = `<style class="in-text"><citation><layout/></citation></style>`;
  test.each([
    ["unknown", "vancuver", "metadata/citation-style-is-known", 'Did you mean "vancouver"?'],
    ["with entities", `<!DOCTYPE x [<!ENTITY a "b">]>${plain}`, "policy/style-is-plain-xml", "Remove"],
    [
      "dependent",
      `<style><info><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>`,
      "metadata/citation-style-is-independent",
      'Name "apa" instead',
    ],
    [
      "endless",
      `<style><macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>${plain}</style>`,
      "metadata/citation-style-is-valid",
      "Correct the style",
    ],
  ])("%s is reported and Chicago author-date taken", (_, style, check, help) => {
    const isText = style.startsWith("<");
    const library = new Map([...packaged, ...(isText ? [["own.csl", style] as const] : [])]);
    const { value, diagnostics } = citationStyle(isText ? "own.csl" : style, library, place);
    expect(value.csl).toBeNull();
    expect(diagnostics).toMatchObject([{ check, severity: "error", help: expect.stringContaining(help) }]);
  });

  test("because Pandoc cannot read it is reported, and all is cited in Chicago author-date", async () => {
    const { texts, diagnostics } = await citing("[@babbage]", "broken");
    expect(texts).toEqual(["(Babbage 1864)"]);
    expect(diagnostics).toMatchObject([{ check: "metadata/citation-style-is-valid", severity: "error" }]);
  });
});
