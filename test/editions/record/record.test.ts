import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { auditRecord } from "../../../src/audit/audit-record.ts";
import { readBibtex } from "../../../src/citations/read-bibtex.ts";
import { readCslJson } from "../../../src/citations/read-csl-json.ts";
import { recordEdition } from "../../../src/editions/record/record-editions.ts";
import type { Galley } from "../../../src/model/galley.ts";
import type { Author, Metadata, RecordKind } from "../../../src/model/metadata.ts";
import type { Inline } from "../../../src/model/pandoc.ts";
import { startPandoc } from "../../../src/tools/pandoc.ts";
import { galleyOf, metadata } from "../epub/set-fixture.ts";
import { citationFileSchema } from "./citation-file-schema.ts";

const pandoc = startPandoc({ processes: 1 });
afterAll(() => pandoc.stop());

const kinds: readonly RecordKind[] = ["bibtex", "csl-json", "cff"];

function author(given: string | undefined, family: string | undefined, name: string): Author {
  const rest = { corresponding: false, equalContribution: false, affiliations: [0], roles: [] };
  return given === undefined || family === undefined
    ? { name, literal: name, ...rest }
    : { name, given, family, ...rest };
}

const people = [
  { ...author("Ludwig", "van der Berg", "Ludwig van der Berg"), orcid: "0000-0002-1825-0097" },
  author("Martin Luther", "King, Jr.", "Martin Luther King, Jr."),
  author(undefined, undefined, "Tides and Winds, Office of"),
  author("Ádám", "Šimůnek-Łoś", "Ádám Šimůnek-Łoś"),
  author("Þórdís", "Ægisdóttir", "Þórdís Ægisdóttir"),
  author("bell", "hooks", "bell hooks"),
  author("Naïm", "d'Alembert", "Naïm d'Alembert"),
  author("مریم", "میرزاخانی", "مریم میرزاخانی"),
  author("Jørgen", "Straße", "Jørgen Straße"),
];

const title: readonly Inline[] = [
  { t: "Str", c: 'Growth of 50% & {more}_ of #1 NASA ~ ^ \\ "x": ' },
  { t: "Emph", c: [{ t: "Str", c: "E. coli" }] },
  { t: "Str", c: " in H" },
  { t: "Subscript", c: [{ t: "Str", c: "2" }] },
  { t: "Str", c: "O, Ångström ı" },
];

function galley(of: Partial<Metadata>, words: readonly Inline[] = title): Galley {
  return { ...galleyOf([], { ...metadata, authors: people, ...of }, []), title: words };
}

const subtitle: readonly Inline[] = [{ t: "Str", c: "A Study" }];
const article = { ...galley({ landingPage: "https://example.org/a_b%20c?d#e" }), subtitle };
const book = galley({
  kind: "book",
  isbn: "978-3-16-148410-0",
  journal: {},
  series: "Waters & Winds",
  publisher: "Tide Press",
  dates: { published: "2026-03" },
  contributors: [
    { role: "editor", name: "Ann de la Cruz", given: "Ann", family: "de la Cruz" },
    { role: "translator", name: "Bob Hill", given: "Bob", family: "Hill" },
  ],
});
const bare = galley({ authors: [], journal: {}, dates: {}, keywords: [] }, [{ t: "Str", c: "Untitled" }]);
const publications = [
  ["an article", article],
  ["a book", book],
  ["a text of which little is known", bare],
] as const;

function textOf(kind: RecordKind, of: Galley): string {
  const [bytes] = recordEdition(kind, of, "tides").files.values();
  return new TextDecoder().decode(bytes);
}

describe.each(publications)("%s", (_, of) => {
  test("is the same item in BibTeX, read by Pandoc, as in CSL-JSON", async () => {
    const read = await readBibtex({ path: "tides.bib", text: textOf("bibtex", of) }, pandoc.run);
    const csl = readCslJson({ path: "tides.json", text: textOf("csl-json", of) });
    expect([read.diagnostics, read.unread, csl.diagnostics]).toEqual([[], [], []]);
    const { abstract, language, ...item } = csl.entries[0]?.item ?? { id: "", type: "" };
    expect(read.entries[0]?.item).toEqual({ ...item, ...(language !== undefined && { language: "en-gb" }) });
    expect(language).toBe("en-GB");
    expect(abstract).toBe(undefined);
  });

  test("is a citation file that its format's rules take", () => {
    const validate = addFormats.default(new Ajv({ strict: false })).compile(citationFileSchema);
    expect([validate(parse(textOf("cff", of))), validate.errors]).toEqual([true, null]);
  });

  test("passes the audit, and what was changed in it does not", () => {
    for (const kind of kinds) {
      const edition = recordEdition(kind, of, "tides");
      expect(auditRecord(kind, of, edition)).toEqual([]);
      expect(recordEdition(kind, of, "tides")).toEqual(edition);
      const [[file = "", bytes] = []] = edition.files;
      const damaged = (from: string | RegExp, to: string) => {
        const text = new TextDecoder().decode(bytes);
        expect(text).toMatch(from);
        const files = new Map([[file, new TextEncoder().encode(text.replaceAll(from, to))]]);
        return auditRecord(kind, of, { kind, files }).map(({ check, message }) => [
          check,
          / as (\w+); /.exec(message)?.[1],
        ]);
      };
      expect(damaged(/xyz123/g, "xyz124")).toEqual([["audit/metadata-agree", "DOI"]]);
      if (of === bare) continue;
      expect(damaged(/Ludwig/g, "Ludvig")).toEqual([["audit/metadata-agree", "authors"]]);
      expect(damaged(/Growth/g, "Growing")).toEqual([["audit/metadata-agree", "title"]]);
      expect(damaged(/2026/g, "2025")).toEqual([["audit/metadata-agree", "date"]]);
    }
  });
});

test("accents, signs, capitals, particles, suffixes and organisations are written as BibTeX has them", () => {
  const lines = textOf("bibtex", article).split("\n");
  expect(lines[0]).toBe("@article{berg2026,");
  expect(lines[1]).toBe(
    String.raw`  author = {van der Berg, Ludwig and King, Jr., Martin Luther and {Tides and Winds, Office of} and {\v{S}}im{\r{u}}nek-{\L}o{\'s}, {\'A}d{\'a}m and {\AE}gisd{\'o}ttir, Þ{\'o}rd{\'i}s and {hooks}, {bell} and {d'Alembert}, Na{\"i}m and میرزاخانی, مریم and Stra{\ss}e, J{\o}rgen},`,
  );
  expect(lines[2]).toContain("title = {{Growth of 50\\% \\& \\{more\\}\\_ of \\#1 NASA");
  expect(lines).toContain("  month = mar,");
});

test("an article is cited as one, with its journal and people, in a citation file", () => {
  expect(parse(textOf("cff", article))["preferred-citation"]).toMatchObject({
    type: "article",
    journal: "Journal of Dates",
    volume: "3",
    "date-published": "2026-03-09",
    authors: [
      {
        "family-names": "Berg",
        "given-names": "Ludwig",
        "name-particle": "van der",
        orcid: "https://orcid.org/0000-0002-1825-0097",
        affiliation: "Analytical Society",
      },
      { "family-names": "King", "name-suffix": "Jr." },
      { name: "Tides and Winds, Office of" },
      ...Array.from({ length: 6 }, () => expect.anything()),
    ],
  });
});
