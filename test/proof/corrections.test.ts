import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PDFDocument, PDFHexString, PDFName, type PDFRef } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readProof } from "../../src/corrections-pipeline.ts";
import type { AnnotatedPage } from "../../src/model/annotated-page.ts";
import type { Correction } from "../../src/model/correction.ts";
import { readInstruction } from "../../src/proof/corrections/read-instruction.ts";
import { listQueries, makeProof } from "../../src/proof-pipeline.ts";
import { readAnnotated } from "../../src/tools/pdf-annotations.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-corrections-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const filling = (name: string, words: number): string =>
  Array.from({ length: words }, (_, index) => `${name}${index}`).join(" ");

const article = `---
title: Tides of the northern bay
authors: [{ given: Grace, family: Harborough }]
language: en-GB
bibliography: works.bib
---

# Introduction

The sea is wide and deep, as the *oldest maps* say. ${filling("early", 300)}
It was measured in the year 1987 by two captains of the harbour.

The sea is wide and blue, as the newest maps say, and so is the bay. <!-- query: Which bay? -->

- an item of the list about ropes
- another item

| place | depth |
| --- | --- |
| north | twelve fathoms |

As @lee says, the rope $x^2$ was of hemp.[^1]

~~~ python
depth = sounding(7)
return depth
~~~

${filling("late", 300)}

The last paragraph speaks of lanterns.

[^1]: The note names a lighthouse.
`;

/** What a reader's program would write. */
type Written = {
  readonly words: string;
  readonly as: "replace" | "caret" | "note" | "StrikeOut" | "Highlight" | "Underline" | "FreeText";
  readonly contents?: string;
};

const written: readonly Written[] = [
  { words: "northern", as: "replace", contents: "southern" },
  { words: "Harborough", as: "Highlight", contents: "two r?" },
  { words: "oldest maps", as: "replace", contents: "earliest maps" },
  { words: "1987", as: "Highlight", contents: 'replace with "1988"' },
  { words: "two captains", as: "Highlight", contents: "Who were they?" },
  { words: "and blue", as: "StrikeOut" },
  { words: "newest", as: "caret", contents: "printed" },
  { words: "ropes", as: "Underline", contents: "delete" },
  { words: "fathoms", as: "note", contents: "or metres?" },
  { words: "hemp", as: "StrikeOut", contents: "was it?" },
  { words: "sounding(7)", as: "replace", contents: "sounding(8)" },
  { words: "lighthouse", as: "replace", contents: "lightship" },
  { words: "lanterns", as: "FreeText", contents: "or lamps?" },
  { words: "Open Sea", as: "Highlight", contents: "title?" },
  { words: "Harbour Press", as: "replace", contents: "Quay Press" },
  { words: "Introduction", as: "replace", contents: "Opening" },
];

/** The line of the manuscript that each is about, and what comes of it. */
const expected: Readonly<Record<string, readonly [file: string, line: number, kind: Correction["kind"]]>> = {
  "oldest maps": ["article.md", 10, "replace"],
  "1987": ["article.md", 11, "replace"],
  "two captains": ["article.md", 11, "query"],
  "and blue": ["article.md", 13, "delete"],
  newest: ["article.md", 13, "insert"],
  ropes: ["article.md", 15, "delete"],
  fathoms: ["article.md", 20, "query"],
  hemp: ["article.md", 22, "query"],
  lighthouse: ["article.md", 33, "replace"],
  lanterns: ["article.md", 31, "query"],
  "Open Sea": ["works.bib", 1, "query"],
  Introduction: ["article.md", 8, "replace"],
  northern: ["article.md", 2, "replace"],
  Harborough: ["article.md", 3, "query"],
  "sounding(7)": ["article.md", 25, "replace"],
  "Harbour Press": ["works.bib", 1, "replace"],
};

function manuscript(name: string, text: string): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "article.md"), text);
  writeFileSync(
    join(folder, "works.bib"),
    "@book{lee, author = {Lee, Ann}, title = {The open sea}, publisher = {Harbour Press}, year = {2017}}\n",
  );
  return folder;
}

/** Boxes around words, a line each, as quadrilaterals (ISO 32000-1, 12.5.6.10). */
function quadsOf({ letters }: AnnotatedPage, words: string): readonly number[] | null {
  const text = letters.map((letter) => letter.text.normalize("NFKC").slice(0, 1)).join("");
  const at = text.indexOf(words);
  if (at === -1) return null;
  const lines = Map.groupBy(letters.slice(at, at + words.length), ({ baseline }) => baseline);
  return [...lines].flatMap(([baseline, own]) => {
    const left = Math.min(...own.map((letter) => letter.left));
    const right = Math.max(...own.map((letter) => letter.right));
    const [top, bottom] = [baseline + 8, baseline - 2.5];
    return [left, top, right, top, left, bottom, right, bottom];
  });
}

async function annotate(bytes: Uint8Array, all: readonly Written[]): Promise<Uint8Array> {
  const pages = await readAnnotated(bytes, "proof.pdf");
  const document = await PDFDocument.load(bytes);
  for (const { words, as, contents = "" } of all) {
    const index = pages.findIndex((page) => quadsOf(page, words) !== null);
    const page = pages[index];
    const quads = page && quadsOf(page, words);
    if (!quads) throw new Error(`"${words}" is on no page.`);
    const [left = 0, top = 0] = quads;
    const [right = 0, bottom = 0] = quads.slice(-2);
    const add = (entries: Record<string, string | number | number[] | PDFRef>, said = contents): PDFRef => {
      const annotation = document.context.obj(entries);
      annotation.set(PDFName.of("Contents"), PDFHexString.fromText(said));
      annotation.set(PDFName.of("T"), PDFHexString.fromText("Ann"));
      const ref = document.context.register(annotation);
      document.getPage(index).node.addAnnot(ref);
      return ref;
    };
    const rect = [left, bottom, right, top];
    const caret = [right - 3, bottom - 1, right + 3, bottom + 5];
    const common = { Type: "Annot", F: 4 };
    if (as === "caret") add({ ...common, Subtype: "Caret", Rect: caret });
    else if (as === "note")
      add({ ...common, Subtype: "Text", Rect: [right - 2, bottom, right + 16, top + 8] });
    else if (as === "FreeText") add({ ...common, Subtype: as, Rect: [left + 2, bottom, left + 90, top] });
    else if (as === "replace") {
      const root = add({ ...common, Subtype: "Caret", Rect: caret });
      const strike = { Subtype: "StrikeOut", Rect: rect, QuadPoints: [...quads], IRT: root, RT: "Group" };
      add({ ...common, ...strike }, "");
    } else add({ ...common, Subtype: as, Rect: rect, QuadPoints: [...quads] });
  }
  return document.save();
}

let folder: string;
let annotated: string;
let corrections: readonly Correction[];

beforeAll(async () => {
  folder = manuscript("tides", article);
  const { files } = await makeProof({ input: folder, out: join(scratch, "dist"), ask: [], cache: null });
  const proof = readFileSync(join(scratch, "dist", files[0] ?? ""));
  annotated = join(scratch, "annotated.pdf");
  writeFileSync(annotated, await annotate(proof, written));
  ({ corrections } = await readProof({ input: folder, read: annotated, accept: [], cache: null }));
}, 60_000);

describe("what was written on a proof", () => {
  test.each(written)("is found in the manuscript: $words ($as)", ({ words, contents }) => {
    const own = corrections.find(
      (each) => each.words === words || (contents !== undefined && each.text === contents),
    );
    const [file, line, kind] = expected[words] ?? [];
    expect(own).toMatchObject({ kind, author: "Ann", place: { file, line } });
  });

  test("is all there, once, and in the order of the pages", () => {
    expect(corrections).toHaveLength(written.length);
    expect(corrections.map(({ number }) => number)).toEqual(written.map((_, index) => index + 1));
    const pages = corrections.map(({ page }) => page);
    expect(pages).toEqual(pages.toSorted((one, other) => one - other));
  });

  test("changes nothing until it is accepted, then what was accepted and no more", async () => {
    expect(readFileSync(join(folder, "article.md"), "utf8")).toBe(article);
    const copy = manuscript("accepted", article);
    const numberOf = (words: string): number =>
      corrections.find((each) => each.words === words)?.number ?? Number.NaN;
    const accept = [numberOf("oldest maps"), numberOf("two captains"), numberOf("and blue")];
    await readProof({ input: copy, read: annotated, accept, cache: null });
    expect(readFileSync(join(copy, "article.md"), "utf8")).toBe(
      article
        .replace("*oldest maps*", "*earliest maps*")
        .replace("two captains", "two captains <!-- query(editor, Ann): “two captains”: Who were they? -->")
        .replace(" and blue", ""),
    );
  });

  test("makes a patch of what says exactly what to change", async () => {
    const { stdout, code } = await run(folder, "--read", annotated);
    expect(code).toBe(0);
    expect(stdout).toContain("replace “1987” by “1988”");
    expect(stdout).toContain("+It was measured in the year 1988 by two captains of the harbour.");
    expect(stdout).toContain("-[^1]: The note names a lighthouse.\n+[^1]: The note names a lightship.");
    expect(stdout).not.toContain("+It was measured in the year 1987");
  });

  test("at a query of the proof is its answer", async () => {
    const bytes = readFileSync(annotated);
    const pages = await readAnnotated(bytes, annotated);
    const index = pages.findIndex(
      ({ letters }) => quadsOf({ letters } as AnnotatedPage, "Which bay?") !== null,
    );
    expect(index).toBeGreaterThanOrEqual(0);
    const answered = join(scratch, "answered.pdf");
    const answer = { words: "Which bay?", as: "Highlight", contents: "The northern one." } as const;
    writeFileSync(answered, await annotate(bytes, [answer]));
    const report = await readProof({ input: folder, read: answered, accept: [], cache: null });
    const answers = report.corrections.filter(({ kind }) => kind === "answer");
    expect(answers).toMatchObject([{ words: "AQ1", text: "The northern one." }]);
    const copy = manuscript("answered", article);
    const accept = answers.map(({ number }) => number);
    await readProof({ input: copy, read: answered, accept, cache: null });
    expect(readFileSync(join(copy, "article.md"), "utf8")).toBe(article);
    const { queries } = await listQueries({ input: copy, ask: [], save: false, cache: null });
    expect(queries).toMatchObject([{ text: "Which bay?", state: "answered", answer: "The northern one." }]);
  });
});

test("a proof of another manuscript is told so", async () => {
  const other = manuscript("other", `---\ntitle: Clouds\n---\n\n# One\n\n${filling("cloud", 400)}\n`);
  const { code, stderr, stdout } = await run(other, "--read", annotated);
  expect({ code, stdout: stdout.trim() }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("a proof of this manuscript was expected");
  const none = await run(other, "--read", join(other, "article.md"));
  expect(none.code).toBe(2);
  expect(none.stderr).toContain("cannot be read as a PDF");
});

test.each([
  ["delete", "x", { kind: "delete" }],
  ["Please delete this.", "x", { kind: "delete" }],
  ['replace with "deep"', "x", { kind: "replace", text: "deep" }],
  ["change to deep blue", "x", { kind: "replace", text: "deep blue" }],
  ['should be "deep"', "x", { kind: "replace", text: "deep" }],
  ["wide → deep", "wide", { kind: "replace", text: "deep" }],
  ["narrow → deep", "wide", null],
  ["should be discussed", "x", null],
  ["Is this right?", "x", null],
])("%s says what to do, or nothing", (comment, words, instruction) => {
  expect(readInstruction(comment, words)).toEqual(instruction);
});

function run(input: string, ...args: readonly string[]) {
  const script = fileURLToPath(new URL("../../scripts/proof.ts", import.meta.url));
  return new Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }>(
    (resolve) => {
      const all = [script, input, ...args];
      const child = execFile(process.execPath, all, (_, stdout, stderr) =>
        resolve({ code: child.exitCode ?? -1, stdout, stderr }),
      );
    },
  );
}
