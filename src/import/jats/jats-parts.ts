import type { Block, DefinitionItem, Inline } from "../../model/pandoc.ts";
import { plainText, str, trim, words } from "../docx/inline-text.ts";
import { type Element, elements, isElement, type Node } from "../docx/xml.ts";
import { children, plain, type Setting } from "./jats-reading.ts";

export function strong(content: readonly Inline[]): readonly Block[] {
  return trim(content).length === 0 ? [] : [{ t: "Para", c: [{ t: "Strong", c: content }] }];
}

const ownTitles: Readonly<Record<string, string>> = {
  ack: "Acknowledgements",
  glossary: "Glossary",
  notes: "Notes",
};

/** A heading of label and title, and what stands under it. */
export function section(element: Element, level: number, setting: Setting): readonly Block[] {
  const [title] = children(element, "title");
  const [label] = children(element, "label");
  const rest = element.children.filter((node) => node !== title && node !== label && !isMeta(node));
  const named = [
    ...(label?.children ?? []),
    ...(label === undefined ? [] : [" "]),
    ...(title?.children ?? []),
  ];
  const own = trim(setting.inlines(named));
  const heading = own.length > 0 ? own : words(ownTitles[element.name] ?? "");
  const id = element.attributes["id"] ?? "";
  if (heading.length === 0) return setting.blocks(rest, level);
  if (level === 0) return [...strong(heading), ...setting.blocks(rest, 0)];
  return [
    { t: "Header", c: [Math.min(level, 6), [id, [], []], heading] },
    ...setting.blocks(rest, level + 1),
  ];
}

function isMeta(node: Node): boolean {
  return isElement(node) && /^(?:sec-meta|object-id|alt-title)$/.test(node.name);
}

export function definitions(element: Element, setting: Setting): readonly Block[] {
  const { inlines, blocks } = setting;
  const items = children(element, "def-item").map((item): DefinitionItem => {
    const terms = children(item, "term").flatMap((term, index) => [
      ...(index === 0 ? [] : [str(","), { t: "Space" } as const]),
      ...inlines(term.children),
    ]);
    return [terms, children(item, "def").map((each) => blocks(each.children, 0))];
  });
  const before = children(element, "label", "title").flatMap((each) => strong(inlines(each.children)));
  const nested = children(element, "def-list").flatMap((each) => definitions(each, setting));
  return [...before, ...(items.length === 0 ? [] : [{ t: "DefinitionList", c: items } as const]), ...nested];
}

export function verse(element: Element, setting: Setting): readonly Block[] {
  const lines = children(element, "verse-line").map((line) => setting.inlines(line.children));
  const others = elements(element).filter(({ name }) => name !== "verse-line");
  const [before, after] = [
    others.filter(({ name }) => name !== "attrib" && name !== "verse-group"),
    others.filter(({ name }) => name === "attrib" || name === "verse-group"),
  ];
  const own: readonly Block[] = lines.length === 0 ? [] : [{ t: "LineBlock", c: lines }];
  return [...setting.blocks(before, 0), ...own, ...setting.blocks(after, 0)];
}

/** A box is a callout with its title. */
export function boxed(element: Element, setting: Setting): readonly Block[] {
  const [caption] = children(element, "caption");
  const titles = [...children(element, "label", "title"), ...children(caption, "title")];
  const rest = [
    ...(caption?.children.filter((node) => !isElement(node) || node.name !== "title") ?? []),
    ...element.children.filter((node) => node !== caption && !titles.some((each) => each === node)),
  ];
  const title = titles.map(plain).join(" ").replaceAll('"', "”");
  const open = title === "" ? "::: {.callout-note}" : `::: {.callout-note title="${title}"}`;
  const blocks = setting.blocks(rest, 0);
  if (blocks.length === 0 && title === "") return [];
  return [{ t: "RawBlock", c: ["markdown", open] }, ...blocks, { t: "RawBlock", c: ["markdown", ":::"] }];
}

export function languageOf({ attributes }: Element): readonly string[] {
  const language = (attributes["language"] ?? "").toLowerCase();
  return /^[a-z][a-z0-9+-]*$/.test(language) ? [language] : [];
}

/** A file that belongs to the article: its label and caption, with a link where it has an address of the web. */
export function supplement(element: Element, setting: Setting): readonly Block[] {
  const { reading, inlines, blocks } = setting;
  const { href = "" } = element.attributes;
  const files = [element, ...children(element, "media", "graphic")].map(
    ({ attributes }) => attributes["href"] ?? "",
  );
  const label = children(element, "label").flatMap((each) => inlines(each.children));
  const [caption] = children(element, "caption");
  const title = children(caption, "title").flatMap((each) => inlines(each.children));
  const [first, ...more] = blocks(
    [...(caption?.children ?? []), ...element.children].filter(
      (node) =>
        isElement(node) &&
        !/^(?:title|label|caption|media|graphic|object-id|alt-text|long-desc)$/.test(node.name),
    ),
    0,
  );
  for (const file of new Set(files.filter((each) => each !== "")))
    reading.said.push({
      kind: "left",
      subject: "supplement",
      certainty: "sure",
      message: `The file "${file}" belongs to the article and is not taken over; publish it beside the editions, or put it into an appendix.`,
    });
  const name = [
    ...label,
    ...(label.length > 0 && title.length > 0 ? [{ t: "Space" } as const] : []),
    ...title,
  ];
  const bold: readonly Inline[] = name.length === 0 ? words(href) : [{ t: "Strong", c: name }];
  const opening: Block = {
    t: "Para",
    c: [...bold, ...(first?.t === "Para" ? [{ t: "Space" } as const, ...first.c] : [])],
  };
  return [opening, ...(first?.t === "Para" || first === undefined ? [] : [first]), ...more];
}

/** "Theorem 1. …", "Lear: …": what it is called opens its first paragraph. */
export function statement(element: Element, setting: Setting): readonly Block[] {
  const names = children(element, "label", "title", "speaker");
  const called = names.map((each) => plainText(setting.inlines(each.children))).join(" ");
  const [first, ...more] = setting.blocks(
    element.children.filter((node) => !names.some((each) => each === node)),
    0,
  );
  const name: Inline = { t: "Strong", c: words(/[.:]$/.test(called) ? called : `${called}.`) };
  if (called === "") return first === undefined ? more : [first, ...more];
  if (first?.t !== "Para")
    return [{ t: "Para", c: [name] }, ...(first === undefined ? [] : [first]), ...more];
  return [{ t: "Para", c: [name, { t: "Space" }, ...first.c] }, ...more];
}
