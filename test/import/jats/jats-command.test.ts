import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseXml } from "../../../src/import/docx/xml.ts";
import { jatsText } from "../../../src/import/jats/jats-text.ts";
import { openScratch, run } from "../documents/command.ts";

const { scratch, sent } = openScratch();

const corpus = new URL("../../../../shared/corpus/jats-plos-social-networks/", import.meta.url);
const isHere = existsSync(corpus);
if (!isHere) console.warn("The corpus of real manuscripts is not here: no real article in JATS is read.");

const publishers = ["author-date", "numbered", "humanities", "unusual"];

describe("articles as publishers write them", () => {
  test.each(publishers)("%s loses no word, and is sound", async (name) => {
    const to = join(scratch, name);
    const path = fileURLToPath(new URL(`articles/${name}.xml`, import.meta.url));
    const imported = await run("import", path, "--to", to);
    expect(imported).toMatchObject({ code: 0, stderr: "" });
    const { stderr } = await run("check", to);
    expect(stderr).toMatch(/ 0 errors/);
  });
});

test("what is compared are all printed words, institutions, labels and calls among them", () => {
  const xml = readFileSync(new URL("articles/author-date.xml", import.meta.url), "utf8");
  const text = jatsText(parseXml(new TextEncoder().encode(xml.replace(/<!DOCTYPE[^>]*>/, ""))));
  for (const words of [
    "Tide Institute",
    "Reviewing Editor",
    "Figure 1.",
    "(Hill and Berg, 2010; Mora et al., 2014)",
    "2021-03-09",
    "12*",
    "SEA-7",
  ])
    expect(text).toContain(words);
  expect(text).not.toContain("We liked it");
});

test("a word that no reader takes is an error", async () => {
  const xml = readFileSync(new URL("articles/humanities.xml", import.meta.url), "utf8");
  const path = sent("lost.xml", xml.replace("</journal-meta>", "<oddity>unexpected</oddity></journal-meta>"));
  const { code, stderr } = await run("import", path, "--to", join(scratch, "lost"));
  expect(code).toBe(1);
  expect(stderr).toContain('lacks a word of the source: "unexpected"');
});

test("XML that is no article in JATS, and files of several, are refused", async () => {
  const other = sent(
    "tei.xml",
    '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>',
  );
  const refused = await run("import", other, "--to", join(scratch, "tei"));
  expect(refused.stderr).toContain("is XML, but no article in JATS; a document");
  const several = sent(
    "set.xml",
    '<?xml version="1.0"?><pmc-articleset><article/><article/></pmc-articleset>',
  );
  expect((await run("import", several, "--to", join(scratch, "set"))).stderr).toContain(
    "holds 2 articles of JATS; one was expected",
  );
});

test.skipIf(!isHere)("a real article of PLOS keeps its works, citations, figures and tables", async () => {
  const to = join(scratch, "plos");
  const path = fileURLToPath(new URL("journal.pone.0126470.xml", corpus));
  expect(await run("import", path, "--to", to)).toMatchObject({ code: 0, stderr: "" });
  const { stderr } = await run("check", to);
  expect(stderr).toMatch(
    / 18 headings · 21 figures · 5 tables · 1 equation · 0 notes · 46 citations · 73 items\n {2}0 errors/,
  );
  const text = readFileSync(join(to, "article.md"), "utf8");
  expect(text).toMatch(/saga’s \[@pone\.0126470\.ref001; (?:@pone\.0126470\.ref00\d(?:; )?){6}\] success/);
  expect(text.match(/^ {4}name: .*$/m)?.[0]).toContain("École polytechnique de Bruxelles CoDE-IRIDIA");
});
