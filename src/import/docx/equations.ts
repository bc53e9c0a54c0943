import type { Block, Inline } from "../../model/pandoc.ts";
import { plainText } from "./inline-text.ts";
import type { Piece } from "./pieces.ts";
import type { Remark } from "./story.ts";

/** Formulas alone in their paragraph or table are displayed; typed numbers that will be computed are taken off. */
export function setEquations(
  pieces: readonly Piece[],
  remarks: Remark[],
): { readonly pieces: readonly Piece[]; readonly ids: ReadonlyMap<string, string> } {
  const found = pieces.map((piece) => equationOf(piece.block));
  const numbers = found.flatMap((each) => (each?.number ? [each.number] : []));
  const follows = numbers.every((number, index) => number === String(index + 1));
  const ids = new Map<string, string>(follows ? numbers.map((number) => [number, `eq:${number}`]) : []);
  const set = pieces.map((piece, index): Piece => {
    const equation = found[index];
    if (equation == null) return piece;
    const { formulas, number } = equation;
    const [only] = formulas;
    if (number === null || !follows || formulas.length > 1 || only === undefined)
      return number === null ? { ...piece, block: { t: "Para", c: formulas.map(displayed) } } : piece;
    remarks.push({
      kind: "removed",
      subject: "equation",
      certainty: "sure",
      message: `The typed number (${number}) of an equation is what will be printed, and is left to be computed.`,
      paragraph: piece.paragraph?.number ?? null,
      removedText: number,
    });
    const label: Inline = { t: "RawInline", c: ["markdown", ` {#eq:${number}}`] };
    return { ...piece, block: { t: "Para", c: [displayed(only), label] } };
  });
  return { pieces: set, ids };
}

type Formula = Extract<Inline, { t: "Math" }>;

function displayed(formula: Formula): Inline {
  return { ...formula, c: [{ t: "DisplayMath" }, formula.c[1]] };
}

/** A paragraph, or a table of one row, of nothing but formulas and a number in brackets. */
function equationOf(
  block: Block,
): { readonly formulas: readonly Formula[]; readonly number: string | null } | null {
  const inlines = block.t === "Para" ? block.c : block.t === "Table" ? rowOf(block) : null;
  if (inlines === null) return null;
  const formulas = inlines.filter((inline) => inline.t === "Math");
  const rest = inlines.filter(({ t }) => t !== "Math");
  if (formulas.length === 0 || rest.some(({ t }) => !isSpoken(t))) return null;
  const text = plainText(rest).trim();
  if (text === "") return block.t === "Table" && formulas.length > 1 ? null : { formulas, number: null };
  const number = /^[([]?(\d+)[)\]]$/.exec(text)?.[1];
  return number === undefined ? null : { formulas, number };
}

/** Raw Markdown is a label already. */
function isSpoken(t: Inline["t"]): boolean {
  return t !== "Image" && t !== "Note" && t !== "Cite" && t !== "RawInline";
}

function rowOf(table: Extract<Block, { t: "Table" }>): readonly Inline[] | null {
  const [, caption, , head, bodies, foot] = table.c;
  const rows = [...head[1], ...bodies.flatMap((body) => [...body[2], ...body[3]]), ...foot[1]];
  const [row] = rows;
  if (rows.length !== 1 || row === undefined || caption[1].length > 0) return null;
  return row[1].flatMap(([, , , , blocks]) =>
    blocks.flatMap((block) => (block.t === "Plain" || block.t === "Para" ? block.c : [])),
  );
}
