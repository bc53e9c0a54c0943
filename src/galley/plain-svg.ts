/**
 * An SVG image without its document type: an e-book may not name one from outside (EPUB 3.3 §3.9, well-formed and
 * standalone), and nothing reads it. Entities it declares, as drawing programs do for namespaces, are written out; null
 * where the image would be longer than `limit` then.
 */
export function withoutDocumentType(svg: string, limit = Number.POSITIVE_INFINITY): string | null {
  const declaration = /<!DOCTYPE\s[^[>]*(?:\[([\s\S]*?)\]\s*)?>\s*/.exec(svg);
  if (declaration === null) return svg;
  const declared = [
    ...(declaration[1] ?? "").matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"&<]*)"|'([^'&<]*)')\s*>/g),
  ];
  const entities = new Map(declared.map(([, name = "", double, single]) => [name, double ?? single ?? ""]));
  const rest = svg.slice(declaration.index + declaration[0].length);
  let length = rest.length;
  const written = rest.replace(/&([\w.-]+);/g, (reference, name: string) => {
    const text = entities.get(name) ?? reference;
    length += text.length;
    return length > limit ? "" : text;
  });
  if (length > limit) return null;
  return svg.slice(0, declaration.index).replace(/\sstandalone="[^"]*"/, "") + written;
}

/** Paths that draw nothing say so: SVG 1.1 asks for `d`, plotting programs write blank letters without. */
export function withPathData(svg: string): string {
  return svg.replace(/<path(?=[\s/>])(?![^>]*\sd\s*=)/g, '<path d=""');
}
