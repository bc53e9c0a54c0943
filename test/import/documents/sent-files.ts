import { strToU8, zipSync } from "fflate";

const png = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

const odf = "urn:oasis:names:tc:opendocument:xmlns";
const declared = ["office", "text", "table", "style", "meta", "manifest"]
  .map((name) => `xmlns:${name}="${odf}:${name}:1.0"`)
  .join(" ");
const spaces = `${declared} xmlns:draw="${odf}:drawing:1.0" xmlns:fo="${odf}:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="${odf}:svg-compatible:1.0"`;

/** An OpenDocument text with these paragraphs and the like. */
export function odt(body: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const style = (name: string, parent: string): string =>
    `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="${parent}"/>`;
  const files: Readonly<Record<string, Uint8Array>> = {
    "META-INF/manifest.xml": strToU8(
      `<manifest:manifest ${spaces}><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>`,
    ),
    "content.xml": strToU8(
      `<?xml version="1.0"?><office:document-content ${spaces} office:version="1.3"><office:automatic-styles>${style("P1", "Title")}${style("P2", "Subtitle")}<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    "styles.xml": strToU8(
      `<?xml version="1.0"?><office:document-styles ${spaces} office:version="1.3"><office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="GB"/></style:default-style>${style("Title", "Standard")}${style("Subtitle", "Standard")}${style("Figure", "Caption")}</office:styles></office:document-styles>`,
    ),
    "Pictures/shore.png": png,
    ...more,
  };
  return zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }], ...files });
}

/** A book of these chapters, with a title page, navigation and cover. */
export function epub(
  chapters: Readonly<Record<string, string>>,
  more: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const page = (body: string, title: string): Uint8Array =>
    strToU8(
      `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>${title}</title></head><body>${body}</body></html>`,
    );
  const names = Object.keys(chapters);
  const items = names.map(
    (name) => `<item id="${name}" href="${name}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const references = names.map((name) => `<itemref idref="${name}"/>`);
  const container = `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:1</dc:identifier><dc:title id="t">Tides of the Bay</dc:title><dc:creator>Ana Mora</dc:creator><dc:creator>Ben Ito</dc:creator><dc:language>en-GB</dc:language><dc:date>2020-01-02</dc:date><dc:subject>tides</dc:subject></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/><item id="front" href="front.xhtml" media-type="application/xhtml+xml"/>${items.join("")}<item id="p" href="media/shore.png" media-type="image/png"/></manifest><spine><itemref idref="cover"/><itemref idref="front"/><itemref idref="nav"/>${references.join("")}</spine></package>`;
  return zipSync({
    mimetype: [strToU8("application/epub+zip"), { level: 0 }],
    "META-INF/container.xml": strToU8(container),
    "OPS/package.opf": strToU8(opf),
    "OPS/nav.xhtml": page(
      '<nav epub:type="toc"><ol><li><a href="one.xhtml">Introduction</a></li></ol></nav>',
      "Contents",
    ),
    "OPS/cover.xhtml": page('<p><img src="media/shore.png" alt="Cover"/></p>', "Cover"),
    "OPS/front.xhtml": page(
      '<section epub:type="titlepage"><h1 class="title">Tides of the Bay</h1><p class="author">Ana Mora</p><p class="author">Ben Ito</p><div class="abstract"><p>The bay was measured for a year.</p></div></section>',
      "Title",
    ),
    "OPS/media/shore.png": png,
    ...Object.fromEntries(names.map((name) => [`OPS/${name}.xhtml`, page(chapters[name] ?? "", name)])),
    ...more,
  });
}

export const pictureAddress = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
export const pictureHex = Buffer.from(png).toString("hex");
