import type { Block, Inline } from "../../model/pandoc.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import { descendants, type Element, elements, isElement } from "../docx/xml.ts";
import { children, plain, type Setting } from "./jats-reading.ts";

/** Notes that the text calls are there already. */
export function noteGroup(element: Element, level: number, setting: Setting): readonly Block[] {
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

export function noteBlocks(note: Element, { blocks }: Setting): readonly Block[] {
  return blocks(
    note.children.filter((node) => !isElement(node) || node.name !== "label"),
    0,
  );
}

/** The list's place is kept by its heading, where it is called what such lists are called. */
export function referenceList(element: Element, level: number, setting: Setting): readonly Block[] {
  const [title] = children(element, "title");
  const others = elements(element).filter(({ name }) => !/^(?:title|ref|label)$/.test(name));
  const before = setting.blocks(others, level);
  const text = title === undefined ? "" : plain(title);
  if (text === "" || descendants(element, "ref").length === 0) return before;
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
