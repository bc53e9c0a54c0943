import { asianSlices } from "../../markup/asian-slices.ts";
import { lookFile, lookStyles } from "../../markup/look.ts";
import { blocksToMarkup, inlinesToMarkup } from "../../markup/markup.ts";
import { renderTemplate, type Templates } from "../../markup/template.ts";
import type { Galley } from "../../model/galley.ts";
import type { ServedFile } from "../../model/tools.ts";
import { allowBreaks, keepDashes } from "./break-places.ts";
import { asianFont, type Font, fontFaces, fonts } from "./fonts.ts";
import { type Hyphenator, hyphenateMarkup, languagesIn, patternName } from "./hyphenate.ts";
import type { PrintPage } from "./layout.ts";
import { type PageSize, pageSizeOf } from "./page-size.ts";
import { type Markup, pageView } from "./page-view.ts";

/** What making the page asks of the world. */
export type PageTools = {
  readonly templates: Templates;
  /** A file of an installed package. */
  readonly readPackageFile: (name: string, path: string) => Promise<Uint8Array>;
  /** Hyphenation by the name of a pattern file; null where there is none. */
  readonly loadHyphenator: (patternName: string) => Hyphenator | null;
  /** For a proof: text blocks say where they were written, and there are faces for these words, too. */
  readonly proof?: { readonly words: string } | undefined;
};

/** The publication as one page of markup, with its style sheet, fonts and images. */
export async function pageHtml(galley: Galley, tools: PageTools): Promise<PrintPage> {
  const { language, direction, settings } = galley.metadata;
  const { templates } = tools;
  const view = pageView(galley, markupOf(galley, tools.proof !== undefined));
  const path = lookFile(templates, galley.metadata, "print/page.html");
  const bare = `${renderTemplate(templates, path, { ...view, fontFaces: "" })}${tools.proof?.words ?? ""}`;
  const needed = [
    ...fonts.filter(({ isNeeded }) => isNeeded(bare)),
    ...(await asianSlices(bare, tools.readPackageFile)).map(asianFont),
  ];
  const filled = renderTemplate(templates, path, { ...view, fontFaces: fontFaces(needed) });
  const size = pageSizeOf(galley.metadata, templates);
  const isMirrored = direction === "rtl";
  const sheets = [
    renderTemplate(templates, "shared/print/size.css", isMirrored ? boundOnTheRight(size) : size),
    lookStyles(templates, galley.metadata, "print"),
  ].join("\n");
  return {
    markup: keepDashes(
      settings.hyphenate ? hyphenate(allowBreaks(filled), tools.loadHyphenator) : allowBreaks(filled),
    ),
    styles: isMirrored ? foliosOutside(sheets) : sheets,
    files: new Map([...(await fontFiles(needed, tools)), ...imageFiles(galley)]),
    numberingLocale: language === "ar" ? "ar-EG" : language,
  };
}

/** A book that is read from right to left has its odd pages on the left, and the spine on their right. */
function boundOnTheRight(size: PageSize): PageSize {
  return { ...size, inner: size.outer, outer: size.inner };
}

function foliosOutside(sheets: string): string {
  return sheets.replace(/@top-(left|right)/g, (_, side) => `@top-${side === "left" ? "right" : "left"}`);
}

function markupOf(galley: Galley, places: boolean): Markup {
  const { metadata, terms, resources } = galley;
  const images = new Map(resources.map(({ href, width, height }) => [href, { src: href, width, height }]));
  const style = {
    language: metadata.language,
    direction: metadata.direction,
    notes: "in-place",
    epubTypes: false,
    tablesScroll: false,
    href: (id: string) => `#${id}`,
    image: (href: string) => images.get(href) ?? null,
    backToText: terms.backToText,
    places,
  } as const;
  return {
    blocks: (blocks) => blocksToMarkup(blocks, style).text,
    inlines: (inlines) => inlinesToMarkup(inlines, style).text,
  };
}

function hyphenate(markup: string, load: PageTools["loadHyphenator"]): string {
  const names = new Set(languagesIn(markup).map(patternName));
  const loaded = [...names].flatMap((name) => {
    const hyphenator = load(name);
    return hyphenator === null ? [] : [[name, hyphenator] as const];
  });
  return hyphenateMarkup(markup, new Map(loaded));
}

async function fontFiles(
  needed: readonly Font[],
  tools: PageTools,
): Promise<readonly (readonly [string, ServedFile])[]> {
  return Promise.all(
    needed.map(async (font) => {
      const bytes = await tools.readPackageFile(font.package, font.path);
      const mediaType = font.name.endsWith(".ttf") ? "font/ttf" : "font/woff2";
      return [`fonts/${font.name}`, { mediaType, bytes }] as const;
    }),
  );
}

function imageFiles(galley: Galley): readonly (readonly [string, ServedFile])[] {
  return galley.resources.map(({ href, mediaType, bytes }) => [href, { mediaType, bytes }]);
}
