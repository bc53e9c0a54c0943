import { readFileSync } from "node:fs";
import type { PdfExpectations } from "../../src/audit/audit-pdf.ts";
import { packageEpub } from "../../src/editions/epub/package-epub.ts";
import { htmlEdition } from "../../src/editions/html/html-edition.ts";
import { fonts } from "../../src/editions/print/fonts.ts";
import { pageSize } from "../../src/editions/print/page-size.ts";
import { printEdition } from "../../src/editions/print/print-edition.ts";
import type { Galley, NavEntry } from "../../src/model/galley.ts";
import type { Metadata } from "../../src/model/metadata.ts";
import type { Block } from "../../src/model/pandoc.ts";
import type { Place } from "../../src/model/place.ts";
import { launchBrowser } from "../../src/tools/browser.ts";
import { subsetFont } from "../../src/tools/fonts.ts";
import { sha256 } from "../../src/tools/hash.ts";
import { loadHyphenator } from "../../src/tools/hyphenators.ts";
import { readLayoutScripts } from "../../src/tools/layout-scripts.ts";
import { readPackageFile } from "../../src/tools/packages.ts";
import { startPandoc } from "../../src/tools/pandoc.ts";
import { openTemplates } from "../../src/tools/templates.ts";
import { inlineText } from "../../src/tree/text.ts";
import { blocksOf, galleyOf, image, metadata } from "../editions/epub/set-fixture.ts";

/** Makes real editions of a galley. */
export type Press = {
  readonly galley: Galley;
  /** The same galley from a changed source. */
  readonly set: (change: (source: string) => string) => Promise<Galley>;
  readonly print: (galley: Galley) => Promise<Uint8Array>;
  readonly pack: (galley: Galley) => Promise<Uint8Array>;
  /** Without fonts. */
  readonly page: (galley: Galley) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

const settings: Metadata["settings"] = {
  numberDepth: 3,
  contents: true,
  contentsDepth: 2,
  trim: { width: 148, height: 210 },
  hyphenate: true,
};

export const expectations: PdfExpectations = {
  fonts: fonts.map(({ postScriptName }) => postScriptName),
  margins: pageSize(settings.trim, "article"),
  floated: new Set(),
  offset: 0,
};

export async function startPress(): Promise<Press> {
  const [browser, templates] = await Promise.all([launchBrowser(), openTemplates()]);
  const pandoc = startPandoc({ processes: 1 });
  const source = readFileSync(new URL("./fixtures/article.md", import.meta.url), "utf8");
  const set: Press["set"] = async (change) =>
    galleyFrom(await blocksOf(withLongTexts(change(source)), pandoc.run));
  const tools = { templates, readPackageFile, digest: sha256, date: null };
  return {
    galley: await set(String),
    set,
    print: async (galley) => {
      const print = {
        ...tools,
        browser: Promise.resolve(browser),
        loadHyphenator,
        readLayoutScripts,
        mostPages: 200,
      };
      return fileOf(await printEdition(galley, "years", print), "years.pdf");
    },
    pack: async (galley) =>
      fileOf({ edition: await packageEpub(galley, "years", { ...tools, subsetFont }) }, "years.epub"),
    page: async (galley) => {
      const edition = await htmlEdition(galley, "years", {
        ...tools,
        subsetFont: async () => new Uint8Array(),
      });
      return fileOf({ edition }, "years.html");
    },
    close: async () => {
      pandoc.stop();
      await browser.close();
    },
  };
}

function fileOf(
  { edition }: { readonly edition: { readonly files: ReadonlyMap<string, Uint8Array> } },
  name: string,
): Uint8Array {
  const bytes = edition.files.get(name);
  if (bytes === undefined) throw new Error(`There is no ${name}.`);
  return bytes;
}

const subjects = ["calendar", "observatory", "equinox", "manuscript", "chronicle", "astronomer", "almanac"];
const verbs = ["describes", "confirms", "contradicts", "repeats", "translates"];

/** Paragraphs over a few pages, each word of them in its place, with notes at their ends. */
function withLongTexts(source: string): string {
  let part = 0;
  return source.replaceAll("LONG", () => {
    part += 1;
    return Array.from({ length: 6 }, (_, index) => paragraph(part * 100 + index)).join("\n\n");
  });
}

function paragraph(seed: number): string {
  const sentences = Array.from({ length: 9 }, (_, index) => {
    const at = seed * 7 + index * 3;
    const subject = subjects[at % subjects.length];
    const object = subjects[(at * 5 + index) % subjects.length];
    return `The ${subject} of chapter ${at} ${verbs[at % verbs.length]} the considerable ${object} on folio ${at * 3}.`;
  });
  const note = `[^[Compare manuscript ${seed}, which gives another reading of the whole passage.]]{#note-${seed} .note number="${seed}"}`;
  return sentences.join(" ") + note;
}

function galleyFrom(blocks: readonly Block[]): Galley {
  const pieces: Block[][] = [];
  for (const block of blocks) {
    if (block.t === "Header" && block.c[0] === 2) pieces.push([]);
    pieces.at(-1)?.push(block);
  }
  const spine = pieces.map((piece, index) => ({
    id: `document-${index + 1}`,
    role: "body" as const,
    kind: index < pieces.length - 1 ? ("section" as const) : ("reference-list" as const),
    title: `Section ${index + 1}`,
    blocks: piece,
  }));
  const of = { ...metadata, kind: "article" as const, abstract: "What is said below, in short.", settings };
  const nav = spine.flatMap(({ id, blocks: inside }) => navOf(inside, id));
  return { ...galleyOf(spine, of, [image]), nav, places: placesOf(nav) };
}

function navOf(blocks: readonly Block[], item: string): readonly NavEntry[] {
  const entries = blocks.flatMap((block) => (block.t === "Header" ? [navEntry(block, item)] : []));
  const [first, ...children] = entries;
  return first === undefined ? [] : [{ ...first, children }];
}

function navEntry({ c: [level, [id], inlines] }: Extract<Block, { t: "Header" }>, item: string): NavEntry {
  const [first, , ...rest] = inlines;
  const isNumbered = first?.t === "Span" && first.c[0][1].includes("heading-number");
  const number = isNumbered ? inlineText(first.c[1]) : "";
  const title = inlineText(isNumbered ? rest : inlines);
  return { id, item, level: level - 1, number, title, children: [] };
}

function placesOf(nav: readonly NavEntry[]): ReadonlyMap<string, Place> {
  return new Map(
    nav
      .flatMap((entry) => [entry, ...entry.children])
      .map(({ id }, index) => [
        id,
        { file: "article.md", line: index * 10 + 1, column: 1, certainty: "exact" },
      ]),
  );
}
