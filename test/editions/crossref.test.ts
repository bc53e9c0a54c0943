import { strFromU8, strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { auditCrossref } from "../../src/audit/crossref/audit-crossref.ts";
import { crossrefEdition } from "../../src/editions/crossref/crossref-edition.ts";
import type { Galley } from "../../src/model/galley.ts";
import type { Block } from "../../src/model/pandoc.ts";
import { openTemplates } from "../../src/tools/templates.ts";
import { galleyOf, metadata } from "./epub/set-fixture.ts";

const entry = (id: string, text: string): Block => ({
  t: "Div",
  c: [[id, ["reference-list-entry"], []], [{ t: "Para", c: [{ t: "Str", c: text }] }]],
});

const deposit = {
  depositor: "Dates Press",
  email: "dois@example.org",
  registrant: "Dates Press",
  url: "https://example.org/dates/1",
  archives: ["CLOCKSS"],
};

const galley: Galley = {
  ...galleyOf(
    [
      {
        id: "document-1",
        role: "body",
        kind: "reference-list",
        title: "References",
        blocks: [
          {
            t: "Div",
            c: [
              ["references", ["reference-list"], []],
              [
                entry("ref-hill", "Hill, A. Years & months. 2001."),
                entry("ref-dale", "Dale, B. Days. 1999."),
              ],
            ],
          },
        ],
      },
    ],
    {
      ...metadata,
      kind: "article",
      subtitle: "Of <years>",
      abstract: "Years begin.",
      deposit,
      editions: ["crossref"],
    },
    [],
  ),
  works: new Map([["ref-hill", { id: "hill", type: "book", DOI: "https://doi.org/10.1000/hill" }]]),
};

const places: string[] = [];
const tools = {
  templates: await openTemplates(),
  date: null,
  placeOf: (path: readonly string[]) => {
    places.push(path.join("."));
    return { file: "article.md", line: 2, column: 1, certainty: "near" } as const;
  },
};

const { value } = crossrefEdition(galley, "dates", tools);
const files = value?.files ?? new Map<string, Uint8Array>();
const xml = strFromU8(files.get("dates-crossref.xml") ?? new Uint8Array());

const audit = (of: string) =>
  auditCrossref(galley, { kind: "crossref", files: new Map([["dates-crossref.xml", strToU8(of)]]) });

describe("the deposit of an article", () => {
  test("keeps the schema's rules and says what the galley says", () => {
    expect(audit(xml)).toEqual([]);
  });

  test("has the works cited in order, with their DOIs", () => {
    expect(xml).toContain(
      '<citation key="ref-hill"><doi>10.1000/hill</doi><unstructured_citation>Hill, A. Years &amp; months. 2001.</unstructured_citation></citation>',
    );
    expect(xml).toMatch(/ref-hill[\s\S]*ref-dale/);
  });

  test("is versioned by the publication's date, or by the date given", () => {
    expect(xml).toContain("<timestamp>20260309000000</timestamp>");
    const later = crossrefEdition(galley, "dates", { ...tools, date: new Date("2026-04-01T10:20:30Z") });
    expect(strFromU8(later.value?.files.get("dates-crossref.xml") ?? new Uint8Array())).toContain(
      "<timestamp>20260401102030</timestamp>",
    );
  });

  test("is not made where the metadata lack what Crossref needs, each said with its place", () => {
    const { doi: _doi, deposit: _deposit, ...bare } = galley.metadata;
    places.length = 0;
    const poor = crossrefEdition(
      { ...galley, metadata: { ...bare, journal: {}, dates: {} } },
      "dates",
      tools,
    );
    expect(poor.value).toBeNull();
    expect(poor.diagnostics.map(({ message }) => /no (.*);/.exec(message)?.[1])).toEqual([
      "DOI",
      "title of the journal",
      "ISSN of the journal",
      "date of publication",
      "depositor",
      "e-mail address of the depositor",
      "registrant",
      "address that the DOI leads to",
    ]);
    expect(places).toContain("journal.issn");
    expect(new Set(poor.diagnostics.map(({ check }) => check))).toEqual(
      new Set(["deposits/crossref-has-what-it-needs"]),
    );
  });

  test("says which names are not taken apart, and takes bodies as bodies", () => {
    const [first] = galley.metadata.authors;
    if (first === undefined) throw new Error("The galley has no author.");
    const { family: _family, given: _given, ...whole } = first;
    const authors = [
      { ...whole, name: "Ann Hill", literal: "Ann Hill" },
      { ...whole, name: "The Tide Consortium", literal: "The Tide Consortium" },
    ];
    const named = { ...galley, metadata: { ...galley.metadata, authors } };
    const { value: made, diagnostics } = crossrefEdition(named, "dates", tools);
    expect(diagnostics.map(({ check, message }) => `${check} ${message}`)).toEqual([
      'deposits/crossref-knows-family-names "Ann Hill" is one name; Crossref registers family names apart from given names.',
    ]);
    const written = strFromU8(made?.files.get("dates-crossref.xml") ?? new Uint8Array());
    expect(written).toContain("<surname>Ann Hill</surname>");
    expect(written).toMatch(/<organization [^>]*>The Tide Consortium</);
  });

  test("is for articles", () => {
    const book = { ...galley, metadata: { ...galley.metadata, kind: "book" as const } };
    const { diagnostics } = crossrefEdition(book, "dates", tools);
    expect(diagnostics.map(({ check }) => check)).toEqual(["deposits/crossref-is-for-articles"]);
  });
});

/** Each lists what the audit must find where a finished file was changed so. */
const damages: readonly (readonly [name: string, from: string | RegExp, to: string, check: string])[] = [
  ["a lost work", /<citation key="ref-dale">.*<\/citation>/, "", "audit/reference-list-agrees"],
  ["another year of a work", "2001.", "2002.", "audit/reference-list-agrees"],
  ["another DOI of a work", "10.1000/hill", "10.1000/hall", "audit/reference-list-agrees"],
  ["another DOI of the article", "<doi>10.1000/xyz123", "<doi>10.1000/xyz124", "audit/metadata-agree"],
  ["another author", "<surname>", "<surname>X", "audit/metadata-agree"],
  ["another title", "<title>", "<title>X", "audit/metadata-agree"],
  ["another date", "<day>09", "<day>08", "audit/metadata-agree"],
  ["a lost word of the abstract", /(<jats:abstract><jats:p>)[^<\s]+/, "$1", "audit/text-is-complete"],
  [
    "an element out of order",
    /(<titles>[\s\S]*<\/titles>)\s*(<contributors>[\s\S]*<\/contributors>)/,
    "$2$1",
    "audit/crossref-is-valid",
  ],
  ["an element that is missing", /<registrant>.*<\/registrant>/, "", "audit/crossref-is-valid"],
  ["an element that there is none of", "<head>", "<head><name/>", "audit/crossref-is-valid"],
  ["an attribute that is missing", ' contributor_role="author"', "", "audit/crossref-is-valid"],
  ["an attribute of another value", 'sequence="first"', 'sequence="1"', "audit/crossref-is-valid"],
  [
    "a value of another form",
    '<issn media_type="electronic">1234',
    '<issn media_type="electronic">12X4',
    "audit/crossref-is-valid",
  ],
  ["a value that is too long", /<volume>/, `<volume>${"1".repeat(33)}`, "audit/crossref-is-valid"],
  ["a number in a name", "<given_name>", "<given_name>1", "audit/crossref-is-valid"],
];

describe("damaged deposits are caught", () => {
  test.each(damages)("%s", (_name, from, to, check) => {
    const damaged = xml.replace(from, to);
    expect(damaged).not.toBe(xml);
    expect(audit(damaged).map((each) => each.check)).toContain(check);
  });
});
