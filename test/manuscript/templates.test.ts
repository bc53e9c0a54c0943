import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { check } from "../../src/check-pipeline.ts";
import { build } from "../../src/pipeline.ts";
import { exitCode } from "../../src/reports/exit-code.ts";
import { readPdf } from "../../src/tools/pdf-reader.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-templates-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function write(name: string, files: ReadonlyMap<string, string>): string {
  for (const [path, text] of files) {
    const file = join(scratch, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return join(scratch, name);
}

const page = readFileSync(new URL("../../docs/templates.md", import.meta.url), "utf8");
/** Files of the page's example: a path in a line of its own, and the text below it. */
const example = new Map(
  [...page.matchAll(/^`([\w./-]+)`\n\n```\w+\n([\s\S]*?)^```$/gm)].map(([, path = "", text = ""]) => [
    path,
    text,
  ]),
);

test("the example of docs/templates.md changes margin, headings and title block of both editions", async () => {
  expect([...example.keys()]).toHaveLength(5);
  const out = join(scratch, "out");
  const { diagnostics, editions } = await build({ input: write("example", example), out, cache: null });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(editions.map(({ kind }) => kind)).toEqual(["pdf", "epub"]);

  const pdf = await readPdf(readFileSync(join(out, "example.pdf")));
  const lines = pdf.pages[0]?.lines ?? [];
  expect(lines.map(({ text }) => text)).toContain("Analytical Press");
  const heading = lines.find(({ text }) => text.includes("Beginning"));
  expect(210 - 48 - ((heading?.left ?? 0) * 25.4) / 72).toBeGreaterThan(100);
  expect(pdf.fonts.map(({ name }) => name)).toContain("SourceSans3-Semibold");

  const book = unzipSync(readFileSync(join(out, "example.epub")));
  const text = (path: string): string => strFromU8(book[`OEBPS/${path}`] ?? new Uint8Array());
  expect(text("title.xhtml")).toContain('<p class="publisher">Analytical Press</p>');
  expect(text("style.css")).toMatch(/h1, h2[^{]*\{\s*font-family: "Source Sans"/);
  expect(Object.keys(book)).toContain("OEBPS/fonts/source-sans-semibold.woff");
});

describe("templates with faults are reported where they stand, and the look's own are taken", () => {
  const look = new Map(
    ["article/print/page.html", "article/epub/title.xhtml"].map((path) => [
      path,
      readFileSync(new URL(`../../templates/${path}`, import.meta.url), "utf8"),
    ]),
  );
  const ownPage = look.get("article/print/page.html") ?? "";
  let count = 0;
  async function found(
    files: Readonly<Record<string, string>>,
    article = example.get("article.md") ?? "",
  ): Promise<readonly string[]> {
    count += 1;
    const named = Object.entries(files).map(([path, text]) => [`look/${path}`, text] as const);
    const folder = write(`faulty-${count}`, new Map([["article.md", article], ...named]));
    const { diagnostics } = await check({ input: folder, cache: null });
    return diagnostics
      .filter((each) => /^(?:templates|policy|configuration|limits)\//.test(each.check))
      .map(({ check: id, place, help }) => `${place.file}:${place.line}:${place.column} ${id} ${help}`);
  }

  test("a slot that is not known, and one outside its section", async () => {
    const text = ownPage
      .replace("{{{title}}}", "{{{tittle}}}{{{title}}}")
      .replace("<body>", "<body>{{orcid}}");
    const [first, second, ...rest] = await found({ "article/print/page.html": text });
    expect(first).toMatch(/page\.html:6:9 templates\/slots-are-known Move it/);
    expect(second).toMatch(/:\d+:\d+ templates\/slots-are-known Did you mean "title"\?/);
    expect(rest).toEqual([]);
  });

  test("a template that leaves the text or the notes out, or prints markup as text", async () => {
    expect(await found({ "article/print/page.html": ownPage.replace("{{{body}}}", "{{body}}") })).toEqual([
      expect.stringMatching(/templates\/slots-are-known Write three braces/),
    ]);
    expect(await found({ "article/print/page.html": ownPage.replace("{{{body}}}", "") })).toEqual([
      expect.stringMatching(/page\.html:1:1 templates\/text-is-printed Put the slot "body" back/),
    ]);
    const title = look.get("article/epub/title.xhtml") ?? "";
    const without = title.replace("{{> shared/epub/notes.xhtml}}", "");
    expect(await found({ "article/epub/title.xhtml": without })).toEqual([
      expect.stringMatching(/title\.xhtml:1:1 templates\/text-is-printed Put the slot "notes" back/),
    ]);
  });

  test("a custom property that nobody declares, or nobody asks for, and a length that is none", async () => {
    const styles = ":root {\n  --margin-outr: 3mm;\n  --margin-top: 5%;\n}\nh2 { margin: var(--no-such) }\n";
    expect(await found({ "print.css": styles })).toEqual([
      'look/print.css:2:3 templates/properties-are-used Did you mean "--margin-outer"?',
      expect.stringMatching(/^look\/print\.css:3:3 templates\/properties-are-known Write the length out/),
      expect.stringMatching(/^look\/print\.css:5:18 templates\/properties-are-known Declare it/),
    ]);
  });

  test("nothing of what the page layout itself asks for", async () => {
    const styles = ":root {\n  --columns: 2;\n  --column-gap: 5mm;\n  --floats: none;\n  --gutter: 6mm;\n}\n";
    expect(await found({ "print.css": styles })).toEqual([]);
  });

  test("a file no look has, markup that is not well-formed, and a folder without templates", async () => {
    expect(await found({ "article/print/pages.html": "<p/>" })).toEqual([
      'look/article/print/pages.html:1:1 templates/file-is-known Did you mean "article/print/page.html"?',
    ]);
    expect(await found({ "article/print/page.html": ownPage.replace("</header>", "") })).toEqual([
      expect.stringMatching(/templates\/markup-is-well-formed Close every element/),
    ]);
    expect(await found({})).toEqual([
      expect.stringMatching(/^article\.md:6:\d+ configuration\/templates-exist/),
    ]);
  });

  test("a look of the other kind says how the manuscript becomes of that kind", async () => {
    const article = (example.get("article.md") ?? "").replace("templates: look", "look: book");
    expect(await found({}, article)).toEqual([
      expect.stringMatching(/^article\.md:6:\d+ templates\/look-is-known It is for books: list the file/),
    ]);
  });

  test.each([
    ["a script", "article/print/page.html", ownPage.replace("<body>", "<body><script>1</script>")],
    ["a handler", "article/print/page.html", ownPage.replace("<body>", '<body onload="x()">')],
    [
      "an image of elsewhere",
      "article/print/page.html",
      ownPage.replace("<body>", '<body><img src="https://a.example/b.png"/>'),
    ],
    ["an import", "print.css", '@import "https://a.example/b.css";'],
    ["a hidden address", "epub.css", "p { background: \\75rl(https://a.example/b.png) }"],
  ])("%s is refused", async (_, path, text) => {
    const [only, ...rest] = await found({ [path]: text });
    expect(only).toMatch(/policy\/templates-are-inert/);
    expect(rest).toEqual([]);
    const check = "policy/templates-are-inert";
    const place = { file: "", line: 1, column: 1, certainty: "exact" } as const;
    expect(exitCode([{ check, severity: "error", place, message: "", help: "" }], false)).toBe(3);
  });
});
