import type { Id } from "../../model/manuscript.ts";
import type { Passage } from "../../model/passage.ts";
import type { Subject } from "../../model/subject.ts";
import { numbered } from "./mentions.ts";

type Kind = "figure" | "table";

/** "figure", "Abbildung", "شکل": what a sentence calls it without its number. */
const nouns: Readonly<Record<Kind, string>> = {
  figure:
    "figures?|pictures?|images?|diagrams?|plots?|charts?|maps?|graphs?|illustrations?|screenshots?|drawings?|photographs?|abbildung(?:en)?|grafik(?:en)?|bild(?:er)?|diagramme?|illustrationen|figuras?|gráficos?|imagen(?:es)?|schémas?|شکل|تصویر|نمودار|عکس",
  table: "tables?|tabellen?|übersicht|tableaux?|tablas?|cuadros?|جدول",
};

/** "the following code plots" is no plot. */
const between = String.raw`(?:(?!code|functions?|scripts?|commands?|programs?|examples?|equations?)[\p{L}-]+\s){0,2}?`;
const wordsBefore = {
  ahead: "following|next|below|folgenden?r?|nächsten?|siguientes?",
  behind: "preceding|previous|above|vorigen?|vorstehenden?|obigen?|anterior(?:es)?",
};
const wordsBehind = {
  ahead:
    "below|following|that follows?|unten|weiter unten|suivante?s?|ci-dessous|siguientes?|(?:de )?abajo|زیر|بعد",
  behind: "above|oben|précédente?s?|ci-dessus|anterior(?:es)?|(?:de )?arriba|بالا|قبل",
};

function pointing(kind: Kind, way: "ahead" | "behind"): RegExp {
  const [start, end] = [String.raw`(?<![\p{L}\p{M}])`, String.raw`(?![\p{L}\p{M}])`];
  const first = `${start}(?:${wordsBefore[way]})\\s${between}(?:${nouns[kind]})${end}`;
  const second = `${start}(?:${nouns[kind]})[\\s\\u200c]+(?:${wordsBehind[way]})${end}`;
  return new RegExp(`${first}|${second}`, "iu");
}

/**
 * Figures or tables that need no number to be found: the paragraph right before them says "the following figure", or
 * the one right behind them "the figure above".
 */
export function pointedAt(subject: Subject, kind: Kind): ReadonlySet<Id> {
  const [ahead, behind] = [pointing(kind, "ahead"), pointing(kind, "behind")];
  const files = Map.groupBy(
    subject.passages.filter((passage) => passage.kind === "paragraph" || passage.kind === "quotation"),
    ({ place }) => place.file,
  );
  return new Set(
    numbered(subject, kind).flatMap(({ id, place }) => {
      const texts = files.get(place.file) ?? [];
      const next = firstBehind(texts, place.line);
      const [before, after] = [texts[next - 1]?.text ?? "", texts[next]?.text ?? ""];
      return ahead.test(before) || behind.test(after) ? [id] : [];
    }),
  );
}

/** Index of the first passage that begins below a line; they stand in the order of the file. */
function firstBehind(passages: readonly Passage[], line: number): number {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.place.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}
