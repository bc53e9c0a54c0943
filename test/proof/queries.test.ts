import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { readQueries } from "../../src/manuscript/queries/read-queries.ts";
import type { AskedQuery, RecordedQuery } from "../../src/model/query.ts";
import { identifyQueries } from "../../src/proof/identify-queries.ts";
import { recordQueries } from "../../src/proof/record-queries.ts";
import { listQueries } from "../../src/proof-pipeline.ts";
import { sha256 } from "../../src/tools/hash.ts";

const scratch = mkdtempSync(join(tmpdir(), "colophon-queries-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const digest = (text: string): string => sha256(new TextEncoder().encode(text));

const front = `---
title: Tides
authors: [{ name: Ada Lovelace }]
language: en-GB
---

# Introduction

`;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(scratch, "m-"));
});

const write = (text: string, name = "article.md"): void => writeFileSync(join(folder, name), text);
const list = (save = false, ask: Parameters<typeof listQueries>[0]["ask"] = []) =>
  listQueries({ input: folder, ask, save, cache: null });
const told = async () =>
  (await list()).queries.map(
    ({ label, addressee, text, asker, place, state }) =>
      `${place.line}:${place.column} ${label} ${addressee} ${state}: ${text}${asker && ` (${asker})`}`,
  );

describe("queries in the manuscript", () => {
  test("comments, spans and divisions ask whom they name, the author otherwise", async () => {
    write(`${front}The sea is wide <!-- query(editor): Is it? --> since [1987]{.query ask="This year?"}.
It is blue. <!-- query (Mina, 2026-01-02): which
blue? -->

::: {.query to=typesetter}
Does the table fit?
:::

[Only a question?]{.query to=editor}
`);
    expect(await told()).toEqual([
      "9:17 EQ1 editor open: Is it?",
      "9:54 AQ1 author open: This year?",
      "10:13 AQ2 author open: which blue? (Mina, 2026-01-02)",
      "13:1 TQ1 typesetter open: Does the table fit?",
      "17:1 EQ2 editor open: Only a question?",
    ]);
  });

  test("code asks nothing, nor does a comment without a question", async () => {
    write(`${front}Write \`<!-- query: no -->\` or <!-- query: --> here.

\`\`\`
<!-- query: no -->
\`\`\`
`);
    expect(await told()).toEqual([]);
  });

  test("findings of the severities that were named become queries", async () => {
    write(`${front}The the sea is wide.\n`);
    expect((await list()).queries).toEqual([]);
    const { queries } = await list(false, ["error", "warning", "advice"]);
    expect(queries.map(({ asker }) => asker)).toContain("text/words-stand-once");
  });
});

describe("ids", () => {
  const place = { file: "article.md", line: 1, column: 1, certainty: "exact" } as const;
  const ask = (text: string, addressee: AskedQuery["addressee"] = "author"): AskedQuery => ({
    text,
    addressee,
    asker: "",
    place,
    about: "before",
  });
  const idsOf = (asked: readonly AskedQuery[]) =>
    identifyQueries(asked, [], digest).queries.map(({ id }) => id);

  test("are of the words and the addressee, wherever a query stands; equal ones are counted", () => {
    const [first = "", second = ""] = idsOf([ask("Is this right?"), ask("Which year?")]);
    expect(idsOf([ask("Which  Year?"), ask("Is this right?"), ask("Is this right?")])).toEqual([
      second,
      first,
      `${first}-2`,
    ]);
    expect(idsOf([ask("Is this right?", "editor")])).not.toEqual([first]);
  });

  test("stay where a few words are changed, but not where a figure is", () => {
    const recorded: RecordedQuery = {
      id: "q-1",
      addressee: "author",
      text: "Is the year 1987 right here?",
      state: "closed",
      answer: "Yes.",
      place,
    };
    const reworded = identifyQueries([ask("Is the year 1987 right?")], [recorded], digest);
    expect(reworded.queries).toMatchObject([{ id: "q-1", state: "closed", answer: "Yes." }]);
    expect(reworded.unasked).toEqual([]);
    const other = identifyQueries([ask("Is the year 1997 right here?")], [recorded], digest);
    expect(other.queries).toMatchObject([{ state: "open", answer: "" }]);
    expect(other.unasked).toEqual([recorded]);
  });
});

describe("queries.yaml", () => {
  test("gets what it lacks; comments, order and answers stay, and a second time nothing changes", async () => {
    write(`${front}Wide. <!-- query: How wide? --> Deep. <!-- query: How deep? -->\n`);
    await list(true);
    const first = readFileSync(join(folder, "queries.yaml"), "utf8");
    const answered = first
      .replace(/(query: How wide\?\n\s+state: )open\n(\s+answer:)/, "$1closed\n$2 '20 m'  # measured")
      .replace("queries:", "# mine\nqueries:");
    write(`\n${answered}`, "queries.yaml");
    write(`${front}Wide. <!-- query: How wide? --> Tall. <!-- query: How tall? -->\n`);
    const { queries, diagnostics } = await list(true);
    expect(queries).toMatchObject([
      { text: "How wide?", state: "closed", answer: "20 m" },
      { text: "How tall?", state: "open" },
    ]);
    expect(diagnostics.map(({ check }) => check)).toEqual(["queries/are-asked"]);
    const second = readFileSync(join(folder, "queries.yaml"), "utf8");
    expect(second).toContain("# mine");
    expect(second).toContain("# measured");
    expect(second.match(/query: .*/g)).toEqual(["query: How wide?", "query: How deep?", "query: How tall?"]);
    await list(true);
    expect(readFileSync(join(folder, "queries.yaml"), "utf8")).toBe(second);
  });

  test("a file that is wrong is told of with line and column, and is not written to", async () => {
    const wrong = "queries:\n  - id: q-1\n    query: Which?\n    state: maybe\n";
    write(`${front}Wide. <!-- query: How wide? -->\n`);
    write(wrong, "queries.yaml");
    const { diagnostics } = await list(true);
    expect(diagnostics).toMatchObject([
      { check: "configuration/query-is-understood", place: { line: 4, column: 12 } },
    ]);
    expect(readFileSync(join(folder, "queries.yaml"), "utf8")).toBe(wrong);
    write("queries:\n  - id: [\n", "queries.yaml");
    expect((await list()).diagnostics[0]).toMatchObject({ check: "metadata/yaml-is-well-formed" });
  });

  test("an open query with an answer is answered; a second entry of one id is an error", () => {
    const text =
      "queries:\n  - { id: q-1, query: A?, state: open, answer: Yes }\n  - { id: q-1, query: B? }\n";
    const { value, diagnostics } = readQueries({ path: "queries.yaml", text });
    expect(value).toMatchObject([{ state: "answered", answer: "Yes", addressee: "author" }]);
    expect(diagnostics).toMatchObject([{ place: { line: 3, column: 7 } }]);
  });

  test("line ends stay as they are", () => {
    const { queries } = identifyQueries(
      [
        {
          text: "New?",
          addressee: "author",
          asker: "",
          about: "before",
          place: { file: "a.md", line: 1, column: 1, certainty: "exact" },
        },
      ],
      [],
      digest,
    );
    const text = recordQueries("queries:\r\n  - id: q-1\r\n    query: Old?\r\n", queries, new Set(["q-1"]));
    expect(text).toContain("query: Old?\r\n");
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  });
});

test("a release is refused while a query is not closed", async () => {
  write(`${front}Wide. <!-- query: How wide? -->\n`);
  const { open } = await list(true);
  expect(open).toMatchObject([{ check: "queries/are-closed", severity: "error", place: { line: 9 } }]);
  const recorded = readFileSync(join(folder, "queries.yaml"), "utf8");
  write(recorded.replace("state: open", "state: closed"), "queries.yaml");
  expect((await list()).open).toEqual([]);
});
