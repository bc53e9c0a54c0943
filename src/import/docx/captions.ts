import type { Block, Inline } from "../../model/pandoc.ts";
import { textOf } from "./headings.ts";
import { dropText, plainText, str, trim } from "./inline-text.ts";
import type { Piece } from "./pieces.ts";

import { clip, type Remark } from "./story.ts";

export type CaptionKind = "fig" | "tbl";

/** A figure or table of the text with the number its author typed. */
export type Captioned = {
  readonly kind: CaptionKind;
  readonly id: string;
  readonly typed: string | null;
  /** What will be printed. */
  readonly computed: number;
  /** Number of the caption's paragraph. */
  readonly paragraph: number | null;
};

export type Attached = {
  readonly pieces: readonly Piece[];
  readonly captioned: readonly Captioned[];
};

// What figures and tables are called in the languages of the editions.
export const captionNames: Readonly<Record<CaptionKind, string>> = {
  fig: "figures?|figs?|abbildung(?:en)?|abb|figuras?|figuren?|figuur|şekil|рисунок|рис|شکل|الشكل",
  tbl: "tables?|tabs?|tabelle|tablas?|tabelas?|tableau|tabella|tabel|tablo|таблица|جدول|الجدول",
};

type Caption = {
  readonly piece: Piece;
  /** Null where only its style says that it is a caption. */
  readonly kind: CaptionKind | null;
  readonly typed: string | null;
  /** Letters of the name and number at its start. */
  readonly label: number;
};

/** A table, or pictures right behind each other, with what says what they are. */
type Thing = {
  readonly kind: CaptionKind;
  readonly pieces: readonly Piece[];
  readonly caption: Caption | null;
};

/** Puts captions to their figures and tables; a figure or table without one stays as it is. */
export function attachCaptions(pieces: readonly Piece[], remarks: Remark[]): Attached {
  const list = pieces.flatMap(splitPictures);
  const captions = new Map(list.map((piece) => [piece, captionOf(piece)]));
  const used = new Set<Caption>();
  const things = groupsOf(list).map((group): Thing => {
    const kind = group[0]?.block.t === "Table" ? "tbl" : "fig";
    const before = neighbour(list, group[0], -1);
    const after = neighbour(list, group.at(-1), 1);
    const found = (kind === "tbl" ? [before, after] : [after, before])
      .map((piece) => (piece === undefined ? null : (captions.get(piece) ?? null)))
      .find((caption) => caption !== null && !used.has(caption) && (caption.kind ?? kind) === kind);
    if (found != null) used.add(found);
    return { kind, pieces: group, caption: found ?? null };
  });
  const free = [...captions.values()].filter((caption) => caption !== null).filter((each) => !used.has(each));
  const matched = matchLegends(things, free, remarks);
  for (const { caption } of matched) if (caption !== null) used.add(caption);
  for (const caption of free)
    if (!used.has(caption) && caption.typed !== null)
      remarks.push({
        kind: "left",
        subject: caption.kind === "tbl" ? "table" : "figure",
        certainty: "unsure",
        message: `The caption "${clip(textOf(caption.piece))}" has no ${caption.kind === "tbl" ? "table" : "picture"} beside it and stays a paragraph.`,
        paragraph: caption.piece.paragraph?.number ?? null,
      });
  return write(list, matched, used, remarks);
}

function neighbour(list: readonly Piece[], piece: Piece | undefined, step: number): Piece | undefined {
  return piece === undefined ? undefined : list[list.indexOf(piece) + step];
}

/** A picture and its caption may share a paragraph. */
function splitPictures(piece: Piece): readonly Piece[] {
  const { block } = piece;
  if (block.t !== "Para") return [unwrapTable(piece)];
  const last = block.c.findLastIndex(({ t }) => t === "Image");
  const behind = trim(block.c.slice(last + 1));
  const isAlone = last >= 0 && plainText(block.c.slice(0, last)).trim() === "";
  if (!isAlone || behind.length === 0 || labelOf(plainText(behind)) === null) return [piece];
  return [
    { ...piece, block: { t: "Para", c: trim(block.c.slice(0, last + 1)) } },
    { ...piece, block: { t: "Para", c: behind } },
  ];
}

/** A table of one cell around a picture is a frame. */
function unwrapTable(piece: Piece): Piece {
  if (piece.block.t !== "Table") return piece;
  const [, , , head, bodies] = piece.block.c;
  const cells = [...head[1], ...bodies.flatMap((body) => [...body[2], ...body[3]])].flatMap(([, row]) => row);
  const [cell] = cells;
  const blocks = cell?.[4] ?? [];
  const [only] = blocks;
  if (
    cells.length !== 1 ||
    blocks.length !== 1 ||
    (only?.t !== "Plain" && only?.t !== "Para") ||
    !isPictures(only)
  )
    return piece;
  return { ...piece, block: { t: "Para", c: only.c } };
}

function isPictures(block: Block): boolean {
  if (block.t !== "Para" && block.t !== "Plain") return false;
  return (
    block.c.some(({ t }) => t === "Image") &&
    plainText(block.c.filter(({ t }) => t !== "Image")).trim() === ""
  );
}

function groupsOf(list: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const [index, piece] of list.entries()) {
    if (piece.block.t === "Table") groups.push([piece]);
    else if (isPictures(piece.block)) {
      const before = list[index - 1];
      if (before !== undefined && isPictures(before.block)) groups.at(-1)?.push(piece);
      else groups.push([piece]);
    }
  }
  return groups;
}

const value = "\\p{Nd}+(?:[.-]\\p{Nd}+)*|[IVX]{1,5}(?![\\p{L}])|[A-Z]\\p{Nd}+";
const labels = (["fig", "tbl"] as const).map(
  (kind) =>
    [
      kind,
      new RegExp(
        `^(?:${captionNames[kind]})\\.?[\\s\\u00A0]*(?<number>${value})(?![\\p{L}\\p{Nd}])\\s*(?<stop>[.:|)–—-]?)\\s*`,
        "iu",
      ),
    ] as const,
);

function labelOf(text: string): {
  readonly kind: CaptionKind;
  readonly typed: string;
  readonly label: number;
  readonly stop: string;
} | null {
  for (const [kind, pattern] of labels) {
    const found = pattern.exec(text);
    if (found !== null)
      return {
        kind,
        typed: found.groups?.["number"] ?? "",
        label: found[0].length,
        stop: found.groups?.["stop"] ?? "",
      };
  }
  return null;
}

/** By its style, or by its name and number at the start of a paragraph that is no sentence about a figure. */
function captionOf(piece: Piece): Caption | null {
  const { block, paragraph } = piece;
  if (block.t !== "Para" || isPictures(block) || paragraph === null) return null;
  const styled = paragraph.look.styles.some(
    (name) => /caption|legend|beschriftung|figure title|table title/.test(name) && !/captioned/.test(name),
  );
  const found = labelOf(plainText(block.c));
  if (found === null) return styled ? { piece, kind: null, typed: null, label: 0 } : null;
  const { kind, typed, label, stop } = found;
  const rest = plainText(block.c).slice(label);
  const isTitle = stop !== "" || rest === "" || startsWithLook(block.c) || /^\p{Lu}/u.test(rest);
  return styled || isTitle ? { piece, kind, typed, label } : null;
}

function startsWithLook([first]: readonly Inline[]): boolean {
  return first?.t === "Strong" || first?.t === "Emph";
}

/** Legends collected behind the text go to the pictures that have none, where there are as many of both. */
function matchLegends(
  things: readonly Thing[],
  free: readonly Caption[],
  remarks: Remark[],
): readonly Thing[] {
  const legends = {
    fig: [...free].filter((each) => each.kind === "fig"),
    tbl: free.filter((each) => each.kind === "tbl"),
  };
  const bare = {
    fig: things.filter(({ kind, caption }) => kind === "fig" && caption === null),
    tbl: things.filter(({ kind, caption }) => kind === "tbl" && caption === null),
  };
  return things.map((thing) => {
    const { kind } = thing;
    const index = bare[kind].indexOf(thing);
    if (index === -1 || bare[kind].length !== legends[kind].length) return thing;
    const caption = legends[kind][index];
    if (caption === undefined) return thing;
    remarks.push({
      kind: "recognised",
      subject: kind === "fig" ? "figure" : "table",
      certainty: "likely",
      message: `The legend "${clip(textOf(caption.piece))}" stands apart and belongs to ${kind === "fig" ? "picture" : "table"} ${index + 1} of those without one.`,
      paragraph: caption.piece.paragraph?.number ?? null,
    });
    return { ...thing, caption };
  });
}

function write(
  list: readonly Piece[],
  things: readonly Thing[],
  used: ReadonlySet<Caption>,
  remarks: Remark[],
): Attached {
  const gone = new Set([...used].map(({ piece }) => piece));
  for (const { pieces } of things) for (const piece of pieces.slice(1)) gone.add(piece);
  const byFirst = new Map(things.map((thing) => [thing.pieces[0], thing]));
  const follows = { fig: followsOf(things, "fig"), tbl: followsOf(things, "tbl") };
  const counts = { fig: 0, tbl: 0 };
  const ids = new Set<string>();
  const captioned: Captioned[] = [];
  const pieces = list.flatMap((piece): readonly Piece[] => {
    const thing = byFirst.get(piece);
    if (thing === undefined) return gone.has(piece) ? [] : [piece];
    const { kind, caption } = thing;
    const numbers = [...thing.pieces, ...(caption === null ? [] : [caption.piece])].flatMap(
      (each) => each.numbers,
    );
    if (caption === null) {
      if (kind === "fig") return thing.pieces;
      return [piece];
    }
    counts[kind] += 1;
    const isTaken = caption.typed !== null && follows[kind];
    const inlines = caption.piece.block.t === "Para" ? caption.piece.block.c : [];
    const content = isTaken ? dropText(inlines, caption.label) : inlines;
    const id = idOf(kind, content, counts[kind], ids);
    captioned.push({
      kind,
      id,
      typed: isTaken ? caption.typed : null,
      computed: counts[kind],
      paragraph: caption.piece.paragraph?.number ?? null,
    });
    noteNumber(caption, counts[kind], isTaken, remarks);
    return [{ ...piece, numbers, block: captionedBlock(thing.pieces, id, plainCaption(content)) }];
  });
  return { pieces, captioned };
}

/** Whether the typed numbers go up with the text, each once, so that counting anew keeps what they say. */
function followsOf(things: readonly Thing[], kind: CaptionKind): boolean {
  const typed = things.flatMap((thing) =>
    thing.kind === kind && thing.caption !== null ? [thing.caption.typed] : [],
  );
  return typed.every((number, index) => {
    if (number === null) return false;
    const before = typed[index - 1];
    return before === undefined || before === null || compare(before, number) < 0;
  });
}

function compare(one: string, other: string): number {
  const parts = (text: string): readonly number[] => text.split(/[.-]/).map(valueOfPart);
  const [a, b] = [parts(one), parts(other)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}

function valueOfPart(text: string): number {
  if (/^[IVX]+$/i.test(text)) {
    const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
    const digits = [...text.toUpperCase()].map((letter) => values[letter] ?? 0);
    return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
  }
  return Number(asciiDigits(text).replace(/^[A-Z]/, ""));
}

export function asciiDigits(text: string): string {
  return text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}

function noteNumber(caption: Caption, computed: number, isTaken: boolean, remarks: Remark[]): void {
  const { typed, piece, label } = caption;
  const name = plainText(piece.block.t === "Para" ? piece.block.c : [])
    .slice(0, label)
    .trim();
  const at = {
    subject: caption.kind === "tbl" ? "table" : "figure",
    paragraph: piece.paragraph?.number ?? null,
  };
  if (typed === null) return;
  if (isTaken && asciiDigits(typed) === String(computed))
    remarks.push({
      ...at,
      kind: "removed",
      certainty: "sure",
      message: `The typed "${name}" is what will be printed, and is left to be computed.`,
      removedText: name,
    });
  else if (isTaken)
    remarks.push({
      ...at,
      kind: "repaired",
      certainty: "likely",
      message: `"${name}" will be printed with the number ${computed}, counted through the text; references to it follow.`,
      removedText: name,
    });
  else
    remarks.push({
      ...at,
      kind: "left",
      certainty: "unsure",
      message: `"${name}" does not follow the numbers before it and stays as it is typed, beside the computed number ${computed}.`,
    });
}

function captionedBlock(pieces: readonly Piece[], id: string, caption: readonly Inline[]): Block {
  const [first] = pieces.map(({ block }) => block);
  if (first?.t === "Table") {
    const [, , columns, head, bodies, foot] = first.c;
    return {
      t: "Table",
      c: [[id, [], []], [null, [{ t: "Plain", c: caption }]], columns, head, bodies, foot],
    };
  }
  const images = pieces.flatMap(({ block }) =>
    block.t === "Para" ? block.c.filter(({ t }) => t === "Image") : [],
  );
  const [only] = images;
  if (images.length === 1 && only?.t === "Image") {
    const [attr, alternative, target] = only.c;
    const shown = isOwnWords(alternative, caption) ? alternative : caption;
    const image: Inline = { t: "Image", c: [attr, shown, target] };
    return {
      t: "Figure",
      c: [[id, [], []], [null, [{ t: "Plain", c: caption }]], [{ t: "Plain", c: [image] }]],
    };
  }
  const paragraphs = pieces.flatMap(({ block }): readonly Block[] => (block.t === "Para" ? [block] : []));
  return {
    t: "Div",
    c: [
      [id, [], []],
      [...paragraphs, { t: "Para", c: caption }],
    ],
  };
}

/** Converters repeat the caption as alternative text. */
function isOwnWords(alternative: readonly Inline[], caption: readonly Inline[]): boolean {
  const own = plainText(alternative).trim();
  const text = plainText(caption).trim();
  const bare = own.slice(labelOf(own)?.label ?? 0);
  return own !== "" && bare !== text && own !== text;
}

function plainCaption(content: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = trim(content);
  if (first === undefined) return [str("")];
  // "**Figure 1. Title.**": what is left of a bold label is not bold for its own sake.
  return rest.length === 0 && first.t === "Strong" ? first.c : [first, ...rest];
}

function idOf(kind: CaptionKind, caption: readonly Inline[], count: number, taken: Set<string>): string {
  const names = plainText(caption)
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => /^[a-z0-9-]{3,}$/.test(word) && !/^(?:the|and|for|with|from|of)$/.test(word));
  const name = names.slice(0, 3).join("-").slice(0, 40) || String(count);
  const id =
    [name, ...Array.from({ length: 99 }, (_, index) => `${name}-${index + 2}`)]
      .map((each) => `${kind}:${each}`)
      .find((each) => !taken.has(each)) ?? `${kind}:${count}`;
  taken.add(id);
  return id;
}
