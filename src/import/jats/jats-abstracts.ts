import type { Block, Inline } from "../../model/pandoc.ts";
import { plainText, trim } from "../docx/inline-text.ts";
import { type Element, elements, isElement } from "../docx/xml.ts";
import { children, plain, type Setting, taken } from "./jats-reading.ts";

/** The abstract proper first; those of other kinds and languages behind it. */
export function abstractsOf(meta: Element): readonly Element[] {
  const all = children(meta, "abstract");
  const own = all.find(({ attributes }) => attributes["abstract-type"] === undefined) ?? all[0];
  return own === undefined
    ? []
    : [own, ...all.filter((each) => each !== own), ...children(meta, "trans-abstract")];
}

/** Titles of its sections open their first paragraphs; its own title is printed by the editions. */
export function abstractBlocks(abstract: Element, setting: Setting): readonly Block[] {
  const [title] = children(abstract, "title");
  if (title !== undefined)
    setting.reading.said.push(
      taken("abstract", `The title "${plain(title)}" of the abstract is set by the editions.`, plain(title)),
    );
  return elements(abstract)
    .filter(({ name }) => !/^(?:title|label|object-id)$/.test(name))
    .flatMap((each): readonly Block[] =>
      each.name === "sec" ? abstractSection(each, setting) : setting.blocks([each], 0),
    );
}

function abstractSection(section: Element, setting: Setting): readonly Block[] {
  const titles = children(section, "label", "title");
  const title = trim(titles.flatMap((each) => setting.inlines(each.children)));
  const [first, ...more] = setting.blocks(
    section.children.filter((node) => !isElement(node) || !titles.includes(node)),
    0,
  );
  if (title.length === 0) return first === undefined ? more : [first, ...more];
  const stop = /[.:!?]$/.test(plainText(title)) ? title : [...title, { t: "Str", c: "." } as const];
  const opening: readonly Inline[] = [{ t: "Strong", c: stop }];
  if (first?.t !== "Para")
    return [{ t: "Para", c: opening }, ...(first === undefined ? [] : [first]), ...more];
  return [{ t: "Para", c: [...opening, { t: "Space" }, ...first.c] }, ...more];
}

const abstractNames: Readonly<Record<string, string>> = {
  summary: "Summary",
  "executive-summary": "Executive summary",
  "author-summary": "Author summary",
  "plain-language-summary": "Plain language summary",
  "key-points": "Key points",
  highlights: "Highlights",
  graphical: "Graphical abstract",
  teaser: "Teaser",
  toc: "Summary",
};

export function beforeText(abstracts: readonly Element[], meta: Element, setting: Setting): readonly Block[] {
  const made = abstracts.flatMap((abstract): readonly Block[] => {
    const [title] = children(abstract, "title");
    const own: readonly Inline[] =
      title === undefined
        ? [{ t: "Str", c: abstractNames[abstract.attributes["abstract-type"] ?? ""] ?? "Abstract" }]
        : setting.inlines(title.children);
    const content = setting.blocks(
      abstract.children.filter((node) => node !== title),
      0,
    );
    setting.reading.said.push({
      kind: "left",
      subject: "abstract",
      certainty: "sure",
      message: `The metadata have one abstract; "${plainText(own)}" stands before the text.`,
    });
    return [{ t: "Header", c: [1, ["", [], []], own] }, ...content, ...setting.lifted()];
  });
  const products = children(meta, "product").map(
    (product): Block => ({ t: "Para", c: trim(setting.inlines(product.children)) }),
  );
  return [...products, ...made];
}
