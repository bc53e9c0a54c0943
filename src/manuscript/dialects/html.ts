import type { ProseRule } from "./prose.ts";

/** Comments are the author's own; nobody else reads them. */
export function comments(): ProseRule {
  // Behind the last closing no comment ends: looked up once, since a text may open comments without number.
  let last = { text: "", closing: -1 };
  return {
    begins: "<",
    read: (text, at) => {
      if (!text.startsWith("<!--", at)) return null;
      if (last.text !== text) last = { text, closing: text.lastIndexOf("-->") };
      if (last.closing < at + 4) return null;
      return { end: text.indexOf("-->", at + 4) + 3, text: "" };
    },
  };
}

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
