import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { chooseDocument } from "../../src/import/choose-document.ts";
import type { Folder } from "../../src/model/tools.ts";
import { openScratch, run } from "./documents/command.ts";

const { scratch } = openScratch();

const main =
  "% \\documentclass{letter}\n\\documentclass[12pt]{article}\n\\begin{document}Tides\\end{document}\n";

function folderOf(files: Readonly<Record<string, string>>): Folder {
  return {
    name: "sent/",
    paths: Object.keys(files).sort(),
    read: async (path) => new TextEncoder().encode(files[path] ?? ""),
  };
}

const chosen = async (files: Readonly<Record<string, string>>, article: string | null = null) =>
  chooseDocument(folderOf(files), article);

describe("the document of a folder", () => {
  test("is the main file of LaTeX beside its parts, pictures, bibliographies and what is said about it", async () => {
    const files = {
      "README.md": "# Read me",
      "SOURCE.md": "# Whence",
      "LICENSE.txt": "MIT",
      "refs.bib": "",
      "tides.tex": main,
      "parts/one.tex": "\\section{One}",
      "figure.tex": "\\documentclass[tikz]{standalone}",
      "cover.tex": "%\\documentclass{article}\n\\documentclass{letter}",
      "notes.txt": "to do",
    };
    expect(await chosen(files)).toEqual({ value: "tides.tex", diagnostics: [] });
  });

  test.each([
    [{ "paper.docx": "", LICENSE: "" }, "paper.docx"],
    [{ "a/b/paper.odt": "", "figure.png": "" }, "a/b/paper.odt"],
    [{ "article.xml": '<?xml version="1.0"?><article><front/>', "build.xml": "<project/>" }, "article.xml"],
    [{ "paper.txt": "Tides", "README.txt": "" }, "paper.txt"],
    [{ "one.tex": "\\section{One}" }, "one.tex"],
  ])("is found by its kind: %o", async (files, path) => {
    expect(await chosen({ ...files })).toEqual({ value: path, diagnostics: [] });
  });

  test("is asked for by name where there are several", async () => {
    const { value, diagnostics } = await chosen({ "one.docx": "", "two.tex": main });
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        check: "configuration/one-document",
        severity: "error",
        message: 'The folder "sent/" holds 2 documents, "one.docx", "two.tex"; one was expected.',
        help: "Name the one to import: npm run import -- sent/one.docx --to <folder>",
      },
    ]);
  });

  test("is the one nearest to the top; those deeper are named", async () => {
    const { value, diagnostics } = await chosen({ "paper.docx": "", "more/tables.docx": "" });
    expect(value).toBe("paper.docx");
    expect(diagnostics).toMatchObject([
      { severity: "warning", message: expect.stringContaining("tables.docx") },
    ]);
  });

  test("may be a manuscript's own Markdown", async () => {
    const files = { "paper.md": "---\ntitle: Tides\n---\n", "notes.md": "" };
    expect(await chosen(files, "paper.md")).toEqual({ value: "paper.md", diagnostics: [] });
  });
});

function sentFolder(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(scratch, name, path)), { recursive: true });
    writeFileSync(join(scratch, name, path), text);
  }
  return join(scratch, name);
}

describe("import of a folder", () => {
  test("takes its article, the pictures beside it, and places that count from the folder", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
    const text = "---\ntitle: Tides\n---\n\n![The bay](img/bay.svg)\n\n![Gone](img/gone.svg)\n";
    const folder = sentFolder("joss", { "src/paper.md": text, "src/img/bay.svg": svg, "README.md": "# R" });
    const to = join(scratch, "from-joss");
    expect(await run("import", folder, "--to", to)).toMatchObject({ code: 0 });
    expect(readFileSync(join(to, "img/bay.svg"), "utf8")).toBe(svg);
    expect(JSON.parse(readFileSync(join(to, "import-report.json"), "utf8"))).toMatchObject({
      source: "src/paper.md",
      notices: [{ source: { file: "src/paper.md" }, message: expect.stringContaining("img/gone.svg") }],
    });
  });

  test("that is a book already takes it over as it is", async () => {
    const files = {
      "book.toml": '[book]\ntitle = "Tides"\n',
      "src/SUMMARY.md": "# Summary\n\n- [Ebb](ebb.md)\n- [Flood](flood.md)\n",
      "src/ebb.md": "# Ebb\n\nLow.\n",
      "src/flood.md": "# Flood\n\nHigh.\n",
    };
    const to = join(scratch, "from-book");
    expect(await run("import", sentFolder("book", files), "--to", to)).toMatchObject({ code: 0, stderr: "" });
    for (const [path, text] of Object.entries(files)) expect(readFileSync(join(to, path), "utf8")).toBe(text);
    expect(readFileSync(join(to, "import-report.md"), "utf8")).toContain('"src/flood.md" is a division');
    expect((await run("check", to)).stdout).not.toContain("configuration/");
  });

  test("writes nothing where there are several documents, or none", async () => {
    const several = sentFolder("several", { "a.html": "<html>", "b.html": "<html>" });
    const to = join(scratch, "from-several");
    const asked = await run("import", several, "--to", to);
    expect(asked).toMatchObject({ code: 2, stderr: expect.stringContaining('"a.html", "b.html"') });
    const none = await run("import", sentFolder("none", { "README.md": "# R" }), "--to", to);
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining("holds no document") });
    expect(existsSync(to)).toBe(false);
  });

  test("never replaces the folder that it reads", async () => {
    const folder = sentFolder("own", { "paper.md": "# Tides\n\nHigh.\n" });
    const { code, stderr } = await run("import", folder, "--to", folder, "--force");
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("would be replaced") });
    expect(readFileSync(join(folder, "paper.md"), "utf8")).toContain("High.");
  });
});
