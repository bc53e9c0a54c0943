import type { Block, Inline } from "../../model/pandoc.ts";
import { words } from "./inline-text.ts";
import type { Piece } from "./pieces.ts";
import { replaceInText, rewriteWords } from "./rewrite-words.ts";
import type { Paragraph, Story } from "./story.ts";

/** Quotations, code and passages in the other direction, as styles and indents tell. */
export function setProse(pieces: readonly Piece[], story: Story, rightToLeft: boolean): readonly Piece[] {
  const kinds = pieces.map((piece) => kindOf(piece, rightToLeft));
  const joined: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const kind = kinds[index] ?? null;
    const last = joined.at(-1);
    if (kind === null)
      joined.push(rightToLeft ? piece : { ...piece, block: rewriteWords(piece.block, spanScripts) });
    else if (last !== undefined && kinds[index - 1] === kind)
      joined[joined.length - 1] = joinPieces(last, piece, kind);
    else {
      joined.push({ ...piece, block: wrapped(piece, kind) });
      if (kind === "quotation by indent")
        story.remarks.push({
          kind: "recognised",
          subject: "quotation",
          certainty: "likely",
          message: "A paragraph that is indented on both sides, or far on one, is a quotation.",
          paragraph: piece.paragraph?.number ?? null,
        });
    }
  }
  return joined;
}

type Kind = "code" | "quotation" | "quotation by indent" | "rtl" | "ltr";

function kindOf({ block, paragraph }: Piece, rightToLeft: boolean): Kind | null {
  if (paragraph === null || block.t !== "Para" || block.c.some(({ t }) => t === "Image")) return null;
  const { look } = paragraph;
  const named = (pattern: RegExp): boolean => look.styles.some((name) => pattern.test(name));
  if (named(/source code|preformatted|^code|macro text|quelltext/)) return "code";
  if (named(/quot|block text|zitat/)) return "quotation";
  if (isIndented(paragraph)) return "quotation by indent";
  if (look.rightToLeft === rightToLeft || paragraph.text.trim() === "") return null;
  return look.rightToLeft ? "rtl" : "ltr";
}

/** Entries of reference lists hang out to the left; they are no quotations. */
function isIndented({ look, text }: Paragraph): boolean {
  const isText =
    look.numbering === null &&
    look.first >= 0 &&
    text.length > 60 &&
    !/^(?:center|right|end)$/.test(look.align);
  return isText && ((look.left >= 280 && look.right >= 280) || look.left >= 560);
}

function wrapped({ block, paragraph }: Piece, kind: Kind): Block {
  switch (kind) {
    case "code":
      return { t: "CodeBlock", c: [["", [], []], paragraph?.text ?? ""] };
    case "quotation":
    case "quotation by indent":
      return { t: "BlockQuote", c: [block] };
    default: {
      const language = languageIn(paragraph?.text ?? "");
      const own = language === null || kind === "ltr" ? [] : [["lang", language] as const];
      return { t: "Div", c: [["", [], [...own, ["dir", kind]]], [block]] };
    }
  }
}

function joinPieces(last: Piece, piece: Piece, kind: Kind): Piece {
  const numbers = [...last.numbers, ...piece.numbers];
  const { block } = last;
  if (block.t === "CodeBlock")
    return {
      ...last,
      numbers,
      block: { ...block, c: [block.c[0], `${block.c[1]}\n${piece.paragraph?.text ?? ""}`] },
    };
  if (block.t === "BlockQuote")
    return { ...last, numbers, block: { ...block, c: [...block.c, piece.block] } };
  if (block.t === "Div" && kind !== "code")
    return { ...last, numbers, block: { ...block, c: [block.c[0], [...block.c[1], piece.block]] } };
  return last;
}

const foreign =
  /[\p{Script=Arabic}\p{Script=Hebrew}][\p{Script=Arabic}\p{Script=Hebrew}\p{M}\u200c\s]*[\p{Script=Arabic}\p{Script=Hebrew}\p{M}]/gu;

/** Words of another direction inside a line. */
function spanScripts(inlines: readonly Inline[]): readonly Inline[] {
  return replaceInText(inlines, foreign, ([text]) => {
    const language = languageIn(text) ?? "ar";
    return [
      {
        t: "Span",
        c: [
          [
            "",
            [],
            [
              ["lang", language],
              ["dir", "rtl"],
            ],
          ],
          words(text),
        ],
      },
    ];
  });
}

/** By letters that only one language of a script has. */
export function languageIn(text: string): string | null {
  if (/\p{Script=Hebrew}/u.test(text)) return "he";
  if (/[پچژگی]/.test(text)) return "fa";
  return /\p{Script=Arabic}/u.test(text) ? "ar" : null;
}
