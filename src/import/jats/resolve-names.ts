import type { Pandoc } from "../../model/tools.ts";
import { inlineText } from "../../tree/text.ts";
import { readTree } from "../documents/readable.ts";

const own = new Set(["amp", "lt", "gt", "quot", "apos"]);

/** Names of characters that document types of JATS declare, `&ndash;`, as the characters; unknown ones stay. */
export async function resolveNames(xml: string, pandoc: Pandoc): Promise<string> {
  const names = [
    ...new Set([...xml.matchAll(/&([A-Za-z][A-Za-z0-9]*);/g)].map(([, name = ""]) => name)),
  ].filter((name) => !own.has(name));
  if (names.length === 0) return xml;
  const html = names.map((name) => `<p>|&${name};|</p>`).join("\n");
  const { blocks } = await readTree("html", "names.html", new TextEncoder().encode(html), pandoc);
  const characters = new Map(
    names.map((name, index) => {
      const block = blocks[index];
      const text = block?.t === "Para" || block?.t === "Plain" ? inlineText(block.c) : "";
      return [name, /^\|(.{1,4})\|$/su.exec(text)?.[1]];
    }),
  );
  return xml.replace(/&([A-Za-z][A-Za-z0-9]*);/g, (whole, name: string) => characters.get(name) ?? whole);
}
