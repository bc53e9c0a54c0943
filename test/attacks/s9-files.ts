import { strToU8, zipSync } from "fflate";
import type { Attack, Content } from "./attack.ts";

const names: readonly Attack[] = [
  ["parent", "..%2f..%2fowned.md"],
  ["capital-letters", "A.md"],
  ["accents", "été.md"],
  ["space-and-quotes", "a \"b' .md"],
  ["device", "CON.md"],
  ["long", `${"a".repeat(200)}.md`],
].map(([name, file]) => ({
  name: `S10/file-name-${name}`,
  tries: "A chapter whose file's name would be one in the e-book that leads elsewhere, or that two have.",
  goal: "write",
  files: {
    "article.md": { link: "nowhere" },
    "publication.yaml": `title: The bay\nlanguage: en\nauthors: [Ada Reed]\nkind: book\nbody: ['one.md', '${String(file).replaceAll("'", "''")}']\n`,
    "one.md": "# One\n\nThe bay is small and quiet.\n",
    [String(file)]: "# Two\n\nThe sea is large.\n",
  },
  refused: null,
  survives: true,
  weakened: [],
}));

const links: readonly Attack[] = [
  ["launch", "[a](file:///bin/sh)"],
  ["remote-file", "[a](\\\\\\\\127.0.0.1\\\\a.pdf)"],
  ["script", "[a](javascript:app.alert\\(1\\))"],
  ["brackets", "[a](https://example.org/a\\)/S/JavaScript/JS\\(run\\(\\)\\))"],
  ["title", "# a) /OpenAction << /S /JavaScript /JS (run()) >>\n\nText."],
].map(([name, body]) => ({
  name: `S9/pdf-${name}`,
  tries: "An action in the PDF that opens a file or runs a script.",
  goal: "run",
  body: String(body),
  print: true,
  refused: null,
  survives: true,
  weakened: name === "launch" || name === "script" ? ["addresses-of-links"] : [],
}));

const word = (document: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    "_rels/.rels": strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    "word/document.xml": strToU8(document),
    ...more,
  });

const text = (inside: string, head = ""): string =>
  `<?xml version="1.0"?>${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body><w:p><w:r><w:t>The bay is small and quiet.</w:t></w:r></w:p>${inside}</w:body></w:document>`;

type Row = readonly [string, string, string, Content, readonly [string, number] | null, boolean];

const sent: readonly Row[] = [
  [
    "archive-with-a-path",
    "It unpacks a file above its folder.",
    "a.docx",
    word(text(""), { "../owned.txt": strToU8("a") }),
    ["policy/archive-entries", 3],
    false,
  ],
  [
    "archive-with-an-absolute-path",
    "It unpacks a file anywhere.",
    "a.docx",
    word(text(""), { "/tmp/owned.txt": strToU8("a") }),
    ["policy/archive-entries", 3],
    false,
  ],
  [
    "archive-bomb",
    "A hundred kilobytes that unpack to a hundred megabytes.",
    "a.docx",
    word(text(`<w:p><w:r><w:t>${" ".repeat(100_000_000)}</w:t></w:r></w:p>`)),
    ["limits/archive-size", 4],
    false,
  ],
  [
    "word-external-entity",
    "An entity that is a file.",
    "a.docx",
    word(
      text("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    ),
    ["import/document-is-readable", 1],
    false,
  ],
  [
    "word-entity-bomb",
    "Entities that grow.",
    "a.docx",
    word(
      text(
        "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>",
        `<!DOCTYPE w [<!ENTITY a "${"a".repeat(1000)}"><!ENTITY b "${"&a;".repeat(1000)}">]>`,
      ),
    ),
    ["import/document-is-readable", 1],
    false,
  ],
  [
    "html-frame",
    "A frame with a file.",
    "a.html",
    '<h1>A</h1><p>The bay is small and quiet.</p><iframe src="file://{{OUTSIDE}}/secret.txt"></iframe><object data="{{HTTP}}/a"></object>',
    null,
    true,
  ],
  [
    "html-script",
    "A script.",
    "a.html",
    "<h1>A</h1><p onclick='run()'>The bay is small and quiet.</p><script>run()</script>",
    null,
    true,
  ],
  [
    "html-picture-outside",
    "A picture outside its folder.",
    "a.html",
    '<h1>A</h1><p>The bay is small and quiet.</p><img src="outside/../../secret.svg" alt="a">',
    null,
    true,
  ],
  [
    "html-deep",
    "Elements fifty thousand deep.",
    "a.html",
    `<p>The bay is small and quiet.</p>${"<div>".repeat(50_000)}`,
    ["limits/nesting-depth", 4],
    false,
  ],
  [
    "latex-input",
    "It takes in a file outside its folder.",
    "a.tex",
    "\\documentclass{article}\\begin{document}The bay is small and quiet. \\input{../../../../../../etc/passwd}\\input{/etc/passwd}\\end{document}",
    null,
    true,
  ],
  [
    "jats-external-entity",
    "An entity that is a file.",
    "a.xml",
    '<!DOCTYPE article [<!ENTITY e SYSTEM "file:///etc/passwd">]><article><front><article-meta><title-group><article-title>A</article-title></title-group></article-meta></front><body><p>The bay is small and quiet. &e;</p></body></article>',
    ["limits/no-own-entities", 4],
    false,
  ],
  [
    "jats-document-type",
    "A document type on a server.",
    "a.xml",
    '<!DOCTYPE article SYSTEM "{{HTTP}}/a.dtd"><article><front><article-meta><title-group><article-title>A</article-title></title-group></article-meta></front><body><p>The bay is small and quiet.</p></body></article>',
    null,
    true,
  ],
  [
    "rtf-object",
    "An object that is a program.",
    "a.rtf",
    '{\\rtf1 The bay is small and quiet. {\\object\\objemb{\\*\\objdata 4d5a}}{\\field{\\*\\fldinst INCLUDETEXT "/etc/passwd"}}}',
    null,
    true,
  ],
];

const imports: readonly Attack[] = sent.map(([name, tries, file, content, refused, survives]) => ({
  name: `S0/import-${name}`,
  tries: `A file that is imported: ${tries}`,
  goal: "read",
  sent: { name: file, content },
  refused,
  survives,
  weakened: [],
}));

export const fileAttacks: readonly Attack[] = [...imports, ...links, ...names];
