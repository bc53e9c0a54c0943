import { type PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import type { PdfIdentity } from "./finish-pdf.ts";

const producer = "Colophon";

/**
 * The description again as XMP (ISO 16684-1), where catalogues and archives look for it; it says the same as the
 * information dictionary. It is not packed, so that programs that know no PDF find it (ISO 32000-1, 14.3.2).
 */
export function writeXmp(document: PDFDocument, identity: PdfIdentity, isArchival = false): void {
  const bytes = new TextEncoder().encode(xmp(identity, isArchival));
  const dictionary = document.context.obj({ Type: "Metadata", Subtype: "XML", Length: bytes.length });
  const ref = document.context.register(PDFRawStream.of(dictionary, bytes));
  document.catalog.set(PDFName.of("Metadata"), ref);
}

/** Whoever has looked whether the file follows a standard may write that here (ISO 16684-1, 7.3.2: padding). */
const room = `${" ".repeat(80)}\n`.repeat(2);

function xmp(identity: PdfIdentity, isArchival: boolean): string {
  const { title, authors, keywords, subject, language, doi, licence } = identity;
  const date = `${identity.date.toISOString().slice(0, 19)}Z`;
  const address = licence?.url ?? "";
  const properties = [
    simple("dc:format", "application/pdf"),
    listed("dc:title", "Alt", [title]),
    listed("dc:creator", "Seq", authors),
    listed("dc:subject", "Bag", keywords),
    listed("dc:description", "Alt", [subject]),
    listed("dc:language", "Bag", [language]),
    simple("dc:identifier", doi === "" ? "" : `doi:${doi}`),
    simple("prism:doi", doi),
    simple("prism:url", doi === "" ? "" : `https://doi.org/${doi}`),
    listed("dc:rights", "Alt", [licence?.name ?? ""]),
    simple("xmpRights:Marked", licence === undefined ? "" : "True"),
    simple("xmpRights:WebStatement", address),
    address === "" || isArchival ? "" : `<cc:license rdf:resource="${escaped(address)}"/>\n`,
    simple("pdf:Producer", producer),
    simple("pdf:Keywords", keywords.join(", ")),
    simple("xmp:CreatorTool", producer),
    simple("xmp:CreateDate", date),
    simple("xmp:ModifyDate", date),
    simple("xmp:MetadataDate", date),
    isArchival ? extensions : "",
    room,
  ].join("");
  const spaces = Object.entries(namespaces).map(([prefix, address]) => ` xmlns:${prefix}="${address}"`);
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""${spaces.join("")}>
${properties}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

const namespaces = {
  dc: "http://purl.org/dc/elements/1.1/",
  prism: "http://prismstandard.org/namespaces/basic/2.0/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  xmpRights: "http://ns.adobe.com/xap/1.0/rights/",
  cc: "http://creativecommons.org/ns#",
  pdf: "http://ns.adobe.com/pdf/1.3/",
  pdfuaid: "http://www.aiim.org/pdfua/ns/id/",
  pdfaid: "http://www.aiim.org/pdfa/ns/id/",
  pdfaExtension: "http://www.aiim.org/pdfa/ns/extension/",
  pdfaSchema: "http://www.aiim.org/pdfa/ns/schema#",
  pdfaProperty: "http://www.aiim.org/pdfa/ns/property#",
} as const;

/** Properties that archives do not know by themselves are described (ISO 19005-2, 6.6.2.3). */
const extensions = ((): string => {
  const property = (name: string, type: string, description: string): string =>
    resource([
      ["pdfaProperty:name", name],
      ["pdfaProperty:valueType", type],
      ["pdfaProperty:category", "external"],
      ["pdfaProperty:description", description],
    ]);
  const schema = (title: string, prefix: keyof typeof namespaces, properties: readonly string[]): string =>
    resource(
      [
        ["pdfaSchema:schema", title],
        ["pdfaSchema:namespaceURI", namespaces[prefix]],
        ["pdfaSchema:prefix", prefix],
      ],
      `<pdfaSchema:property><rdf:Seq>${properties.join("")}</rdf:Seq></pdfaSchema:property>`,
    );
  const schemas = [
    schema("PDF/UA identification", "pdfuaid", [property("part", "Integer", "Part of ISO 14289")]),
    schema("PRISM basic metadata", "prism", [
      property("doi", "Text", "Digital Object Identifier"),
      property("url", "URI", "Address of the publication"),
    ]),
  ];
  return `<pdfaExtension:schemas><rdf:Bag>${schemas.join("")}</rdf:Bag></pdfaExtension:schemas>\n`;
})();

function resource(fields: readonly (readonly [name: string, value: string])[], more = ""): string {
  const written = fields.map(([name, value]) => `<${name}>${escaped(value)}</${name}>`);
  return `<rdf:li rdf:parseType="Resource">${written.join("")}${more}</rdf:li>`;
}

function simple(name: string, value: string): string {
  return value === "" ? "" : `<${name}>${escaped(value)}</${name}>\n`;
}

function listed(name: string, kind: "Alt" | "Bag" | "Seq", values: readonly string[]): string {
  const language = kind === "Alt" ? ' xml:lang="x-default"' : "";
  const items = values
    .filter((value) => value !== "")
    .map((value) => `<rdf:li${language}>${escaped(value)}</rdf:li>`);
  return items.length === 0 ? "" : `<${name}><rdf:${kind}>${items.join("")}</rdf:${kind}></${name}>\n`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
