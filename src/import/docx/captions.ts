import { asciiDigits, type CaptionKind, compareNumbers } from "./caption-labels.ts";
import { type Caption, captionOf, groupsOf, splitPictures, type Thing } from "./caption-things.ts";
import { captionedBlock, idOf, plainCaption } from "./captioned-block.ts";
import { textOf } from "./headings.ts";
import { dropText, plainText } from "./inline-text.ts";
import type { Piece } from "./pieces.ts";
import { clip, type Remark, type Story } from "./story.ts";

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

/** Puts captions to their figures and tables; a figure or table without one stays as it is. */
export function attachCaptions(
  pieces: readonly Piece[],
  { remarks, names }: Pick<Story, "remarks" | "names">,
  areStyled = false,
): Attached {
  const list = pieces.flatMap(splitPictures);
  const captions = new Map(list.map((piece) => [piece, captionOf(piece, areStyled)]));
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
  return write(list, matched, used, { remarks, names });
}

function neighbour(list: readonly Piece[], piece: Piece | undefined, step: number): Piece | undefined {
  return piece === undefined ? undefined : list[list.indexOf(piece) + step];
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
  { remarks, names }: Pick<Story, "remarks" | "names">,
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
    if (caption === null) return bare(thing, piece);
    counts[kind] += 1;
    const isTaken = caption.typed !== null && follows[kind];
    const inlines = caption.piece.block.t === "Para" ? caption.piece.block.c : [];
    const content = isTaken ? dropText(inlines, caption.label) : inlines;
    const id = ownId(caption, names) ?? idOf(kind, content, counts[kind], ids);
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

function bare({ kind, pieces }: Thing, piece: Piece): readonly Piece[] {
  return kind === "fig" ? pieces : [piece];
}

function ownId({ piece }: Caption, names: Story["names"]): string | undefined {
  return names.get(piece.paragraph?.number ?? 0)?.id;
}

/** Whether the typed numbers go up with the text, each once, so that counting anew keeps what they say. */
function followsOf(things: readonly Thing[], kind: CaptionKind): boolean {
  const typed = things.flatMap((thing) =>
    thing.kind === kind && thing.caption !== null ? [thing.caption.typed] : [],
  );
  return typed.every((number, index) => {
    if (number === null) return false;
    const before = typed[index - 1];
    return before === undefined || before === null || compareNumbers(before, number) < 0;
  });
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
