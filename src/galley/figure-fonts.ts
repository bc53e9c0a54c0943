import type { Resource } from "../model/galley.ts";

/** What setting an image's text asks of the world. */
export type FontTools = {
  readonly readPackageFile: (name: string, path: string) => Promise<Uint8Array>;
  /** A font with only these characters, as WOFF. */
  readonly subsetFont: (font: Uint8Array, characters: string) => Promise<Uint8Array>;
};

type Face = {
  readonly family: string;
  readonly package: string;
  readonly path: string;
  readonly weight: number;
  readonly style: "normal" | "italic";
  readonly isNeeded: (svg: string) => boolean;
};

const isBold = (svg: string): boolean =>
  /font-weight\s*[:=]\s*["']?\s*(?:bold|[6-9]00)|\bfont\s*:[^;"']*bold/i.test(svg);
const isItalic = (svg: string): boolean =>
  /font-style\s*[:=]\s*["']?\s*(?:italic|oblique)|\bfont\s*:[^;"']*italic/i.test(svg);
const hasArabic = (svg: string): boolean => /[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]/.test(svg);
const names =
  (family: string) =>
  (svg: string): boolean =>
    svg.includes(`'${family}'`);

const sans = names("Source Sans");
const faces: readonly Face[] = [
  {
    family: "Source Sans",
    package: "source-sans",
    path: "WOFF2/TTF/SourceSans3-Regular.ttf.woff2",
    weight: 400,
    style: "normal",
    isNeeded: sans,
  },
  {
    family: "Source Sans",
    package: "source-sans",
    path: "WOFF2/TTF/SourceSans3-Semibold.ttf.woff2",
    weight: 600,
    style: "normal",
    isNeeded: (svg) => sans(svg) && isBold(svg),
  },
  {
    family: "Source Sans",
    package: "source-sans",
    path: "WOFF2/TTF/SourceSans3-It.ttf.woff2",
    weight: 400,
    style: "italic",
    isNeeded: (svg) => sans(svg) && isItalic(svg),
  },
  {
    family: "Source Serif",
    package: "source-serif",
    path: "WOFF2/TTF/SourceSerif4-Regular.ttf.woff2",
    weight: 400,
    style: "normal",
    isNeeded: names("Source Serif"),
  },
  {
    family: "Source Code Pro",
    package: "source-code-pro",
    path: "WOFF2/TTF/SourceCodePro-Regular.ttf.woff2",
    weight: 400,
    style: "normal",
    isNeeded: names("Source Code Pro"),
  },
  {
    family: "Vazirmatn",
    package: "vazirmatn",
    path: "fonts/webfonts/Vazirmatn-Regular.woff2",
    weight: 400,
    style: "normal",
    isNeeded: hasArabic,
  },
];

/**
 * An SVG image sees neither the page's fonts nor, on another machine, the author's: text in it would be drawn in whatever
 * there is. It gets the editions' own faces, with the characters it uses, in place of those it names.
 */
export async function setFigureFonts(resource: Resource, tools: FontTools): Promise<Resource> {
  if (resource.mediaType !== "image/svg+xml") return resource;
  const source = new TextDecoder().decode(resource.bytes);
  if (!/<text[\s>]/.test(source)) return resource;
  const svg = withFamilies(source);
  const needed = faces.filter(({ isNeeded }) => isNeeded(svg));
  const characters = textIn(svg);
  const rules = await Promise.all(needed.map((face) => fontFace(face, characters, tools)));
  const open = /<svg(?:\s[^>]*)?>/.exec(svg);
  if (open === null) return resource;
  const at = open.index + open[0].length;
  const bytes = new TextEncoder().encode(
    `${svg.slice(0, at)}<style>${rules.join("")}</style>${svg.slice(at)}`,
  );
  return { ...resource, bytes };
}

/** Every family the image names becomes the nearest of ours; the root names one in any case. */
function withFamilies(svg: string): string {
  const named = svg
    .replace(
      /(font-family\s*=\s*)("[^"]*"|'[^']*')/g,
      (_, before: string, value: string) => `${before}"${nearestFamily(value)}"`,
    )
    .replace(
      /(font-family\s*:\s*)((?:&quot;|[^;}<"])+)/g,
      (_, before: string, value: string) => `${before}${nearestFamily(value)}`,
    )
    .replace(
      /(\bfont\s*:\s*[^;}<"]*?\d[\w.%]*(?:\/[\w.%]+)?\s+)((?:&quot;|[^;}<"\d])+)(?=[;}<"])/g,
      (_, before: string, value: string) => `${before}${nearestFamily(value)}`,
    );
  return named.replace(/<svg(?=[\s>])(?![^>]*\sfont-family\s*=)/, `<svg font-family="${nearestFamily("")}"`);
}

function nearestFamily(written: string): string {
  if (/mono|courier|consol|code/i.test(written)) return "'Source Code Pro', 'Vazirmatn'";
  if (/(?<!sans-|sans )serif|times|georgia|garamond|roman|palatino/i.test(written))
    return "'Source Serif', 'Vazirmatn'";
  return "'Source Sans', 'Vazirmatn'";
}

function textIn(svg: string): string {
  const text = [...svg.matchAll(/<text[\s>][\s\S]*?<\/text>/g)]
    .map(([element]) => element.replace(/<[^>]*>/g, ""))
    .join("");
  const resolved = text.replace(/&#(x?)([0-9a-f]+);/gi, (_, hexadecimal: string, code: string) =>
    String.fromCodePoint(Number.parseInt(code, hexadecimal === "" ? 10 : 16)),
  );
  return [...new Set(`${resolved}&<>"'`)].toSorted().join("");
}

async function fontFace(
  { family, package: from, path, weight, style }: Face,
  characters: string,
  tools: FontTools,
): Promise<string> {
  const font = await tools.subsetFont(await tools.readPackageFile(from, path), characters);
  const data = Buffer.from(font).toString("base64");
  return `@font-face{font-family:'${family}';font-weight:${weight};font-style:${style};src:url(data:font/woff;base64,${data})}`;
}
