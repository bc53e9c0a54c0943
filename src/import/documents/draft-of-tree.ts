import type { ImportDraft } from "../../model/import.ts";
import type { Block } from "../../model/pandoc.ts";
import type { Pandoc } from "../../model/tools.ts";
import { extractPictures, placeholder } from "../docx/extract-pictures.ts";
import { writePieces } from "../docx/markdown.ts";
import { splitMarks } from "../docx/marks.ts";
import { readPieces } from "../docx/pieces.ts";
import { noticesOf, queriesOf } from "../docx/placed-notices.ts";
import { clip, type Story } from "../docx/story.ts";
import { structure } from "../docx/structure.ts";
import { readStyles } from "../docx/styles.ts";
import { type FrontOfTree, frontOfTree } from "./front-of-tree.ts";
import { markTree } from "./mark-tree.ts";
import type { Marking } from "./marking.ts";
import { lettersOf, type TreeInput } from "./tree-input.ts";
import { picturesByAddress } from "./tree-pictures.ts";
import { treeText } from "./tree-text.ts";

/**
 * Makes a manuscript of a tree that Pandoc read from any format.
 *
 * Front matter comes from `metadata`, else from the tree's own, else from the first paragraphs, by style, label or look.
 * Headings nest, their typed numbers go where the same will be computed. Figures and tables get captions, ids and clean
 * paths; links and typed references ("Table 2") to them become cross-references, other links inside the document words.
 * `Cite` nodes stay, and a typed reference list stays as paragraphs under its heading. Raw blocks and inlines of the
 * format `markdown` are written as they are, so that a reader can have things the tree has no node for (`$$x$$ {#eq:a}`);
 * those of other formats are left out with a notice. A picture without bytes gets a placeholder. Nothing is fetched.
 *
 * Pandoc's reader should run without `auto_identifiers`; `extract-media` is not needed.
 */
export async function draftOfTree(input: TreeInput, pandoc: Pandoc): Promise<ImportDraft> {
  const story = emptyStory();
  const { document, items = [], metadata = {}, name } = input;
  const treeWords = treeText(document);
  const rightToLeft = isRightToLeft(treeWords);
  const front = frontOfTree(input);
  const marking: Marking = {
    story,
    plain: story.styles.look(undefined),
    styles: input.styles ?? new Map(),
    headingsAreNumbered: input.headingsAreNumbered ?? false,
    rightToLeft,
    open: null,
  };
  const opening = markTree(front.blocks, marking);
  const marked = withoutRepeated(markTree(document.blocks, marking), front, story);
  const { date, blocks: text } = takeDate(marked, story);
  const { figures, resources } = extractPictures(pictureFiles(input, story), story);
  const pieces = readPieces([...opening, ...text], { story, figures, keys: new Map() });
  const language = languageOf(metadata) ?? languageOf(front.metadata);
  const made = await structure(pieces, story, { language, rightToLeft, core: undefined, pandoc });
  const written = await writePieces(made.pieces, pandoc);
  const own = (input.notices ?? []).map((notice) => ({
    ...notice,
    source: { file: name, line: null, paragraph: null },
    result: null,
  }));
  return {
    metadata: { ...made.metadata, ...date, ...front.metadata, ...metadata },
    text: written.text,
    items,
    resources,
    sourceText: input.sourceText ?? treeWords,
    notices: [...own, ...noticesOf(story, written, name)],
    queries: queriesOf(story, written, name),
  };
}

function emptyStory(): Story {
  return {
    styles: readStyles(undefined),
    sources: new Map(),
    comments: new Map(),
    changes: [],
    textWidth: 0,
    paragraphs: [],
    pictures: [],
    citations: [],
    pointers: [],
    questions: [],
    remarks: [],
    bookmarks: new Map(),
    links: new Map(),
  };
}

/** Paragraphs among which the front matter may be said again. */
const mostRepeated = 12;

/** The text without the paragraphs at its front that say again what the metadata say. */
function withoutRepeated(
  blocks: readonly Block[],
  { fields }: FrontOfTree,
  { paragraphs, remarks }: Story,
): readonly Block[] {
  return blocks.filter((block, index) => {
    const paragraph = index < mostRepeated ? paragraphs[(numberOf(block) ?? 0) - 1] : undefined;
    if (paragraph === undefined || !fields.has(lettersOf(paragraph.text))) return true;
    remarks.push({
      kind: "removed",
      subject: "front",
      certainty: "sure",
      message: `"${clip(paragraph.text)}" says again what is in the metadata, and is left out of the text.`,
      paragraph: paragraph.number,
      removedText: paragraph.text,
    });
    return false;
  });
}

/** A line at the front whose style says that it is the date. */
function takeDate(
  blocks: readonly Block[],
  { paragraphs, remarks }: Story,
): { readonly date: Readonly<Record<string, unknown>>; readonly blocks: readonly Block[] } {
  const found = blocks.slice(0, mostRepeated).find((block) => {
    const paragraph = paragraphs[(numberOf(block) ?? 0) - 1];
    return paragraph?.look.styles.includes("date") && /^\d{4}-\d{2}-\d{2}$/.test(paragraph.text);
  });
  const paragraph = found === undefined ? undefined : paragraphs[(numberOf(found) ?? 0) - 1];
  if (paragraph === undefined) return { date: {}, blocks };
  remarks.push({
    kind: "recognised",
    subject: "front",
    certainty: "likely",
    message: `"${paragraph.text}" is the date of publication now.`,
    paragraph: paragraph.number,
  });
  return {
    date: { dates: { published: paragraph.text } },
    blocks: blocks.filter((block) => block !== found),
  };
}

/** Of the paragraph that a block is. */
function numberOf(block: Block): number | null {
  const first = block.t === "Para" || block.t === "Plain" ? block.c[0] : undefined;
  const [mark] = first?.t === "Str" ? splitMarks(first.c) : [];
  return mark === undefined || typeof mark === "string" ? null : mark.number;
}

/** Pictures by their address, a placeholder for each whose bytes were not sent. */
function pictureFiles({ media }: TreeInput, { pictures, remarks }: Story): ReadonlyMap<string, Uint8Array> {
  const found = picturesByAddress(
    pictures.flatMap(({ part }) => part ?? []),
    media,
  );
  const missing = pictures.filter(({ part }) => part !== null && !found.has(part));
  const instead = missing.map(({ part, paragraph }): readonly [string, Uint8Array] => {
    const address = clip(part ?? "");
    remarks.push({
      kind: "left",
      subject: "picture",
      certainty: "sure",
      message: `The picture "${address}" was not sent with the text, and nothing is fetched; put it in the place of its placeholder.`,
      paragraph,
    });
    return [part ?? "", new TextEncoder().encode(placeholder(address))];
  });
  return new Map([...found, ...instead]);
}

/** Most of its letters are of a script that runs from right to left. */
function isRightToLeft(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const leftward =
    text.match(/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu)?.length ?? 0;
  return leftward * 2 > letters;
}

function languageOf({ language }: Readonly<Record<string, unknown>>): string | null {
  return typeof language === "string" ? language : null;
}
