import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { parseManuscript } from "../../../src/manuscript/parse.ts";
import { readTrees } from "../../../src/manuscript/parsing/read-trees.ts";
import { readManuscript } from "../../../src/manuscript/read.ts";
import type { Manuscript } from "../../../src/model/manuscript.ts";
import type { Place } from "../../../src/model/place.ts";
import { openFolder } from "../../../src/tools/files.ts";
import { startPandoc } from "../../../src/tools/pandoc.ts";

/** Real manuscripts, where they lie beside the checkout. */
const corpus = fileURLToPath(new URL("../../../../shared/corpus", import.meta.url));

const manuscripts = [
  "joss-biolec",
  "joss-eukulele",
  "joss-gmr",
  "joss-hyp3",
  "joss-kanapy",
  "joss-manopt",
  "joss-mne-bids",
  "joss-pii-codex",
  "joss-speedyweather",
  "manubot-chemical-roles",
  "book-ancient-metagenomics-a",
  "rtl-mdlearn",
  "humanities-llm-limit-case",
  "humanities-spanish-parrots",
];

type Element = { readonly place: Place };

/** What must stand at an element's place in the author's own file. */
const signs: Readonly<Record<string, (manuscript: Manuscript) => readonly (readonly [Element, RegExp])[]>> = {
  headings: ({ headings }) =>
    headings.map((element) => [element, containing(/[\p{L}\p{N}]+/u.exec(element.text)?.[0] ?? "")]),
  citations: ({ citations }) => citations.map((element) => [element, /^@[^\s\]]|^\[[^\]]*@/]),
  notes: ({ notes }) => notes.map((element) => [element, /^\[\^|^\^\[/]),
  images: ({ images }) => images.map((element) => [element, /^!\[|^<img|^```/]),
  figures: ({ figures }) => figures.map((element) => [element, /^!\[|^<figure|^<img|^:::|^```/]),
  equations: ({ equations }) => equations.map((element) => [element, /^\$\$|^\\begin|^\\\[/]),
  links: ({ links }) => links.map((element) => [element, /^\[|^<|^https?:|^localhost/]),
  crossReferences: ({ crossReferences }) =>
    crossReferences.map((element) => [element, containing(element.target.replace(/^\w+[:-]/, ""))]),
  tables: ({ tables }) => tables.map((element) => [element, /\S/]),
};

function containing(word: string): RegExp {
  return new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "u");
}

describe.skipIf(!existsSync(corpus))("places in real manuscripts (skipped where there are none)", () => {
  const pandoc = startPandoc({ processes: 1 });
  afterAll(() => pandoc.stop());

  test.each(manuscripts)("%s", async (name) => {
    const folder = await openFolder(join(corpus, name));
    const { value: reading } = await readManuscript(folder);
    if (reading === null) throw new Error("nothing was read");
    const trees = await readTrees(reading.divisions, pandoc.run);
    const { value } = parseManuscript(reading, trees, { items: [], places: new Map() });
    const lines = new Map<string, readonly string[]>();
    for (const path of folder.paths.filter((each) => /\.(?:q?md|txt)$/i.test(each)))
      lines.set(path, new TextDecoder().decode(await folder.read(path)).split(/\r?\n/));
    for (const [kind, list] of Object.entries(signs)) {
      const expected = list(value);
      const exact = expected.filter(([{ place }, sign]) => {
        const line = [...(lines.get(place.file)?.[place.line - 1] ?? "")];
        return place.certainty === "exact" && sign.test(line.slice(place.column - 1).join(""));
      });
      expect(exact.length, kind).toBeGreaterThanOrEqual(Math.ceil(expected.length * 0.99));
    }
  });
});
