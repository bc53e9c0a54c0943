import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readManuscript } from "../../src/manuscript/read.ts";
import { openFolder } from "../../src/tools/files.ts";
import { summary } from "./reading.ts";

/** Real manuscripts, where they lie beside the checkout. */
const corpus = fileURLToPath(new URL("../../../shared/corpus", import.meta.url));

type Facts = {
  readonly title: string;
  readonly authors: number;
  readonly affiliations?: number;
  readonly divisions?: number;
  /** Errors and warnings, each check with how often it speaks. */
  readonly found?: Readonly<Record<string, number>>;
};

const manuscripts: readonly (readonly [name: string, facts: Facts])[] = [
  ["joss-biolec", { title: "bioLEC: A Python package to measure", authors: 2, affiliations: 1 }],
  ["joss-eukulele", { title: "EUKulele: Taxonomic annotation", authors: 4, affiliations: 3 }],
  ["joss-gmr", { title: "gmr: Gaussian Mixture Regression", authors: 1, affiliations: 1 }],
  ["joss-hyp3", { title: "HyP3", authors: 3, affiliations: 3, found: { "metadata/orcid-is-valid": 1 } }],
  ["joss-kanapy", { title: "Kanapy: A Python package", authors: 3, affiliations: 1 }],
  ["joss-manopt", { title: "Manopt.jl: Optimization on Manifolds in Julia", authors: 1, affiliations: 1 }],
  ["joss-mne-bids", { title: "MNE-BIDS: Organizing", authors: 16, affiliations: 15 }],
  ["joss-pii-codex", { title: "PII-Codex: a Python library", authors: 1, affiliations: 1 }],
  ["joss-speedyweather", { title: "SpeedyWeather.jl: Reinventing", authors: 11, affiliations: 9 }],
  [
    "manubot-chemical-roles",
    { title: "Extension of Roles in the ChEBI Ontology", authors: 6, affiliations: 4 },
  ],
  ["book-py-rse", { title: "Research Software Engineering with Python", authors: 6, divisions: 27 }],
  [
    "book-ancient-metagenomics-a",
    {
      title: "Introduction to Ancient Metagenomics",
      authors: 2,
      divisions: 5,
      found: { "text/computed-value-is-present": 8 },
    },
  ],
  ["rtl-mdlearn", { title: "Learning Markdown", authors: 1, divisions: 5 }],
  [
    "humanities-llm-limit-case",
    {
      title: "Are Large Language Models Our Limit Case?",
      authors: 1,
      found: { "metadata/author-names-are-written-out": 1 },
    },
  ],
  [
    "humanities-spanish-parrots",
    {
      title: "On Spanish-Speaking Parrots",
      authors: 1,
      found: { "configuration/one-document": 1, "metadata/author-names-are-written-out": 1 },
    },
  ],
  // A front division, etymology, extracts, 135 chapters and the epilogue.
  ["novel-moby-dick", { title: "MOBY-DICK; or, THE WHALE", authors: 1, divisions: 139 }],
];

describe.skipIf(!existsSync(corpus))("real manuscripts (skipped where there are none)", () => {
  test.each(manuscripts)(
    "%s",
    async (name, { title, authors, affiliations = 0, divisions = 1, found = {} }) => {
      const { value, diagnostics } = await readManuscript(await openFolder(join(corpus, name)));
      expect(value?.metadata.title).toMatch(new RegExp(`^${title.replace(/[.?]/g, "\\$&")}`));
      expect(value?.metadata.authors).toHaveLength(authors);
      expect(value?.metadata.affiliations).toHaveLength(affiliations);
      expect(value?.divisions).toHaveLength(divisions);
      for (const { source, markdown } of value?.divisions ?? [])
        expect(markdown.split("\n").length, source.path).toBe(source.text.split("\n").length);
      const counts: Record<string, number> = {};
      for (const line of summary(diagnostics)) {
        const check = line.split(" ")[1] ?? "";
        counts[check] = (counts[check] ?? 0) + 1;
      }
      expect(counts).toEqual(found);
    },
  );

  test("no construct of another tool is left in the text", async () => {
    const left = /\\@ref\(|\\index\{|\\autoref\{|\{\{<|```\{r|```\s?admonish|knitr::|\{@(?:fig|tbl):/;
    for (const [name] of manuscripts) {
      const { value } = await readManuscript(await openFolder(join(corpus, name)));
      const lines = value?.divisions.flatMap(({ markdown }) => markdown.split("\n")) ?? [];
      expect(
        lines.filter((line) => left.test(line)),
        name,
      ).toEqual([]);
    }
  });
});
