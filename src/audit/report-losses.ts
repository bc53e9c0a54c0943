import type { Diagnostic } from "../model/diagnostic.ts";
import type { EditionKind } from "../model/metadata.ts";
import type { Loss } from "./align.ts";
import { wordsOf } from "./normalise.ts";
import type { Passage } from "./passage.ts";
import { piecesOf } from "./pieces.ts";
import { lettersOf } from "./stream.ts";

const mostWords = 8;

const names: Readonly<Record<EditionKind, string>> = { pdf: "PDF", epub: "EPUB" };

/** One finding for each text that an edition does not hold whole; its check says what was lost. */
export function reportLosses(losses: readonly Loss[], edition: EditionKind): readonly Diagnostic[] {
  return losses.map((loss) => ({
    check: checkOf(loss),
    severity: "error",
    place: loss.passage.place,
    message: message(loss, names[edition]),
    help: "Build again; if the text is still missing, simplify the block it stands in, since the edition cannot hold it as it is.",
  }));
}

function checkOf({ passage, piece, offset }: Loss): string {
  if (passage.role === "heading") return "audit/headings-agree";
  if (passage.role === "entry") return "audit/reference-list-agrees";
  const label = lettersOf(labelOf(passage));
  return piece === 0 && offset < label.length ? "audit/labels-agree" : "audit/text-is-complete";
}

/** The label a caption begins with, or an empty string. */
export function labelOf({ marks, raw }: Passage): string {
  const mark = marks.find(({ kind }) => kind === "caption-label" || kind === "equation-number");
  return mark?.start === 0 ? raw.slice(0, mark.end) : "";
}

function message({ passage, piece, offset }: Loss, edition: string): string {
  const lost = quoted(wordsFrom(piecesOf(passage)[piece] ?? "", offset));
  const where = piece === 0 && offset === 0 ? "" : `, after "${wordsBefore(passage, piece, offset)}"`;
  return `The ${edition} does not have "${lost}"${where}; every word of the text was expected in its order.`;
}

function wordsFrom(text: string, offset: number): readonly string[] {
  let passed = 0;
  return wordsOf(text).flatMap((word) => {
    passed += lettersOf(word.text).length;
    return passed > offset ? [word.text] : [];
  });
}

function wordsBefore(passage: Passage, piece: number, offset: number): string {
  const pieces = piecesOf(passage);
  const here = wordsOf(pieces[piece] ?? "").map(({ text }) => text);
  const kept = here.slice(0, here.length - wordsFrom(pieces[piece] ?? "", offset).length);
  const earlier = pieces.slice(0, piece).flatMap((text) => wordsOf(text).map((word) => word.text));
  return [...earlier, ...kept].slice(-4).join(" ");
}

function quoted(words: readonly string[]): string {
  return words.length > mostWords ? `${words.slice(0, mostWords).join(" ")} …` : words.join(" ");
}
