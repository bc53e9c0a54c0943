import type { Block } from "../../model/pandoc.ts";
import { blockText } from "../../tree/text.ts";
import { mapBlocks, visitBlocks } from "../../tree/walk.ts";
import { type AuthorBlock, readAuthors } from "./author-block.ts";
import { linesOf, textOfLine } from "./author-lines.ts";
import { bodySize, type FoundHeading, textOf } from "./headings.ts";
import { dropText, plainText, trim } from "./inline-text.ts";
import { writeMarkdown } from "./markdown.ts";
import type { Piece } from "./pieces.ts";

import { clip, type Story } from "./story.ts";
import type { Setting } from "./structure.ts";
import { child, textOf as contentOf } from "./xml.ts";

const names = {
  abstract: /^(?:abstract|summary|zusammenfassung|résumé|resumen|riassunto|resumo|چکیده|الملخص|ملخص)$/iu,
  keywords:
    /^(?:key\s?-?words(?: and phrases)?|index terms|schlüsselwörter|schlagwörter|mots[ -]clés|palabras clave|parole chiave|کلیدواژه‌?(?:ها)?|واژگان کلیدی|الكلمات المفتاحية)$/iu,
  authors:
    /^(?:authors?|autor(?:en)?|auteurs?|autores|authors and affiliations|affiliations?|contributors)$/iu,
};
type Part = keyof typeof names;

type Front = { readonly metadata: Readonly<Record<string, unknown>>; readonly rest: readonly Piece[] };

/** Title, authors, abstract and keywords, by their styles, headings, labels or look; what is none stays in the text. */
export async function readFront(
  pieces: readonly Piece[],
  headings: ReadonlyMap<Piece, FoundHeading>,
  story: Story,
  setting: Setting,
): Promise<Front> {
  const title = titleOf(pieces, headings, story);
  const front = pieces.slice(0, frontEnd(pieces, headings, title));
  const sorted = sortFront(front, title);
  const metadata = await metadataOf(sorted, title, setting);
  remark(front, sorted.used, title, metadata, story);
  const notes = front.filter((piece) => sorted.used.has(piece)).flatMap((piece) => notesOf(piece, story));
  return { metadata, rest: [...notes, ...pieces.filter((piece) => !sorted.used.has(piece))] };
}

/** Metadata have no notes; theirs become paragraphs before the text. */
function notesOf(piece: Piece, { paragraphs, remarks }: Story): readonly Piece[] {
  const notes: Block[] = [];
  visitBlocks([piece.block], { inline: (inline) => inline.t === "Note" && notes.push(...inline.c) });
  const numbers = piece.numbers.slice(-notes.length);
  return notes.map((block, index) => {
    const number = numbers[index];
    remarks.push({
      kind: "left",
      subject: "note",
      certainty: "sure",
      message: `The note "${clip(blockText([block]))}" belongs to the title, an author or the abstract, and stands before the text now.`,
      paragraph: number ?? null,
    });
    const paragraph = number === undefined ? null : (paragraphs[number - 1] ?? null);
    return { block, numbers: number === undefined ? [] : [number], paragraph };
  });
}

type Sorted = {
  readonly used: ReadonlySet<Piece>;
  readonly authors: AuthorBlock;
  readonly abstract: readonly Block[];
  readonly keywords: string;
  readonly subtitle: readonly Block[];
};

/** Which part each piece belongs to: the one it is labelled with, or the one under way. */
function sortFront(front: readonly Piece[], title: Piece | undefined): Sorted {
  const used = new Set<Piece>(title === undefined ? [] : [title]);
  const authors = readAuthors();
  const found: Record<Part | "subtitle", Block[]> = { abstract: [], keywords: [], authors: [], subtitle: [] };
  let part: Part = "authors";
  let areAuthors = title !== undefined;
  for (const piece of front.filter((each) => each !== title)) {
    const { is, opens, content } = partOf(piece, part);
    part = opens ?? part;
    if (opens === "authors") areAuthors = true;
    if (is === "authors" && content !== null) {
      const lines = linesOf(content);
      const isOpen = areAuthors || styleOf(piece, /author|affiliation|address|e-?mail/);
      areAuthors = isOpen && lines.length > 0 && lines.every((line) => authors.take(line));
      if (areAuthors) used.add(piece);
      continue;
    }
    used.add(piece);
    if (content !== null) found[is].push(content);
    // Keywords are one paragraph.
    if (is === "keywords" && content !== null) part = "authors";
  }
  const keywords = found.keywords.map((block) => (block.t === "Para" ? plainText(block.c) : "")).join(";");
  return { used, authors: authors.done(), abstract: found.abstract, keywords, subtitle: found.subtitle };
}

type Sorting = {
  readonly is: Part | "subtitle";
  /** The part that the pieces behind belong to from here on. */
  readonly opens: Part | null;
  /** Null for a heading or label alone. */
  readonly content: Block | null;
};

function partOf(piece: Piece, part: Part): Sorting {
  const { block } = piece;
  const named = partNamed(piece);
  if (named !== null) return { is: named, opens: named, content: null };
  if (styleOf(piece, /^subtitle$|^untertitel$/)) return { is: "subtitle", opens: null, content: block };
  const labelled = partLabelled(piece);
  if (labelled !== null && block.t === "Para") {
    const content: Block = { t: "Para", c: dropText(block.c, labelled.length) };
    return { is: labelled.part, opens: labelled.part, content };
  }
  return { is: styleOf(piece, /^abstract/) ? "abstract" : part, opens: null, content: block };
}

async function metadataOf(
  { authors: block, abstract, keywords, subtitle }: Sorted,
  title: Piece | undefined,
  setting: Setting,
): Promise<Readonly<Record<string, unknown>>> {
  const texts = [title === undefined ? [] : [asPara(title.block)], subtitle, abstract];
  const [titleText, subtitleText, abstractText] = await fieldTexts(texts, setting);
  const fields: Readonly<Record<string, string | readonly unknown[]>> = {
    title: titleText === "" ? coreTitle(setting) : titleText,
    subtitle: subtitleText,
    authors: block.authors,
    affiliations: block.affiliations,
    abstract: abstractText,
    keywords: keywordsIn(keywords),
    funding: block.funding,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.length > 0));
}

function styleOf(piece: Piece, pattern: RegExp): boolean {
  return piece.paragraph?.look.styles.slice(0, 1).some((name) => pattern.test(name)) === true;
}

/** By style; else the only heading of the first level at the very front; else a first paragraph set apart. */
function titleOf(
  pieces: readonly Piece[],
  headings: ReadonlyMap<Piece, FoundHeading>,
  story: Story,
): Piece | undefined {
  const styled = pieces
    .slice(0, 20)
    .find((piece) => styleOf(piece, /^(?:title|titel|article ?title|paper ?title)$/));
  if (styled !== undefined) return styled;
  const first = pieces.find((piece) => piece.block.t === "Para" && textOf(piece) !== "");
  if (first?.paragraph == null) return undefined;
  const text = textOf(first);
  const own = headings.get(first);
  const tops = [...headings.values()].filter(({ level }) => level === 1).length;
  if (own?.byLook === true && own.typed === null && !isPart(text) && !isUsual(text)) return first;
  if (own !== undefined)
    return tops === 1 && headings.size > 1 && own.typed === null && !isPart(text) ? first : undefined;
  const { bold, size, look } = first.paragraph;
  const isApart = bold || size > bodySize(story) || look.align === "center";
  return isApart && text.length <= 250 && !/[.;,]$/.test(text) && !isPart(text) ? first : undefined;
}

function isPart(text: string): boolean {
  return Object.values(names).some((name) => name.test(text));
}

/** What many articles begin with. */
function isUsual(text: string): boolean {
  return /^(?:introduction|background|einleitung|introducción|مقدمه|مقدمة)$/iu.test(text);
}

/** Up to the first heading of the text proper; without headings, up to the first long paragraph that is no abstract. */
function frontEnd(
  pieces: readonly Piece[],
  headings: ReadonlyMap<Piece, FoundHeading>,
  title: Piece | undefined,
): number {
  const heading = pieces.findIndex(
    (piece) => headings.has(piece) && piece !== title && !isFrontHeading(piece, pieces, headings),
  );
  if (heading !== -1) return heading;
  const long = pieces.findIndex(
    (piece) => textOf(piece).length > 300 && partLabelled(piece) === null && !styleOf(piece, /^abstract/),
  );
  return long === -1 ? Math.min(pieces.length, 30) : long;
}

/** Names of authors may look like headings. */
function isFrontHeading(
  piece: Piece,
  pieces: readonly Piece[],
  headings: ReadonlyMap<Piece, FoundHeading>,
): boolean {
  if (partNamed(piece) !== null) return !isSection(piece, pieces, headings);
  if (headings.get(piece)?.byLook !== true || headings.get(piece)?.typed !== null) return false;
  const lines = linesOf(piece.block);
  return pieces.indexOf(piece) < 12 && lines.length > 0 && lines.every((line) => readAuthors().take(line));
}

const longestSummary = 2500;

/** A "Summary" that is long, cites or lists is the text's first section, not an abstract. */
function isSection(
  piece: Piece,
  pieces: readonly Piece[],
  headings: ReadonlyMap<Piece, FoundHeading>,
): boolean {
  if (!/^summary\W*$/iu.test(textOf(piece))) return false;
  const behind = pieces.slice(pieces.indexOf(piece) + 1);
  const end = behind.findIndex((each) => headings.has(each));
  const own = end === -1 ? behind : behind.slice(0, end);
  const text = blockText(own.map(({ block }) => block));
  return (
    text.length > longestSummary ||
    own.some(({ block }) => block.t !== "Para" || cites(block)) ||
    /\([^()]{0,80}\b(?:1[5-9]|20)\d{2}[a-z]?\b[^()]{0,40}\)/u.test(text)
  );
}

function cites(block: Block): boolean {
  let found = false;
  visitBlocks([block], {
    inline: ({ t }) => {
      found ||= t === "Cite";
    },
  });
  return found;
}

function partNamed(piece: Piece): Part | null {
  const text = textOf(piece).replace(/[\s:.]+$/, "");
  const found = (["abstract", "keywords", "authors"] as const).find((part) => names[part].test(text));
  return found ?? null;
}

function partLabelled(piece: Piece): { readonly part: Part; readonly length: number } | null {
  const found = /^(?<label>[\p{L}\u200c -]{3,28}?)\s*[:.—–-]\s*(?=\S)/u.exec(textOf(piece));
  const label = found?.groups?.["label"] ?? "";
  const part = (["abstract", "keywords"] as const).find((each) => names[each].test(label.trim()));
  return part === undefined || found === null ? null : { part, length: found[0].length };
}

function asPara(block: Block): Block {
  return block.t === "Header" ? { t: "Para", c: block.c[2] } : block;
}

const parting = "\uFDD0q999999\uFDD1";

/** Markdown of several texts in one go. */
async function fieldTexts(
  texts: readonly (readonly Block[])[],
  { pandoc }: Setting,
): Promise<readonly [string, string, string]> {
  if (texts.every((blocks) => blocks.length === 0)) return ["", "", ""];
  const blocks = texts.flatMap((each): readonly Block[] => [
    ...each.map(plainly),
    { t: "Para", c: [{ t: "Str", c: parting }] },
  ]);
  const [title = "", subtitle = "", abstract = ""] = (await writeMarkdown(blocks, pandoc))
    .split(parting)
    .map((text) => text.replace(/\uFDD0[a-z]\d+\uFDD1/g, "").trim());
  return [title, subtitle, abstract];
}

function plainly(noted: Block): Block {
  const [block = noted] = mapBlocks([noted], { inline: (inline) => (inline.t === "Note" ? [] : inline) });
  if (block.t !== "Para") return block;
  const [only, ...more] = trim(block.c);
  return only?.t === "Strong" && more.length === 0
    ? { t: "Para", c: only.c }
    : { t: "Para", c: trim(block.c) };
}

function keywordsIn(text: string): readonly string[] {
  const all = text.replace(/^;/, "").replace(/\.\s*$/, "");
  return all
    .split(/[;؛•·|]/.test(all) ? /[;؛•·|]/ : /[,،]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

function coreTitle({ core }: Setting): string {
  const title = child(core, "dc:title");
  const text = title === undefined ? "" : contentOf(title).trim();
  return /^(?:microsoft word|untitled|document\d*)|\.docx?$/i.test(text) ? "" : text;
}

/** Says what was recognised, and which words of it the metadata do not have. */
function remark(
  front: readonly Piece[],
  used: ReadonlySet<Piece>,
  title: Piece | undefined,
  metadata: Readonly<Record<string, unknown>>,
  story: Story,
): void {
  const kept = new Set(JSON.stringify(metadata).match(/[\p{L}\p{N}]+/gu) ?? []);
  for (const piece of front) {
    const paragraph = piece.paragraph?.number ?? null;
    const text = linesOf(piece.block).map(textOfLine).join(" ");
    if (!used.has(piece)) {
      if (text.trim() !== "" && (used.size > 0 || title !== undefined))
        story.remarks.push({
          kind: "left",
          subject: "front",
          certainty: "unsure",
          message: `"${clip(text)}" stands before the text and is not understood; it stays where it is.`,
          paragraph,
        });
      continue;
    }
    const lost = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !kept.has(word)).join(" ");
    const subject = piece === title ? "title" : "front";
    story.remarks.push({
      kind: "recognised",
      subject,
      certainty: piece.paragraph?.look.styles.some((name) => /title|author|abstract|affiliation/.test(name))
        ? "sure"
        : "likely",
      message: `"${clip(text)}" is part of the metadata now.`,
      paragraph,
      ...(lost === "" ? {} : { removedText: lost }),
    });
  }
}
