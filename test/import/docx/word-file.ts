import { strToU8 } from "fflate";

/** Parts of a Word document as a test writes them: what stands inside each root element. */
export type Parts = {
  readonly body: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly header?: string;
  /** Relationships of the document: id, type, target; a target with a scheme is external. */
  readonly relations?: readonly (readonly [id: string, type: string, target: string])[];
  /** Other files by their path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
};

const office = "http://schemas.openxmlformats.org";
const spaces = {
  w: `${office}/wordprocessingml/2006/main`,
  m: `${office}/officeDocument/2006/math`,
  r: `${office}/officeDocument/2006/relationships`,
  wp: `${office}/drawingml/2006/wordprocessingDrawing`,
  a: `${office}/drawingml/2006/main`,
  pic: `${office}/drawingml/2006/picture`,
  mc: `${office}/markup-compatibility/2006`,
  wps: "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
  v: "urn:schemas-microsoft-com:vml",
  o: "urn:schemas-microsoft-com:office:office",
};
const declared = Object.entries(spaces)
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join("");

const usualStyles = [
  style("Normal", "Normal", '<w:rPr><w:sz w:val="22"/></w:rPr>', 'w:default="1"'),
  style("Title", "Title"),
  ...[1, 2, 3].map((level) =>
    style(`Heading${level}`, `heading ${level}`, `<w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr>`),
  ),
  style("Caption", "caption"),
  style("Quote", "Quote"),
  style("SourceCode", "Source Code"),
  style("Bibliography", "Bibliography"),
].join("");

function style(id: string, name: string, inside = "", more = ""): string {
  return `<w:style w:type="paragraph" w:styleId="${id}" ${more}><w:name w:val="${name}"/>${inside}</w:style>`;
}

/** The files of a package with the parts that are given. */
export function wordFile(parts: Parts): ReadonlyMap<string, Uint8Array> {
  const { body, files = {}, relations = [], ...given } = parts;
  const others = { styles: usualStyles, ...given };
  const roots = {
    footnotes: "footnotes",
    endnotes: "endnotes",
    comments: "comments",
    styles: "styles",
    numbering: "numbering",
    header: "hdr",
  };
  const present = Object.entries(roots).flatMap(([name, root]) => {
    const inside = Object.entries(others).find(([key]) => key === name)?.[1];
    return inside === undefined ? [] : [[name, part(root, inside)] as const];
  });
  const all: Readonly<Record<string, string | Uint8Array>> = {
    "_rels/.rels": related([["r1", "officeDocument", "word/document.xml"]]),
    "word/_rels/document.xml.rels": related([
      ...present.map(([name]) => [name, name, `${name}.xml`] as const),
      ...relations,
    ]),
    "word/document.xml": part("document", `<w:body>${body}</w:body>`),
    ...Object.fromEntries(present.map(([name, xml]) => [`word/${name}.xml`, xml])),
    ...files,
  };
  return new Map(
    Object.entries(all).map(([path, content]) => [
      path,
      typeof content === "string" ? strToU8(content) : content,
    ]),
  );
}

function part(root: string, inside: string): string {
  return `<?xml version="1.0"?><w:${root}${declared}>${inside}</w:${root}>`;
}

function related(list: readonly (readonly [string, string, string])[]): string {
  const each = list.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${spaces.r}/${type}" Target="${target}"${/^\w+:/.test(target) ? ' TargetMode="External"' : ""}/>`,
  );
  return `<Relationships xmlns="${office}/package/2006/relationships">${each.join("")}</Relationships>`;
}

/** A paragraph of a style, of text or runs. */
export function p(content: string, styleId = "", properties = ""): string {
  const named = styleId === "" ? "" : `<w:pStyle w:val="${styleId}"/>`;
  return `<w:p><w:pPr>${named}${properties}</w:pPr>${content.startsWith("<") ? content : r(content)}</w:p>`;
}

/** A run; `look` is what stands in its properties. */
export function r(text: string, look = ""): string {
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A field with what it prints. */
export function field(instruction: string, result: string): string {
  const code = instruction.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result.startsWith("<") ? result : r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
}

/** A picture in a run, by its relationship. */
export function picture(id: string, description = ""): string {
  return `<w:r><w:drawing><wp:inline><wp:extent cx="2865120" cy="1000000"/><wp:docPr id="1" name="Picture 1" descr="${description}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

export function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string =>
    row.map((cell) => (cell.startsWith("<w:tc>") ? cell : `<w:tc><w:tcPr/>${p(cell)}</w:tc>`)).join("");
  const lines = rows.map(
    (row, index) => `<w:tr>${index === 0 ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${cells(row)}</w:tr>`,
  );
  const grid = (rows.at(-1) ?? []).map(() => '<w:gridCol w:w="2000"/>').join("");
  return `<w:tbl><w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join("")}</w:tbl>`;
}

/** The smallest PNG. */
export const png = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);
