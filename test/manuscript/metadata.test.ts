import { describe, expect, test } from "vitest";
import { placeOfValue } from "../../src/manuscript/front-matter.ts";
import { readManuscript } from "../../src/manuscript/read.ts";
import { examineFiles } from "../checks/examine.ts";
import { memoryFolder } from "./memory-folder.ts";
import { readFiles, summary } from "./reading.ts";

/** Front matter that lacks nothing, with more of it. */
async function read(yaml: string, files: Readonly<Record<string, string>> = {}) {
  const { reading, diagnostics } = await readFiles({ ...files, "article.md": `---\n${yaml}\n---\n\nText\n` });
  return { metadata: reading.metadata, diagnostics, found: summary(diagnostics) };
}

const whole = "title: T\nauthors: [Ada Example]\nlanguage: en";

describe("front matter", () => {
  test("editors, translators and illustrators are read in the order in which they are printed", async () => {
    const { metadata, diagnostics } = await read(
      `${whole}\ntranslators: ["Khayyam, Omar"]\neditors: [Mary Shelley, Ada Example]\nillustrators: []`,
    );
    expect(diagnostics.filter(({ severity }) => severity !== "advice")).toEqual([]);
    expect(metadata.contributors).toEqual([
      { role: "editor", name: "Mary Shelley" },
      { role: "editor", name: "Ada Example" },
      { role: "translator", name: "Omar Khayyam", given: "Omar", family: "Khayyam" },
    ]);
  });

  test("our own form is read whole", async () => {
    const { metadata, diagnostics } = await read(
      `title: A *title*
subtitle: And more
authors:
  - given: Ada
    family: Example
    orcid: https://orcid.org/0000-0002-1825-0097
    email: ada@example.org
    corresponding: true
    affiliations: [here]
    roles: [Software]
affiliations:
  - id: here
    name: Institute
    country: Ireland
    ror: https://ror.org/02mhbdp94
abstract: |
  One.

  Two.
keywords: [a, b]
language: en-gb
journal: {title: J, issn: 1234-5679, volume: '07', first-page: 3}
doi: https://doi.org/10.1000/182
isbn: 978-3-16-148410-0
dates: {received: 2026-01-02, accepted: 2026-02, published: 9 March 2026}
licence: CC BY-SA 4.0
funding: [{source: F, award: 12}]
citation-style: apa
bibliography: [a.bib]
nocite: "@x, @y"
editions: [epub]
number-depth: 0
contents: yes
trim: 6x9in
hyphenate: false`,
      { "a.bib": "" },
    );
    expect(diagnostics).toEqual([]);
    expect(metadata).toEqual({
      kind: "article",
      title: "A *title*",
      subtitle: "And more",
      authors: [
        {
          name: "Ada Example",
          given: "Ada",
          family: "Example",
          orcid: "0000-0002-1825-0097",
          email: "ada@example.org",
          corresponding: true,
          equalContribution: false,
          affiliations: [0],
          roles: ["Software"],
        },
      ],
      affiliations: [{ name: "Institute", country: "Ireland", ror: "https://ror.org/02mhbdp94" }],
      abstract: "One.\n\nTwo.",
      keywords: ["a", "b"],
      language: "en-GB",
      direction: "ltr",
      journal: { title: "J", issn: "1234-5679", volume: "07", firstPage: 3 },
      doi: "10.1000/182",
      isbn: "978-3-16-148410-0",
      dates: { received: "2026-01-02", accepted: "2026-02", published: "2026-03-09" },
      licence: {
        spdx: "CC-BY-SA-4.0",
        name: "CC BY-SA 4.0",
        url: "https://creativecommons.org/licenses/by-sa/4.0/",
      },
      funding: [{ source: "F", award: "12" }],
      citationStyle: "apa",
      bibliography: ["a.bib"],
      nocite: ["x", "y"],
      editions: ["epub"],
      settings: {
        numberDepth: 0,
        contents: true,
        contentsDepth: 3,
        trim: { width: 152.4, height: 228.6 },
        hyphenate: false,
      },
    });
  });

  test("JOSS: numbers of affiliations, notes behind names, free dates", async () => {
    const { metadata, found } = await read(
      `title: T
lang: en
tags: [x]
authors:
  - name: Ada Example^[ada@example.org]
    orcid: 0000-0000-0000-0000
    affiliation: "1, 2" # both
  - name: Bo Example^[co-first author]
    equal-contrib: true
    affiliation: 3
affiliations:
  - {name: One, index: 1}
  - {name: Two, index: 2}
date: 5 August 2019
documentclass: krantz
header-includes: <script>`,
    );
    expect(metadata.authors).toMatchObject([
      { name: "Ada Example", email: "ada@example.org", affiliations: [0, 1], equalContribution: false },
      { name: "Bo Example", affiliations: [], equalContribution: true },
    ]);
    expect(metadata.dates.published).toBe("2019-08-05");
    expect(found).toEqual([
      "warning metadata/orcid-is-valid article.md:7:12",
      "error metadata/affiliation-is-listed article.md:11:18",
    ]);
  });

  test("Quarto: parts of names, affiliations by reference and written out", async () => {
    const { metadata } = await read(
      `title: T
lang: en
author:
  - name: {given: Ada, family: Example}
    attributes: {corresponding: true}
    affiliations:
      - ref: u
      - name: Elsewhere
        city: Cork
affiliations:
  - {id: u, name: University}
format: {pdf: {papersize: letter}}`,
    );
    expect(metadata.affiliations).toEqual([{ name: "University" }, { name: "Elsewhere", city: "Cork" }]);
    expect(metadata.authors).toMatchObject([
      { name: "Ada Example", corresponding: true, affiliations: [0, 1] },
    ]);
    expect(metadata.settings.trim).toEqual({ width: 215.9, height: 279.4 });
  });

  test.each([
    ["A B, C D, and E F", ["A B", "C D", "E F"]],
    ["A B and C D", ["A B", "C D"]],
    ["Example, Ada", ["Ada Example"]],
    ["Sam Example, Jr.", ["Sam Example, Jr."]],
    ["A B; C D", ["A B", "C D"]],
  ])("the author string %j", async (author, names) => {
    const { metadata } = await read(`title: T\nlang: en\nauthor: ${JSON.stringify(author)}`);
    expect(metadata.authors.map(({ name }) => name)).toEqual(names);
  });

  test.each([
    ["keywrods: [a]", "warning metadata/keys-are-known article.md:5:1", 'Did you mean "keywords"?'],
    [
      "trim: huge",
      "error metadata/values-are-understood article.md:5:7",
      "Correct the value or delete the key.",
    ],
    [
      "doi: 10/x",
      "error metadata/values-are-understood article.md:5:6",
      "Correct the value or delete the key.",
    ],
    ["date: 05/08/2019", "error metadata/dates-are-understood article.md:5:7", "hyphens"],
    [
      "bibliography: refs/work.bib",
      "error reference-list/bibliography-exists article.md:5:15",
      '"refs/works.bib"',
    ],
    ["bibliography: ../x.bib", "error policy/paths-stay-in-the-folder article.md:5:15", "Copy the file"],
    ["csl: https://example.org/x.csl", "error policy/nothing-is-fetched article.md:5:6", "Save the file"],
    ["csl: styl.csl", "error metadata/citation-style-exists article.md:5:6", '"style.csl"'],
    ["__proto__: {a: 1}", "error policy/keys-are-harmless article.md:5:1", "Delete the key."],
    ["title: Again", "error metadata/yaml-is-well-formed article.md:5:1", "Keep one of them."],
    [
      "keywords: !!js/function 'x'",
      "error metadata/yaml-is-well-formed article.md:5:11",
      "Check indentation",
    ],
  ])("%s: %s", async (line, expected, help) => {
    const { found, diagnostics } = await read(`${whole}\n${line}`, { "refs/works.bib": "", "style.csl": "" });
    expect(found).toEqual([expected]);
    expect(diagnostics[0]?.help).toContain(help);
  });

  test.each([
    ["deutch", "de"],
    ["German", "de"],
    ["فارسی", "fa"],
    ["qq", null],
  ])("the language %s is not known; %s is proposed", async (language, tag) => {
    const { metadata, found, diagnostics } = await read(`title: T\nauthor: A B\nlang: ${language}`);
    expect(metadata.language).toBe("en");
    expect(found).toEqual(["error metadata/language-is-known article.md:4:7"]);
    expect(diagnostics[0]?.help.includes(`"${tag}"`)).toBe(tag !== null);
  });

  test.each([
    ["ar", "rtl"],
    ["fa-IR", "rtl"],
    ["az-Arab", "rtl"],
    ["az", "ltr"],
    ["yi\ndirection: ltr", "ltr"],
  ])("direction of %j", async (language, direction) => {
    expect((await read(`title: T\nauthor: A B\nlang: ${language}`)).metadata.direction).toBe(direction);
  });

  test("broken YAML is found where it breaks, and the text is read with what could be", async () => {
    const { reading, diagnostics } = await readFiles({
      "article.md": "---\ntitle: [A\nlanguage: en\n---\n\nText\n",
    });
    expect(summary(diagnostics)[0]).toMatch(/^error metadata\/yaml-is-well-formed article\.md:[34]:/);
    expect(reading.divisions[0]?.markdown).toBe("\n\n\n\n\nText\n");
  });

  test("aliases cannot multiply, nor values nest without end", async () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]", ..."bcdefghi"]
      .map((line, index) =>
        index === 0 ? line : `${line}: &${line} [${`*${"abcdefghi"[index - 1]},`.repeat(9)}]`,
      )
      .join("\n");
    expect((await read(`${whole}\n${bomb}`)).found.join()).toContain("error limits/yaml-depth article.md:");
    const deep = `keywords: ${"[".repeat(30)}${"]".repeat(30)}`;
    expect((await read(`${whole}\n${deep}`)).found[0]).toMatch(/^error limits\/yaml-depth/);
  });
});

describe("bytes", () => {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const join = (...parts: readonly Uint8Array[]): Uint8Array =>
    Uint8Array.from(parts.flatMap((part) => [...part]));

  test.each([
    [
      "Latin-1",
      join(encode("é\nna"), Uint8Array.of(0xef), encode("ve")),
      "policy/utf-8-encoded",
      2,
      3,
      "Byte 5 ",
    ],
    ["an overlong form", join(encode("a"), Uint8Array.of(0xc0, 0xaf)), "policy/utf-8-encoded", 1, 2, "0xc0"],
    ["a surrogate", Uint8Array.of(0xed, 0xa0, 0x80), "policy/utf-8-encoded", 1, 1, "Byte 0 "],
    ["a cut sequence", Uint8Array.of(0x61, 0xe2, 0x82), "policy/utf-8-encoded", 1, 2, "Byte 1 "],
    ["UTF-16", Uint8Array.of(0xff, 0xfe, 0x61, 0), "policy/utf-8-encoded", 1, 1, "UTF-16"],
    ["NUL", Uint8Array.of(0x61, 0, 0x62), "policy/utf-8-encoded", 1, 2, "NUL"],
    ["an escape", encode("a\n\u001b[0m"), "policy/no-control-characters", 2, 1, "U+001B"],
  ])("%s is refused at its place", async (_, bytes, check, line, column, word) => {
    const { value, diagnostics } = await readManuscript(memoryFolder({ "article.md": bytes }));
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([
      { check, severity: "error", place: { file: "article.md", line, column } },
    ]);
    expect(diagnostics[0]?.message).toContain(word);
  });

  test("a byte-order mark goes, line ends become one kind, characters of every plane stay", async () => {
    const { reading } = await readFiles({
      "article.md": "\ufeff---\r\ntitle: T\r\nauthor: A B\r\nlang: en\r\n---\r\n\r\n𝛼 é 𐍈\rend",
    });
    expect(reading.divisions[0]?.source.text).toBe(
      "---\ntitle: T\nauthor: A B\nlang: en\n---\n\n𝛼 é 𐍈\nend\n",
    );
    expect(reading.divisions[0]?.markdown).toBe("\n\n\n\n\n\n𝛼 é 𐍈\nend\n");
  });
});

describe("places of values", () => {
  const places = async (files: Readonly<Record<string, string>>) => {
    const { reading } = await readFiles(files);
    return (...path: readonly (string | number)[]) => {
      const { file, line, column, certainty } = placeOfValue(reading, path);
      return `${file}:${line}:${column}${certainty === "near" ? " near" : ""}`;
    };
  };

  test("a value has its own place whatever its key was called, else that of what is around it", async () => {
    const at = await places({
      "article.md": `---
title: T
author:
  - name: Ada Example
    ORCID: 0000-0002-1825-0097
    affiliation: Institute
  - name: {literal: Bo Example}
date: 2026-03-09
tags: [one, two]
license: MIT
---

Text
`,
    });
    expect(at("authors", 0, "orcid")).toBe("article.md:5:12");
    expect(at("authors", 0, "email")).toBe("article.md:4:5");
    expect(at("authors", 1, "name")).toBe("article.md:7:5");
    expect(at("affiliations", 0, "name")).toBe("article.md:6:18");
    expect(at("dates", "published")).toBe("article.md:8:7");
    expect(at("keywords", 1)).toBe("article.md:9:13");
    expect(at("licence", "spdx")).toBe("article.md:10:10");
    expect(at("abstract")).toBe("article.md:1:1 near");
  });

  test("names in one line share its place, and an author left out moves no other", async () => {
    const at = await places({
      "article.md":
        "---\ntitle: T\nlanguage: en\nauthor:\n  - {orcid: x}\n  - Ada Example and Bo Example\n---\n\nText\n",
    });
    expect([at("authors", 0), at("authors", 1), at("authors", 2)]).toEqual([
      "article.md:6:5",
      "article.md:6:5",
      "article.md:4:1",
    ]);
  });

  test("values of other files have their places there", async () => {
    const at = await places({
      "_quarto.yml":
        "project:\n  type: book\nbook:\n  title: T\n  author: Ada Example\n  chapters: [index.qmd]\nlang: de\n",
      "index.qmd": "# Eins\n\nText\n",
    });
    expect(at("title")).toBe("_quarto.yml:4:10");
    expect(at("language")).toBe("_quarto.yml:7:7");
  });
});

test("what is wrong with an abstract has the place of the file it was written in", async () => {
  const { diagnostics } = await examineFiles({
    "publication.yaml": "abstract: |\n  The bay was measured for the the year.\n",
  });
  expect(diagnostics.map(({ check, place }) => [check, place])).toEqual([
    ["text/words-stand-once", { file: "publication.yaml", line: 1, column: 1, certainty: "near" }],
  ]);
});
