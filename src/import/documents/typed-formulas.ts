import type { Inline } from "../../model/pandoc.ts";
import { plainText } from "../docx/inline-text.ts";
import type { Piece } from "../docx/pieces.ts";
import { replaceInText, rewriteWords } from "../docx/rewrite-words.ts";
import { clip, type Remark } from "../docx/story.ts";

/** TeX between dollars; a command, an index or an exponent tells it from sums of money. */
const typed =
  /\$\$(?<displayed>[^$]*?[\\^_][^$]*?)\$\$|\$(?!\s)(?<inline>[^$]*?[\\^_][^$]*?)(?<!\s)\$(?!\d)/g;

/** Formulas that somebody, or some converter, typed as TeX. */
export function setTypedFormulas(pieces: readonly Piece[], remarks: Remark[]): readonly Piece[] {
  return pieces.map((piece) => ({
    ...piece,
    block: rewriteWords(piece.block, (inlines) =>
      plainText(inlines).includes("$")
        ? replaceInText(inlines, typed, (found) => formula(found, piece))
        : inlines,
    ),
  }));

  function formula({ groups }: RegExpExecArray, { paragraph }: Piece): readonly Inline[] {
    const tex = (groups?.["displayed"] ?? groups?.["inline"] ?? "").replace(/\s+/g, " ").trim();
    remarks.push({
      kind: "recognised",
      subject: "equation",
      certainty: "likely",
      message: `"${clip(tex)}" between dollars is a formula.`,
      paragraph: paragraph?.number ?? null,
      removedText: tex,
    });
    const t = groups?.["displayed"] === undefined ? "InlineMath" : "DisplayMath";
    return [{ t: "Math", c: [{ t }, tex] }];
  }
}
