import type { Galley } from "../../model/galley.ts";
import type { ServedFile } from "../../model/tools.ts";
import { fontFaces, fonts } from "./fonts.ts";
import { type Hyphenator, hyphenateMarkup, languagesIn, patternName } from "./hyphenate.ts";
import type { PrintPage } from "./layout.ts";
import { pageSize } from "./page-size.ts";
import { type Markup, pageView } from "./page-view.ts";

/** What making the page asks of the world. */
export type PageTools = {
  readonly markup: Markup;
  /** Fills a template in. */
  readonly render: (template: string, view: Readonly<Record<string, unknown>>) => string;
  /** A file below `templates/`. */
  readonly readTemplate: (path: string) => Promise<string>;
  readonly readPackageFile: (name: string, path: string) => Promise<Uint8Array>;
  /** Hyphenation by the name of a pattern file; null where there is none. */
  readonly loadHyphenator: (patternName: string) => Hyphenator | null;
};

/** The publication as one page of markup, with its style sheet, fonts and images. */
export async function pageHtml(galley: Galley, tools: PageTools): Promise<PrintPage> {
  const { kind, language, settings } = galley.metadata;
  const [template, ...styles] = await Promise.all(
    [
      `${kind}/print/page.html`,
      "shared/print/size.css",
      "shared/print/text.css",
      `${kind}/print/${kind}.css`,
    ].map(tools.readTemplate),
  );
  const withoutFonts = tools.render(template ?? "", pageView(galley, tools.markup, "FONT-FACES"));
  const needed = fonts.filter(({ isNeeded }) => isNeeded(withoutFonts));
  const markup = withoutFonts.replace("FONT-FACES", () => fontFaces(needed));
  const size = pageSize(settings.trim, kind);
  return {
    markup: settings.hyphenate ? hyphenate(markup, tools.loadHyphenator) : markup,
    styles: styles.map((style, index) => (index === 0 ? tools.render(style, size) : style)).join("\n"),
    files: new Map([...(await fontFiles(needed, tools)), ...imageFiles(galley)]),
    numberingLocale: language === "ar" ? "ar-EG" : language,
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
  needed: typeof fonts,
  tools: PageTools,
): Promise<readonly (readonly [string, ServedFile])[]> {
  return Promise.all(
    needed.map(async (font) => {
      const bytes = await tools.readPackageFile(font.package, font.path);
      return [`fonts/${font.name}`, { mediaType: "font/woff2", bytes }] as const;
    }),
  );
}

function imageFiles(galley: Galley): readonly (readonly [string, ServedFile])[] {
  return galley.resources.map(({ href, mediaType, bytes }) => [href, { mediaType, bytes }]);
}
