import type { Library } from "../library.ts";

/** Every identifier that the texts of a publication give: headings, anchors, figures. */
export async function collectAnchors(
  library: Library,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const anchors = new Set<string>();
  for (const path of paths) {
    const text = (await library.text(path))?.text ?? "";
    for (const match of text.matchAll(
      /<a\s+(?:id|name)\s*=\s*["']([^"'\s]+)["']|\{[^{}\n]*#([\w:.-]+)[^{}\n]*\}/g,
    ))
      anchors.add(match[1] ?? match[2] ?? "");
  }
  return anchors;
}
