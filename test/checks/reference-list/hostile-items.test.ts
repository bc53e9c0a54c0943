import { expect, test } from "vitest";
import { catalogue } from "../../../src/checks/catalogue.ts";
import { runChecks } from "../../../src/checks/run.ts";
import type { Item } from "../../../src/model/bibliography.ts";
import type { Place } from "../../../src/model/place.ts";
import type { Subject } from "../../../src/model/subject.ts";

const place: Place = { file: "references.json", line: 1, column: 1, certainty: "exact" };

/** A manuscript of nothing but a reference list. */
function subjectOf(items: readonly Item[]): Subject {
  const metadata: Subject["manuscript"]["metadata"] = {
    kind: "article",
    title: "Tides",
    authors: [],
    affiliations: [],
    keywords: [],
    language: "en",
    direction: "ltr",
    journal: {},
    dates: {},
    funding: [],
    citationStyle: "apa",
    bibliography: ["references.json"],
    nocite: ["*"],
    editions: ["pdf", "epub"],
    settings: {
      numberDepth: 3,
      contents: false,
      contentsDepth: 2,
      trim: { width: 210, height: 297 },
      hyphenate: true,
    },
  };
  const empty = {
    divisions: [],
    headings: [],
    figures: [],
    tables: [],
    equations: [],
    notes: [],
    images: [],
  };
  const bibliography = { items, places: new Map(items.map(({ id }) => [id, place])) };
  return {
    manuscript: {
      ...empty,
      metadata,
      links: [],
      crossReferences: [],
      citations: [],
      queries: [],
      bibliography,
    },
    numbering: new Map(),
    apparatus: {
      citations: new Map(),
      referenceList: items.map(({ id }) => ({ id: `ref-${id}`, key: id, label: [], content: [] })),
      citationsAreNotes: false,
      hangingIndent: false,
    },
    citations: { citations: [], items: [] },
    passages: [],
    lines: [],
    images: new Map(),
    files: [],
    placeOf: () => place,
    profile: { name: "", severities: new Map(), sections: [], limits: {}, style: {} },
    today: Date.UTC(2026, 2, 9),
  };
}

const checks = catalogue.filter(({ id }) => id.startsWith("reference-list/"));

test("values of any shape are no reason to fail", () => {
  const values = [null, [], {}, 3, true, [[]], "", "\ud800", { "date-parts": [[null]] }, { "date-parts": 4 }];
  const names = [[null], [{ family: 4, given: [] }], [{ literal: {} }], ["Hill"]];
  const variables =
    "title author editor issued accessed page volume issue edition DOI URL ISBN ISSN container-title publisher note type";
  const items = [...values, ...names].flatMap((value, index) =>
    variables.split(" ").map((variable): Item => {
      const item = { title: "Tides of the inner bay", type: "article-journal", [variable]: value };
      return { ...item, id: `${variable}${index}`, type: variable === "type" ? "" : "article-journal" };
    }),
  );
  const found = new Set(runChecks(subjectOf(items), checks).map(({ check }) => check));
  expect(found.has("reference-list/author-is-given")).toBe(true);
});

test("a list made to be slow is looked through all the same", () => {
  const items = Array.from({ length: 3000 }, (_, index): Item => {
    const title = `${"tide ".repeat(60)}${"x".repeat(index % 40)}`;
    return {
      id: `k${index}`,
      type: "article-journal",
      title,
      author: [{ family: "Hill", given: "Ann" }],
      issued: { "date-parts": [[2020]] },
      "container-title": `${"Journal ".repeat(20)}${index}`,
      page: "1".repeat(500),
      URL: `https://${"a".repeat(2000)}`,
      DOI: "10.".repeat(500),
    };
  });
  expect(runChecks(subjectOf(items), checks).length).toBeGreaterThan(1000);
});
