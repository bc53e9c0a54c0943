import { expect, test } from "vitest";
import { readJats } from "../../../src/import/jats/read-jats.ts";
import { openToolbox } from "../../../src/tools/toolbox.ts";

const article = `<?xml version="1.0"?>
<article><front><article-meta><title-group><article-title>Tides</article-title></title-group>
<contrib-group><contrib contrib-type="author" corresp="yes"><name><surname>Mora</surname><given-names>Ana</given-names></name></contrib>
<contrib contrib-type="author"><name><surname>Berg</surname><given-names>Ole</given-names></name></contrib></contrib-group>
<author-notes><corresp>* <email>ana@example.org</email></corresp></author-notes></article-meta></front>
<body><sec><title>Methods</title><p>Tides rise <xref ref-type="bibr" rid="r1">[1]</xref>.</p></sec></body>
<back><ref-list><ref id="r1"><element-citation publication-type="book"><name><surname>Hill</surname><given-names>Eva</given-names></name>
<source>The Sea</source><year>2020</year></element-citation></ref></ref-list></back></article>`;

async function read(text: string) {
  const toolbox = openToolbox(false, null);
  try {
    return await readJats({ name: "tides.xml", bytes: new TextEncoder().encode(text) }, toolbox.pandoc.run);
  } finally {
    await toolbox.close();
  }
}

test("an article keeps its authors, citations and works", async () => {
  const { value, diagnostics } = await read(article);
  expect(diagnostics).toEqual([]);
  expect(value?.metadata["authors"]).toEqual([
    { given: "Ana", family: "Mora", email: "ana@example.org", corresponding: true },
    { given: "Ole", family: "Berg" },
  ]);
  expect(value?.text.trim()).toMatch(/^# Methods[^\n]*\n\nTides rise \[@r1\]\.$/);
  expect(value?.items).toMatchObject([
    { id: "r1", type: "book", title: "The Sea", author: [{ family: "Hill", given: "Eva" }] },
  ]);
});

test("entities of a document's own are refused before anything reads them", async () => {
  const { value, diagnostics } = await read(
    article.replace("<article>", '<!DOCTYPE article [<!ENTITY a "b">]><article>'),
  );
  expect(value).toBeNull();
  expect(diagnostics.map(({ check }) => check)).toEqual(["limits/no-own-entities"]);
});
