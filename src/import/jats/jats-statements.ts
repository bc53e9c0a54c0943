import type { Block, Inline } from "../../model/pandoc.ts";
import { words } from "../docx/inline-text.ts";
import { child, descendants, type Element, isElement } from "../docx/xml.ts";
import { noteTitle } from "./jats-notes.ts";
import { children, plain, type Setting } from "./jats-reading.ts";

/**
 * Notes of the authors, and what the metadata say of data and files, as sections behind the text, as journals print
 * them; metadata have no place for them. Notes that say who contributed equally are the authors' own data.
 */
export function jatsStatements(article: Element, setting: Setting): readonly Block[] {
  const meta = child(article, "front", "article-meta");
  if (meta === undefined) return [];
  const notes = children(meta, "author-notes")
    .flatMap((each) => children(each, "fn", "p"))
    .filter((each) => !setting.reading.notes.has(each));
  const called = new Set(
    descendants(meta, "xref").flatMap(({ attributes }) => (attributes["rid"] ?? "").split(/\s+/)),
  );
  const sections = new Map<string, Block[]>();
  const add = (name: string, blocks: readonly Block[]): void =>
    void sections.set(name, [...(sections.get(name) ?? []), ...blocks]);
  for (const note of notes) {
    const kind = note.attributes["fn-type"] ?? "";
    const isCalled = called.has(note.attributes["id"] ?? " ");
    if (/^equal/.test(kind) && isCalled) setting.reading.called.push(plain(note));
    else add(noteTitle(kind) ?? "Author notes", noteBlocks(note, setting));
  }
  for (const custom of descendants(meta, "custom-meta"))
    if (/data.?availability/i.test(plain(child(custom, "meta-name")))) {
      setting.reading.called.push(plain(child(custom, "meta-name")));
      add("Data availability", setting.blocks(child(custom, "meta-value")?.children ?? [], 0));
    }
  const files = children(meta, "supplementary-material");
  if (files.length > 0) add("Supplementary material", setting.blocks(files, 0));
  const made = [...sections].filter(([, blocks]) => blocks.length > 0);
  if (made.length > 0)
    setting.reading.said.push({
      kind: "recognised",
      subject: "note",
      certainty: "likely",
      message: `Notes from the front stand behind the text, under ${made.map(([name]) => `"${name}"`).join(", ")}.`,
    });
  return made.flatMap(([name, blocks]): readonly Block[] => [
    { t: "Header", c: [1, ["", [], []], words(name)] },
    ...blocks,
  ]);
}

/** The sign goes with the call; a sign that nothing calls stands before its note. */
function noteBlocks(note: Element, setting: Setting): readonly Block[] {
  const [label] = children(note, "label");
  const blocks = setting.blocks(
    note.name === "p" ? [note] : note.children.filter((node) => !isElement(node) || node.name !== "label"),
    0,
  );
  const [first, ...more] = blocks;
  if (label === undefined || first?.t !== "Para") return blocks;
  const sign: readonly Inline[] = setting.inlines(label.children);
  return [{ t: "Para", c: [...sign, { t: "Space" }, ...first.c] }, ...more];
}
