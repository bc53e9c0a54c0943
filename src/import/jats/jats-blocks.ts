import type { Block, Inline } from "../../model/pandoc.ts";
import { str, trim } from "../docx/inline-text.ts";
import { descendants, type Element, elements, isElement, type Node, textOf } from "../docx/xml.ts";
import { jatsFigure, jatsFigureGroup, jatsTableWrap } from "./jats-figures.ts";
import { jatsInlines } from "./jats-inlines.ts";
import { jatsList } from "./jats-lists.ts";
import { noteBlocks, noteGroup, referenceList } from "./jats-notes.ts";
import {
  boxed,
  definitions,
  languageOf,
  section,
  statement,
  strong,
  supplement,
  verse,
} from "./jats-parts.ts";
import { pictureInline } from "./jats-pictures.ts";
import type { JatsReading, Setting } from "./jats-reading.ts";

const blockNames = new Set(
  (
    "p sec title label list def-list disp-quote verse-group boxed-text code preformat fig fig-group table-wrap table-wrap-group " +
    "table supplementary-material media statement speech ack app-group app fn-group glossary notes bio ref-list subtitle attrib " +
    "chem-struct-wrap disp-formula-group array floats-group graphic caption answer question explanation"
  ).split(" "),
);

const floating = new Set(["fig", "fig-group", "table-wrap"]);

/** The blocks of a body or back matter. */
export function jatsSetting(reading: JatsReading): Setting {
  const setting: Setting = {
    reading,
    inlines: (nodes) => jatsInlines(nodes, reading, (note) => noteBlocks(note, setting)),
    blocks: (nodes, level) => blocksOf(nodes, level, setting),
    lifted: () => liftedFigures(setting),
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
      if (level > 0) made.push(...floatsCalledIn(node, setting), ...setting.lifted());
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
  return setting.blocks(called, 1);
}

/** Only at the top level figures and tables are counted. */
function liftedFigures({ reading, blocks }: Setting): readonly Block[] {
  return reading.lifted.length === 0 ? [] : blocks(reading.lifted.splice(0), 1);
}

function callsIn(element: Element): readonly string[] {
  return elements(element).flatMap((each) => [
    ...(each.name === "xref" ? (each.attributes["rid"] ?? "").split(/\s+/) : []),
    ...callsIn(each),
  ]);
}

function block(element: Element, level: number, setting: Setting): readonly Block[] {
  const { inlines, blocks, reading } = setting;
  if (level === 0 && floating.has(element.name)) {
    reading.lifted.push(element);
    return [];
  }
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
