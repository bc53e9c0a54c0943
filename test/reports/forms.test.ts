import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { descriptions } from "../../src/checks/catalogue.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { CheckReport } from "../../src/model/report.ts";
import { checkReport, type ReportContext, readReportForm } from "../../src/reports/check-report.ts";
import { noPaint } from "../../src/reports/paint.ts";
import { openTemplates } from "../../src/tools/templates.ts";

/** What a manuscript may try: terminal escapes, workflow commands, markup, characters XML does not have. */
const hostile = 'a\u001b[31m <script>alert(1)</script> "&amp;" \u0000 \ud800\n::error file=x::owned\r%0A]]>';

const diagnostics: readonly Diagnostic[] = [
  {
    check: "headings/levels-step-by-one",
    severity: "warning",
    place: { file: "chapters/one, 1:2.md", line: 2, column: 5, certainty: "exact" },
    end: { line: 2, column: 9 },
    message: `"${hostile}" is there; peace was expected.`,
    help: "Mend it.",
    related: [{ place: { file: "b.md", line: 1, column: 1, certainty: "near" }, message: hostile }],
    edits: [
      {
        file: "chapters/one, 1:2.md",
        from: { line: 2, column: 5 },
        to: { line: 2, column: 9 },
        text: "that",
      },
    ],
  },
  ...[3, 7].map(
    (line): Diagnostic => ({
      check: "text/doubled",
      severity: "advice",
      place: { file: "b.md", line, column: 1, certainty: "exact" },
      message: "Twice.",
      help: "Once.",
    }),
  ),
];

const report: CheckReport = {
  manuscript: {
    folder: "works",
    title: hostile,
    counts: {
      words: 1,
      headings: 1,
      figures: 0,
      tables: 0,
      equations: 0,
      notes: 0,
      citations: 0,
      items: 0,
    },
  },
  diagnostics,
  waived: [
    {
      check: "text/let-stand",
      severity: "error",
      place: { file: "b.md", line: 9, column: 1, certainty: "exact" },
      message: hostile,
      help: "",
      reason: hostile,
    },
  ],
  citations: {
    citations: [
      {
        place: { file: "b.md", line: 4, column: 2, certainty: "exact" },
        text: hostile,
        kind: "typed",
        names: ["A"],
        dates: ["2010"],
        locator: null,
        item: null,
        candidates: ["a2010"],
        verdict: "year",
        reason: hostile,
      },
    ],
    items: [],
  },
  texts: new Map([["chapters/one, 1:2.md", ["first", `wordthis${hostile}`]]]),
  changes: [],
  timings: {},
};

const context: ReportContext = {
  folder: "works/",
  rules: descriptions,
  paint: noPaint,
  templates: await openTemplates(),
  version: "1.2.3",
  digest: (text) => createHash("sha256").update(text).digest("hex"),
};

const made = (form: string): string => checkReport(readReportForm(form), report, context);

function elementsOf(xml: string): readonly string[] {
  const names: string[] = [];
  const parser = new SaxesParser({ fragment: false });
  parser.on("opentag", ({ name }) => names.push(name));
  parser.write(xml).close();
  return names;
}

test("JSON is the diagnostics, one array", () => {
  expect(made("json")).not.toMatch(/[^\P{Cc}\n]/u);
  expect(JSON.parse(made("json"))).toEqual(JSON.parse(JSON.stringify(diagnostics)));
});

test("SARIF is valid against the schema of 2.1.0 and keeps places, fixes and what was let stand", () => {
  const schema: object = createRequire(import.meta.url)(
    "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
  );
  // The schema has a pattern that is none with the flag `u`.
  const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const log = JSON.parse(made("sarif"));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  const [first, second, third, waived] = log.runs[0].results;
  expect(first.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: "works/chapters/one%2C%201%3A2.md" },
    region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 9 },
  });
  expect(first.fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe("that");
  // The finding, not its line, is what a service remembers.
  expect(second.partialFingerprints).toEqual(third.partialFingerprints);
  expect(waived.suppressions[0].kind).toBe("external");
});

test("annotations are one command a finding, whatever the manuscript says", () => {
  const lines = made("github").trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(
    /^::warning file=works\/chapters\/one%2C 1%3A2\.md,line=2,col=5,endLine=2,endColumn=9,title=headings\/levels-step-by-one::/,
  );
  expect(lines[2]).toContain("%0A::error file=x::owned%0D%250A");
  expect(made("github")).not.toMatch(/[^\P{Cc}\n]/u);
});

test("GitLab gets an issue a finding, each with a mark of its own that lasts when lines move", () => {
  const issues = JSON.parse(made("gitlab"));
  expect(made("gitlab")).not.toMatch(/[^\P{Cc}\n]/u);
  expect(issues).toHaveLength(3);
  expect(issues[2]).toMatchObject({
    check_name: "headings/levels-step-by-one",
    severity: "minor",
    location: { path: "works/chapters/one, 1:2.md", lines: { begin: 2, end: 2 } },
  });
  const marks = issues.map(({ fingerprint }: { readonly fingerprint: string }) => fingerprint);
  expect(new Set(marks).size).toBe(3);
  const moved = diagnostics.map((each) => ({ ...each, place: { ...each.place, line: each.place.line + 9 } }));
  const again = JSON.parse(checkReport("gitlab", { ...report, diagnostics: moved }, context));
  expect(again.map(({ fingerprint }: { readonly fingerprint: string }) => fingerprint)).toEqual(marks);
});

test("JUnit is well-formed: a suite a group, a case a check, failures for errors and warnings", () => {
  const xml = made("junit");
  const names = elementsOf(xml);
  expect(names.filter((name) => name === "failure")).toHaveLength(1);
  expect(names.filter((name) => name === "system-out")).toHaveLength(1);
  expect(names.filter((name) => name === "testcase")).toHaveLength(descriptions.length + 1);
  expect(xml).toContain(`failures="1"`);
});

test("the page is one file without scripts, and nothing of the manuscript is markup in it", () => {
  const html = made("html");
  expect(html).not.toMatch(/<script|<img|<link|src=|url\(|@import/);
  expect(html).toContain("<mark>this</mark>");
  expect(html).toContain("&lt;script&gt;");
  expect(html).not.toMatch(/[^\P{Cc}\n]/u);
});

test("text underlines what is meant and asks equal questions once", () => {
  expect(made("text").toWellFormed()).toBe(`b.md:3:1  advice  text/doubled
  Twice.
  Once.
  also at b.md:7:1

chapters/one, 1:2.md:2:5  warning  headings/levels-step-by-one
  "a\\u{1b}[31m <script>alert(1)</script> "&amp;" \\u{0} \ufffd\\u{a}::error file=x::owned\\u{d}%0A]]>" is there; peace was expected.
    2 │ wordthisa\\u{1b}[31m <script>alert(1)</script> "&amp;" \\u{0} \ufffd\\u{a}::error file=x::owned\\u{d}%0A]]>
      │     ^^^^
  Readers who listen to a text, and the contents, take a missing level for a missing section.
  Mend it.
  b.md:1:1~: a\\u{1b}[31m <script>alert(1)</script> "&amp;" \\u{0} \ufffd\\u{a}::error file=x::owned\\u{d}%0A]]>
`);
});
