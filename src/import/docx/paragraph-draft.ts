import type { Story } from "./story.ts";
import type { Look } from "./styles.ts";
import { type Element, flag, make } from "./xml.ts";

/** The paragraph under way. */
export type ParagraphDraft = {
  readonly number: number;
  /** Its properties in the document. */
  readonly source: Element | undefined;
  /** What stands behind it: text boxes, and pictures beside its words. */
  readonly lifted: Element[];
  readonly text: () => string;
  /** Letters go by, in a run of these properties. */
  readonly see: (letters: string, run: Element | undefined) => void;
  /** What Pandoc shall know of it: whether it is an item of a list. */
  readonly properties: () => Element;
  /** Writes what was seen into the story. */
  readonly close: () => void;
};

/** Numbers a paragraph and collects how its letters look. */
export function openParagraph(source: Element | undefined, story: Story, inTable: boolean): ParagraphDraft {
  const look = story.styles.look(source);
  const number = story.paragraphs.length + 1;
  const seen = { text: "", letters: 0, bold: 0, italic: 0, size: 0 };
  const empty = { number, look, text: "", bold: false, italic: false, size: look.size, inTable };
  story.paragraphs.push(empty);
  return {
    number,
    source,
    lifted: [],
    text: () => seen.text,
    see: (letters, run) => {
      seen.text += letters;
      const count = letters.replace(/\s/g, "").length;
      if (count === 0) return;
      seen.letters += count;
      if (story.styles.isBold(run) ?? look.bold) seen.bold += count;
      if (flag(run, "w:i") ?? look.italic) seen.italic += count;
      seen.size = Math.max(seen.size, story.styles.runSize(run) ?? look.size);
    },
    properties: () => make("w:pPr", {}, numberingIn(look)),
    close: () => {
      story.paragraphs[number - 1] = {
        ...empty,
        text: seen.text,
        bold: seen.letters > 0 && seen.bold === seen.letters,
        italic: seen.letters > 0 && seen.italic === seen.letters,
        size: seen.size === 0 ? look.size : seen.size,
      };
    },
  };
}

/** A numbered heading is no item of a list. */
function numberingIn({ outline, styles, numbering }: Look): readonly Element[] {
  const isHeading = outline !== null || styles.some((name) => /^(?:heading \d|title)$/.test(name));
  if (isHeading || numbering === null) return [];
  const level = make("w:ilvl", { "w:val": numbering.level });
  return [make("w:numPr", {}, [level, make("w:numId", { "w:val": numbering.list })])];
}
