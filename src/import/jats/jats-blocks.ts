import type { Block, DefinitionItem, Inline } from "../../model/pandoc.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import { plainText, str, trim, words } from "../docx/inline-text.ts";
import { descendants, type Element, elements, isElement, type Node, textOf } from "../docx/xml.ts";
import { jatsFigure, jatsFigureGroup, jatsTableWrap } from "./jats-figures.ts";
import { jatsInlines } from "./jats-inlines.ts";
import { jatsList } from "./jats-lists.ts";
import { pictureInline } from "./jats-pictures.ts";
import { children, type JatsReading, plain } from "./jats-reading.ts";

/** What readers of parts of the text are handed. */
export type Setting = {
  readonly reading: JatsReading;
  readonly inlines: (nodes: readonly Node[]) => readonly Inline[];
  /** Of the children of an element; headings inside stand at this level, and are bold words at 0. */
  readonly blocks: (nodes: readonly Node[], level: number) => readonly Block[];
};

const blockNames = new Set(
  (
    "p sec title label list def-list disp-quote verse-group boxed-text code preformat fig fig-group table-wrap table-wrap-group " +
    "table supplementary-material media statement speech ack app-group app fn-group glossary notes bio ref-list subtitle attrib " +
    "chem-struct-wrap disp-formula-group array floats-group graphic caption answer question explanation"
  ).split(" "),
);

/** The blocks of a body or back matter. */
export function jatsSetting(reading: JatsReading): Setting {
  const setting: Setting = {
    reading,
    inlines: (nodes) => jatsInlines(nodes, reading, (note) => noteBlocks(note, setting)),
    blocks: (nodes, level) => blocksOf(nodes, level, setting),
  };
  return setting;
}

/** Mixed content: runs of inlines become paragraphs between the blocks. */
function blocksOf(nodes: readonly Node[], level: number, setting: Setting): readonly Block[] {
  const made: Block[] = [];
  let run: Node[] = [];
  const flush = (): void => {
    const content = trim(singleSpaces(setting.inlines(run)));
    if (content.length > 0) made.push({ t: "Para", c: content });
    run = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !blockNames.has(node.name)) run.push(node);
    else {
      flush();
      made.push(...block(node, level, setting));
      if (level > 0) made.push(...floatsCalledIn(node, setting));
    }
  }
  flush();
  return made;
}

function singleSpaces(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.filter(({ t }, index) => t !== "Space" || inlines[index - 1]?.t !== "Space");
}

/** Figures that stand at the end of the file come behind the paragraph that calls them first. */
function floatsCalledIn(element: Element, setting: Setting): readonly Block[] {
  const { floats } = setting.reading;
  if (floats.size === 0 || element.name !== "p") return [];
  const called = callsIn(element).flatMap((id): readonly Element[] => {
    const float = floats.get(id);
    floats.delete(id);
    return float === undefined ? [] : [float];
  });
  return setting.blocks(called, 0);
}

function callsIn(element: Element): readonly string[] {
  return elements(element).flatMap((each) => [
    ...(each.name === "xref" ? (each.attributes["rid"] ?? "").split(/\s+/) : []),
    ...callsIn(each),
  ]);
}

function block(element: Element, level: number, setting: Setting): readonly Block[] {
  const { inlines, blocks } = setting;
  switch (element.name) {
    case "title":
    case "subtitle":
      return strong(inlines(element.children));
    case "sec":
    case "app":
    case "ack":
    case "glossary":
    case "notes":
    case "bio":
      return section(element, level, setting);
    case "list":
      return jatsList(element, setting);
    case "def-list":
      return definitions(element, setting);
    case "disp-quote":
      return [{ t: "BlockQuote", c: blocks(element.children, 0) }];
    case "attrib":
      return [{ t: "Para", c: [str("—"), { t: "Space" }, ...inlines(element.children)] }];
    case "verse-group":
      return verse(element, setting);
    case "boxed-text":
      return boxed(element, setting);
    case "code":
    case "preformat":
      return [
        { t: "CodeBlock", c: [["", languageOf(element), []], textOf(element).replace(/^\n|\s+$/g, "")] },
      ];
    case "fig":
      return jatsFigure(element, setting);
    case "fig-group":
      return jatsFigureGroup(element, setting);
    case "table-wrap":
      return jatsTableWrap(element, setting);
    case "table":
    case "array":
      return jatsTableWrap({ name: "table-wrap", attributes: {}, children: [element] }, setting);
    case "supplementary-material":
    case "media":
      return supplement(element, setting);
    case "statement":
    case "speech":
      return statement(element, setting);
    case "fn-group":
      return noteGroup(element, level, setting);
    case "graphic":
    case "chem-struct-wrap":
      return [{ t: "Para", c: graphicsIn(element).map((each) => pictureInline(each, "alone", element)) }];
    case "ref-list":
      return referenceList(element, level, setting);
    case "label":
      return [{ t: "Para", c: [{ t: "Strong", c: inlines(element.children) }] }];
    default:
      return blocks(element.children, level);
  }
}

function graphicsIn(element: Element): readonly Element[] {
  return element.name === "graphic" ? [element] : descendants(element, "graphic").slice(0, 1);
}

function strong(content: readonly Inline[]): readonly Block[] {
  return trim(content).length === 0 ? [] : [{ t: "Para", c: [{ t: "Strong", c: content }] }];
}

const ownTitles: Readonly<Record<string, string>> = {
  ack: "Acknowledgements",
  glossary: "Glossary",
  notes: "Notes",
};

/** A heading of label and title, and what stands under it. */
function section(element: Element, level: number, setting: Setting): readonly Block[] {
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

function definitions(element: Element, setting: Setting): readonly Block[] {
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

function verse(element: Element, setting: Setting): readonly Block[] {
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
function boxed(element: Element, setting: Setting): readonly Block[] {
  const [caption] = children(element, "caption");
  const titles = [...children(element, "label", "title"), ...children(caption, "title")];
  const rest = [
    ...(caption?.children.filter((node) => !isElement(node) || node.name !== "title") ?? []),
    ...element.children.filter((node) => node !== caption && !titles.some((each) => each === node)),
  ];
  const title = titles.map(plain).join(" ").replaceAll('"', "”");
  const open = title === "" ? "::: {.callout-note}" : `::: {.callout-note title="${title}"}`;
  return [
    { t: "RawBlock", c: ["markdown", open] },
    ...setting.blocks(rest, 0),
    { t: "RawBlock", c: ["markdown", ":::"] },
  ];
}

function languageOf({ attributes }: Element): readonly string[] {
  const language = (attributes["language"] ?? "").toLowerCase();
  return /^[a-z][a-z0-9+-]*$/.test(language) ? [language] : [];
}

/** A file that belongs to the article: its label and caption, with a link where it has an address of the web. */
function supplement(element: Element, setting: Setting): readonly Block[] {
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
function statement(element: Element, setting: Setting): readonly Block[] {
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

/** Notes that the text calls are there already. */
function noteGroup(element: Element, level: number, setting: Setting): readonly Block[] {
  const rest = elements(element).filter((each) => each.name !== "title" && !setting.reading.notes.has(each));
  const own = rest.flatMap((each) =>
    each.name === "fn" ? unusedNote(each, setting) : setting.blocks([each], level),
  );
  const [title] = children(element, "title");
  if (title === undefined) return own;
  if (own.length === 0) {
    setting.reading.said.push({
      kind: "removed",
      subject: "heading",
      certainty: "sure",
      message: `The heading "${plain(title)}" goes with its notes, which stand where they are called.`,
      removedText: plain(title),
    });
    return own;
  }
  return [
    { t: "Header", c: [Math.max(1, Math.min(level, 6)), ["", [], []], setting.inlines(title.children)] },
    ...own,
  ];
}

function unusedNote(element: Element, setting: Setting): readonly Block[] {
  const [first, ...more] = noteBlocks(element, setting);
  const label = children(element, "label").flatMap((each) => setting.inlines(each.children));
  const mark: readonly Inline[] = label.length === 0 ? [] : [{ t: "Superscript", c: label }, { t: "Space" }];
  if (first === undefined) return more;
  return [first.t === "Para" ? { t: "Para", c: [...mark, ...first.c] } : first, ...more];
}

function noteBlocks(note: Element, { blocks }: Setting): readonly Block[] {
  return blocks(
    note.children.filter((node) => !isElement(node) || node.name !== "label"),
    0,
  );
}

/** The list's place is kept by its heading, where it is called what such lists are called. */
function referenceList(element: Element, level: number, setting: Setting): readonly Block[] {
  const [title] = children(element, "title");
  const others = elements(element).filter(({ name }) => !/^(?:title|ref|label)$/.test(name));
  const before = setting.blocks(others, level);
  const text = title === undefined ? "" : plain(title);
  if (text === "" || elements(element).every(({ name }) => name !== "ref")) return before;
  if (namesReferenceList(text))
    return [...before, { t: "Header", c: [1, ["", [], []], setting.inlines(title?.children ?? [])] }];
  setting.reading.said.push({
    kind: "removed",
    subject: "reference list",
    certainty: "sure",
    message: `The heading "${text}" is left out: all works stand in one list, under its usual heading.`,
    removedText: text,
  });
  return before;
}
