import type { Block, Inline } from "../../model/pandoc.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import { words } from "../docx/inline-text.ts";
import { descendants, type Element, elements, isElement } from "../docx/xml.ts";
import { children, plain, type Setting } from "./jats-reading.ts";

/** What notes of these kinds are called. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^(?:conflict|coi-statement|competing)/i, "Competing interests"],
  [/^con/i, "Author contributions"],
  [/^(?:supported-by|funding|financial)/i, "Funding"],
  [/^(?:data|availability)/i, "Data availability"],
  [/^(?:ethics|study-group)/i, "Ethics statement"],
];

export function noteTitle(kind: string): string | undefined {
  return names.find(([pattern]) => pattern.test(kind))?.[1];
}

/** Notes that the text calls are there already; others get a heading, so that they belong to no section before them. */
export function noteGroup(element: Element, level: number, setting: Setting): readonly Block[] {
  const rest = elements(element).filter((each) => each.name !== "title" && !setting.reading.notes.has(each));
  const [title] = children(element, "title");
  const at = Math.max(1, Math.min(level, 6));
  let before = "";
  const own = rest.flatMap((each): readonly Block[] => {
    if (each.name !== "fn") return setting.blocks([each], level);
    const name = noteTitle(each.attributes["fn-type"] ?? "") ?? "Notes";
    const isNew = title === undefined && name !== before;
    before = name;
    const heading: Block = { t: "Header", c: [at, ["", [], []], words(name)] };
    return [...(isNew ? [heading] : []), ...unusedNote(each, setting)];
  });
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
  return [{ t: "Header", c: [at, ["", [], []], setting.inlines(title.children)] }, ...own];
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
