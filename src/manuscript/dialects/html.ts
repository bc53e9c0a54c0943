import type { ProseRule } from "./prose.ts";

/** Comments are the author's own; nobody else reads them. */
export const comments: ProseRule = {
  begins: "<",
  read: (text, at) => {
    if (!text.startsWith("<!--", at)) return null;
    const end = text.indexOf("-->", at + 4);
    return end < 0 ? null : { end: end + 3, text: "" };
  },
};

/** `<a id="x"></a>` and `<a name="x"></a>`: a place to point at. */
export const anchors: ProseRule = {
  begins: "<",
  read: (text, at) => {
    const pattern = /<a\s+(?:id|name)\s*=\s*["']([^"'\s]+)["']\s*(?:\/>|>\s*<\/a>)/iy;
    pattern.lastIndex = at;
    const id = pattern.exec(text)?.[1];
    return id === undefined ? null : { end: pattern.lastIndex, text: `[]{#${id}}` };
  },
};
