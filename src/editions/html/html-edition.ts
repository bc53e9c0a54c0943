import { asianSlices } from "../../markup/asian-slices.ts";
import { lookFile, lookStyles } from "../../markup/look.ts";
import { asianFace, type UsedFace, usedFaces } from "../../markup/screen-faces.ts";
import { renderTemplate, type Templates } from "../../markup/template.ts";
import type { Edition } from "../../model/edition.ts";
import type { Galley } from "../../model/galley.ts";
import { headView } from "./head-view.ts";
import { pageView } from "./page-view.ts";

/** What the HTML edition asks of the world. */
export type HtmlTools = {
  readonly templates: Templates;
  /** A file of an installed package. */
  readonly readPackageFile: (name: string, path: string) => Promise<Uint8Array>;
  /** A font with only these characters, as WOFF2. */
  readonly subsetFont: (font: Uint8Array, characters: string) => Promise<Uint8Array>;
};

/**
 * The galley as one file, `<name>.html`, with its styles, fonts, images and formulas inside: it runs nothing and asks for
 * nothing. Written so that readers of HTML and of XML see the same.
 */
export async function htmlEdition(galley: Galley, name: string, tools: HtmlTools): Promise<Edition> {
  const { templates } = tools;
  const styles = lookStyles(templates, galley.metadata, "html");
  const view = { ...pageView(galley), ...headView(galley) };
  const path = lookFile(templates, galley.metadata, "html/page.html");
  const bare = renderTemplate(templates, path, { ...view, styles: "" });
  const slices = await asianSlices(bare, tools.readPackageFile);
  const faces = [...usedFaces([bare], styles), ...slices.map(asianFace)];
  const declared = await fontFaces(faces, tools);
  const page = renderTemplate(templates, path, { ...view, styles: insideElement(`${declared}\n${styles}`) });
  const bytes = new TextEncoder().encode(withImages(page, galley));
  return { kind: "html", files: new Map([[`${name}.html`, bytes]]) };
}

/** Nothing in a style sheet ends the element it stands in; in a string `\/` is a slash. */
function insideElement(styles: string): string {
  return styles.replaceAll("</", "<\\/");
}

async function fontFaces(faces: readonly UsedFace[], tools: HtmlTools): Promise<string> {
  const views = faces.map(async (face) => {
    const font = await tools.readPackageFile(face.package, face.path);
    return { ...face, data: base64(await tools.subsetFont(font, face.characters)) };
  });
  const view = { licences: await licences(faces, tools), faces: await Promise.all(views) };
  return renderTemplate(tools.templates, "shared/html/font-faces.css", view);
}

/** Whose fonts these are: the SIL Open Font License asks that it goes with them. */
async function licences(faces: readonly UsedFace[], tools: HtmlTools): Promise<readonly string[]> {
  const once = new Map(faces.map((face) => [face.package, face]));
  return Promise.all(
    [...once.values()].map(async ({ package: from, licence, family }) => {
      const text = new TextDecoder().decode(await tools.readPackageFile(from, licence));
      const owner = /^.*\bcopyright\b.*$/im.exec(text)?.[0].trim() ?? "";
      return `${family}: ${owner.replaceAll("*/", "")}`;
    }),
  );
}

/** Images are put in last: what is looked for in the page before is not looked for in them. */
function withImages(page: string, { resources }: Galley): string {
  const images = new Map(resources.map(({ href, mediaType, bytes }) => [href, { mediaType, bytes }]));
  return page.replace(/(<img\b[^>]*? src=")([^"]*)(?=")/g, (whole, before: string, href: string) => {
    const image = images.get(href);
    return image === undefined ? whole : `${before}data:${image.mediaType};base64,${base64(image.bytes)}`;
  });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
