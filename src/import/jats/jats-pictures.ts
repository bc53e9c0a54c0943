import type { Block, Inline } from "../../model/pandoc.ts";
import { visitBlocks } from "../../tree/walk.ts";
import { words } from "../docx/inline-text.ts";
import type { Element } from "../docx/xml.ts";
import { children, plain } from "./jats-reading.ts";

/** A file beside the one that was sent, by its path from there; null where there is none or it may not be read. */
export type Beside = (path: string) => Promise<Uint8Array | null>;

/** A picture with what is said of it for those who do not see it. */
export function pictureInline(graphic: Element, place: "inline" | "alone", of?: Element): Inline {
  const { href = "" } = graphic.attributes;
  const said = [graphic, ...(of === undefined ? [] : [of])].flatMap((each) =>
    children(each, "alt-text", "long-desc"),
  );
  const width = place === "inline" ? [["width", "10%"] as const] : [];
  return {
    t: "Image",
    c: [["", [], width], words(said.map(plain).join(" ")), [href === "" ? "picture" : href, ""]],
  };
}

const shown = ["png", "jpg", "jpeg", "svg", "webp", "gif"];
const others = ["tif", "tiff", "eps", "pdf"];

/** The pictures that lie beside the article, by the addresses it has for them: with another ending, or none. */
export async function picturesBeside(
  blocks: readonly Block[],
  beside: Beside,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const addresses = new Set<string>();
  visitBlocks(blocks, { inline: (inline) => inline.t === "Image" && addresses.add(inline.c[2][0]) });
  const found = new Map<string, Uint8Array>();
  for (const address of addresses) {
    for (const path of pathsOf(address)) {
      const bytes = await beside(path);
      if (bytes === null) continue;
      found.set(address, bytes);
      break;
    }
  }
  return found;
}

/** What can be shown is tried first, the file that is named among it. */
function pathsOf(address: string): readonly string[] {
  if (/^(?:https?|ftp|data|file):/i.test(address) || /\0/.test(address)) return [];
  const path = address.replace(/^(?:info:doi|doi:)\/?/, "").replace(/^(?:\.?\/)+/, "");
  const bases = [...new Set([path, path.split("/").at(-1) ?? path])].filter(
    (base) => !/(?:^|\/)\.\.(?:\/|$)/.test(base),
  );
  const ending = /\.([a-z]{3,4})$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  const isNamed = shown.includes(ending) || others.includes(ending);
  return bases.flatMap((base) => {
    const stem = isNamed ? base.slice(0, -ending.length - 1) : base;
    const own = isNamed ? [base] : [];
    const with_ = (endings: readonly string[]): readonly string[] =>
      endings.flatMap((each) => [`${stem}.${each}`, `${stem}.${each.toUpperCase()}`]);
    return [...(shown.includes(ending) ? own : []), ...with_(shown), ...own, ...with_(others)];
  });
}
