import type { ImportDraft } from "../../model/import.ts";
import type { Pandoc } from "../../model/tools.ts";
import { extractPictures, placeholder } from "../docx/extract-pictures.ts";
import { writePieces } from "../docx/markdown.ts";
import { readPieces } from "../docx/pieces.ts";
import { noticesOf, queriesOf, sourcesOf } from "../docx/placed-notices.ts";
import { languageIn } from "../docx/prose.ts";
import { clip, type Story } from "../docx/story.ts";
import { structure } from "../docx/structure.ts";
import { readStyles } from "../docx/styles.ts";
import { make } from "../docx/xml.ts";
import { takeDate, withoutRepeated } from "./front-lines.ts";
import { frontOfTree } from "./front-of-tree.ts";
import { markTree } from "./mark-tree.ts";
import type { Marking } from "./marking.ts";
import type { TreeInput } from "./tree-input.ts";
import { picturesByAddress } from "./tree-pictures.ts";
import { treeText } from "./tree-text.ts";
import { setTypedFormulas } from "./typed-formulas.ts";

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
    numbers: new Map(),
    headingsAreNumbered: input.headingsAreNumbered ?? false,
    rightToLeft,
    open: null,
  };
  const opening = markTree(front.blocks, marking);
  const marked = withoutRepeated(markTree(document.blocks, marking), front, story);
  const { date, blocks: text } = takeDate(marked, story);
  for (const [own, name] of input.names ?? []) {
    const paragraph = story.bookmarks.get(own);
    if (paragraph !== undefined) story.names.set(paragraph, name);
  }
  noteLooseLinks(story);
  for (const { at, ...comment } of input.comments ?? [])
    story.questions.push({ ...comment, paragraph: marking.numbers.get(at) ?? 0 });
  const { figures, resources } = extractPictures(pictureFiles(input, story), story);
  const read = readPieces([...opening, ...text], { story, figures, keys: new Map() });
  const pieces = setTypedFormulas(read, story.remarks);
  const language = languageOf(metadata) ?? agreeing(front.language, treeWords, story);
  const core = make("properties", {}, [make("dc:title", {}, [input.otherwiseTitle ?? ""])]);
  const made = await structure(pieces, story, {
    language,
    rightToLeft,
    core,
    pandoc,
    frontIsKnown: input.frontIsKnown ?? false,
    headingsAreKnown: input.headingsAreNumbered ?? false,
  });
  const written = await writePieces(made.pieces, pandoc);
  const own = (input.notices ?? []).map((notice) => ({
    ...notice,
    source: { file: name, line: null, paragraph: null },
    result: null,
  }));
  return {
    metadata: { ...made.metadata, ...date, ...front.metadata, ...metadata },
    text: written.text,
    sources: sourcesOf(written, name),
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
    names: new Map(),
  };
}

/** Links to what is no heading, figure or table become words. */
function noteLooseLinks({ pointers, bookmarks, paragraphs, remarks }: Story): void {
  const loose = pointers.filter(({ bookmark }) => {
    const target = paragraphs[(bookmarks.get(bookmark) ?? 0) - 1];
    return target?.look.styles.some((name) => /^heading \d$|caption$/.test(name)) !== true;
  });
  if (loose.length === 0) return;
  remarks.push({
    kind: "removed",
    subject: "link",
    certainty: "sure",
    message: `Links inside the document that lead to no heading, figure or table, ${loose.length} in all, are left out; their words stay.`,
    paragraph: null,
  });
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

/** The language named, where it can be that of the text's letters: programs write their own where nobody chose one. */
function agreeing(named: string | null, text: string, { remarks }: Story): string | null {
  if (!isRightToLeft(text) || /^(?:ar|arc|ckb|dv|fa|he|ku|ps|sd|syr|ug|ur|yi)\b/i.test(named ?? ""))
    return named;
  const found = languageIn(text);
  const said = named === null ? "nothing says which" : `the document says "${named}"`;
  remarks.push({
    kind: "recognised",
    subject: "language",
    certainty: "likely",
    message: `By its letters the text is in the language "${found ?? "und"}"; ${said}.`,
    paragraph: null,
  });
  return found;
}

function languageOf({ language }: Readonly<Record<string, unknown>>): string | null {
  return typeof language === "string" ? language : null;
}
