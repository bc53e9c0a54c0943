import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { withSecondOpinion } from "../../src/audit/second-opinion.ts";
import { runVeraPdf } from "../../src/tools/verapdf.ts";
import { galleyOf, metadata } from "../editions/epub/set-fixture.ts";

// veraPDF is not installed where these tests run. A small program stands in for it, to see how it is called and how its
// report, in the form it has since version 1.0, is read.
const scratch = mkdtempSync(join(tmpdir(), "colophon-verapdf-"));
const path = process.env["PATH"];
afterEach(() => {
  process.env["PATH"] = path;
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function standIn(output: string, code: number): void {
  writeFileSync(join(scratch, "output"), output);
  writeFileSync(
    join(scratch, "verapdf"),
    `#!/bin/sh\nfor each in "$@"; do echo "$each"; done > "${scratch}/given"\ncat "${scratch}/output"\nexit ${code}\n`,
  );
  chmodSync(join(scratch, "verapdf"), 0o755);
  process.env["PATH"] = `${scratch}${delimiter}${path}`;
}

function report(isCompliant: boolean, rules: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<report>
  <buildInformation>
    <releaseDetails id="core" version="1.26.1" buildDate="2024-05-16T16:30:00+02:00"></releaseDetails>
    <releaseDetails id="validation-model" version="1.26.5" buildDate="2024-05-16T18:13:00+02:00"></releaseDetails>
  </buildInformation>
  <jobs>
    <job>
      <item size="241377"><name>/edition.pdf</name></item>
      <validationReport jobEndStatus="normal" profileName="PDF/UA-1 validation profile" statement="" isCompliant="${isCompliant}">
        <details passedRules="${isCompliant ? 106 : 105}" failedRules="${isCompliant ? 0 : 1}" passedChecks="900" failedChecks="0">${rules}</details>
      </validationReport>
    </job>
  </jobs>
  <batchSummary totalJobs="1" failedToParse="0" encrypted="0" outOfMemory="0" veraExceptions="0"></batchSummary>
</report>`;
}

const rule = `<rule specification="ISO 14289-1:2014" clause="7.18.5" testNumber="2" status="failed" passedChecks="3" failedChecks="4">
  <description>Links shall contain an alternate description
    via their Contents key</description>
  <object>PDLinkAnnot</object><test>Contents != null</test>
  <check status="failed"><context>root/document[0]</context></check>
</rule>`;

const own = {
  file: new Uint8Array([1, 2]),
  conformance: {
    standard: "PDF/UA-1",
    conditions: "Matterhorn Protocol 1.1",
    claimed: true,
    checked: 87,
    passed: ["01-003"],
    failed: [],
    notApplicable: [],
    unchecked: [],
  },
  findings: [],
};
const plain = new Uint8Array([0]);
const galley = galleyOf([], metadata, []);

test("without veraPDF nothing is said of it", async () => {
  process.env["PATH"] = scratch;
  rmSync(join(scratch, "verapdf"), { force: true });
  expect(await runVeraPdf(plain, "ua1")).toBeNull();
  // As systems answer of folders on the path that this user may not enter.
  standIn(report(true, ""), 0);
  chmodSync(join(scratch, "verapdf"), 0o644);
  expect(await runVeraPdf(plain, "ua1")).toBeNull();
  expect(withSecondOpinion(galley, plain, own, null)).toEqual({
    file: own.file,
    conformance: [own.conformance],
    findings: [],
  });
});

test("where veraPDF agrees the report says so", async () => {
  standIn(report(true, ""), 0);
  const written = await runVeraPdf(plain, "ua1");
  const given = readFileSync(join(scratch, "given"), "utf8").trim().split("\n");
  expect(given.slice(0, 4)).toEqual(["--format", "xml", "--flavour", "ua1"]);
  expect(given[4]).toMatch(/\.pdf$/);
  const { file, conformance, findings } = withSecondOpinion(galley, plain, own, written);
  expect(file).toBe(own.file);
  expect(findings).toEqual([]);
  expect(conformance[1]).toMatchObject({
    standard: "PDF/UA-1",
    conditions: "veraPDF 1.26.1: PDF/UA-1 validation profile",
    claimed: true,
    checked: 106,
  });
});

test("where it does not agree nothing is claimed, and each rule is a finding", async () => {
  standIn(report(false, rule), 1);
  const { file, conformance, findings } = withSecondOpinion(
    galley,
    plain,
    own,
    await runVeraPdf(plain, "ua1"),
  );
  expect(file).toBe(plain);
  expect(conformance.map(({ claimed }) => claimed)).toEqual([false, false]);
  expect(conformance[1]?.failed).toEqual(["7.18.5-2"]);
  expect(findings.map(({ check }) => check)).toEqual(["audit/verapdf-agrees"]);
  expect(findings[0]?.message).toContain(
    'ISO 14289-1:2014, 7.18.5, test 2, failed 4 times: "Links shall contain an alternate description via their Contents key"',
  );
});

test("a crash is no agreement", async () => {
  standIn("java.lang.OutOfMemoryError", 1);
  const { file, findings } = withSecondOpinion(galley, plain, own, await runVeraPdf(plain, "2b"));
  expect(file).toBe(plain);
  expect(findings[0]?.message).toContain("java.lang.OutOfMemoryError");
});
