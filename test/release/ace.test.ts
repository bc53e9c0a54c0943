import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { readAceReport } from "../../src/release/ace-report.ts";
import { runAce } from "../../src/tools/ace.ts";

// Ace is not installed where these tests run. A small program stands in for it, to see how it is called and how its report,
// in the form of version 1.4, is read.
const scratch = mkdtempSync(join(tmpdir(), "colophon-ace-"));
const path = process.env["PATH"];
afterEach(() => {
  process.env["PATH"] = path;
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function standIn(commands: string): void {
  const program = `#!/bin/sh\nfor each in "$@"; do echo "$each"; done > "${scratch}/given"\n${commands}\n`;
  writeFileSync(join(scratch, "ace"), program);
  chmodSync(join(scratch, "ace"), 0o755);
  process.env["PATH"] = `${scratch}${delimiter}${path}`;
}

function report(outcome: string, assertions: readonly object[]): string {
  return JSON.stringify({
    "@type": "earl:report",
    "earl:assertedBy": { "doap:name": "DAISY Ace", "doap:release": { "doap:revision": "1.4.6" } },
    assertions: [{ "@type": "earl:assertion", "earl:testSubject": { url: "OEBPS/one.xhtml" }, assertions }],
    "earl:result": { "earl:outcome": outcome },
  });
}

const failing = {
  "earl:test": { "earl:impact": "serious", "dct:title": "image-alt" },
  "earl:result": { "earl:outcome": "fail", "dct:description": "Image has no alternative text" },
};

test("Ace is handed the book, and its report is read", async () => {
  writeFileSync(join(scratch, "report"), report("pass", []));
  standIn(`mkdir "$4" && cp "${scratch}/report" "$4/report.json"`);
  const text = await runAce(new Uint8Array([1]));
  expect(readFileSync(join(scratch, "given"), "utf8").replace(/\S*\/\.colophon-[^/]*/g, "…")).toBe(
    "--silent\n--force\n--outdir\n…/report\n…/edition.epub\n",
  );
  expect(readAceReport("one.epub", text ?? "")).toEqual({ version: "1.4.6", findings: [] });
});

test("without the program there is no opinion, and without a report that is a finding", async () => {
  process.env["PATH"] = join(scratch, "nothing");
  expect(await runAce(new Uint8Array())).toBe(null);
  standIn("exit 0");
  chmodSync(join(scratch, "ace"), 0o644);
  expect(await runAce(new Uint8Array())).toBe(null);
  standIn("echo 'No browser' >&2; exit 1");
  expect(readAceReport("one.epub", (await runAce(new Uint8Array())) ?? "").findings).toMatchObject([
    { check: "release/ace-passes", message: expect.stringContaining('"No browser"') },
  ]);
});

test("what Ace finds is said of the e-book's file", () => {
  expect(readAceReport("one.epub", report("fail", [failing])).findings).toMatchObject([
    {
      check: "release/ace-passes",
      severity: "error",
      place: { file: "one.epub" },
      message:
        'DAISY Ace: "OEBPS/one.xhtml" in "one.epub" fails image-alt (serious): Image has no alternative text',
    },
  ]);
  expect(readAceReport("one.epub", report("fail", [])).findings).toHaveLength(1);
});
