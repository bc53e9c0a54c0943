import { readFileSync } from "node:fs";
import { termsOf } from "../../../src/language/terms.ts";
import { typesetMathematics } from "../../../src/mathematics/typeset.ts";
import type { Galley, Resource, SpineItem } from "../../../src/model/galley.ts";
import type { Metadata } from "../../../src/model/metadata.ts";
import type { Block, Formula, PandocDocument } from "../../../src/model/pandoc.ts";
import type { Pandoc } from "../../../src/model/tools.ts";
import { formulaKey } from "../../../src/tree/formula-key.ts";
import { mapBlocks, visitBlocks } from "../../../src/tree/walk.ts";

/** Reads Markdown written in the galley's own forms, its mathematics set. */
export async function blocksOf(markdown: string, pandoc: Pandoc): Promise<readonly Block[]> {
  const { output } = await pandoc({ options: { from: "markdown", to: "json" }, input: markdown });
  const { blocks }: PandocDocument = JSON.parse(output);
  const formulas: Formula[] = [];
  visitBlocks(blocks, {
    inline: (inline) => {
      if (inline.t === "Math") formulas.push(inline);
    },
  });
  const { value } = await typesetMathematics(formulas, pandoc);
  return mapBlocks(blocks, {
    inline: (inline) => {
      const mathml = inline.t === "Math" ? value.get(formulaKey(inline.c)) : undefined;
      return inline.t === "Math" && mathml !== undefined ? { ...inline, mathml } : inline;
    },
  });
}

export function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url), "utf8");
}

export const metadata: Metadata = {
  kind: "article",
  title: "Dates & Calendars",
  authors: [
    {
      given: "Ada",
      family: "Lovelace",
      name: "Ada Lovelace",
      orcid: "0000-0002-1825-0097",
      email: "ada@example.org",
      corresponding: true,
      equalContribution: false,
      affiliations: [0, 1],
      roles: [],
    },
    {
      name: "Omar Khayyam",
      literal: "Omar Khayyam",
      corresponding: false,
      equalContribution: false,
      affiliations: [1],
      roles: [],
    },
  ],
  affiliations: [
    { name: "Analytical Society", city: "London" },
    { name: "Observatory", country: "Iran" },
  ],
  keywords: ["calendars", "dates"],
  language: "en-GB",
  direction: "ltr",
  journal: { title: "Journal of Dates", issn: "1234-5679", volume: "3", issue: "2" },
  doi: "10.1000/xyz123",
  dates: { received: "2025-11", published: "2026-03-09" },
  licence: { spdx: "CC-BY-4.0", name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
  copyright: "© 2026 The Authors",
  funding: [{ source: "Royal Society", award: "42" }],
  citationStyle: "chicago-author-date",
  bibliography: [],
  nocite: [],
  editions: ["epub"],
  settings: {
    numberDepth: 3,
    contents: false,
    contentsDepth: 2,
    trim: { width: 170, height: 240 },
    hyphenate: true,
  },
};

const square =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><rect width="60" height="60" fill="#246"/><path d="M30 8v44M8 30h44" stroke="#fff" stroke-width="6"/></svg>';

export const image: Resource = {
  href: "images/image-1.svg",
  mediaType: "image/svg+xml",
  bytes: new TextEncoder().encode(square),
  width: 600,
  height: 600,
  place: { file: "article.md", line: 1, column: 1, certainty: "exact" },
};

/** A galley round spine items, with contents by their first headings. */
export function galleyOf(spine: readonly SpineItem[], of: Metadata, resources: readonly Resource[]): Galley {
  return {
    metadata: of,
    terms: termsOf(of.language),
    title: [{ t: "Str", c: of.title }],
    subtitle: of.subtitle === undefined ? [] : [{ t: "Str", c: of.subtitle }],
    abstract: [{ t: "Para", c: [{ t: "Str", c: of.abstract ?? "" }] }],
    spine,
    nav: spine.flatMap(({ id, blocks, title }) => {
      const header = blocks.find((block) => block.t === "Header");
      return header?.t === "Header"
        ? [{ id: header.c[1][0], item: id, level: 1, number: "", title, children: [] }]
        : [];
    }),
    resources,
    works: new Map(),
    places: new Map(),
  };
}
