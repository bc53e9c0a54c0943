import type { AnnotatedPage, Annotation, PaintedBox, PaintedLetter } from "../../model/annotated-page.ts";
import type { Correction } from "../../model/correction.ts";
import type { Edit } from "../../model/diagnostic.ts";
import type { Place, Position } from "../../model/place.ts";
import { lettersOf } from "../block-letters.ts";
import { type FoundWords, findWords, placesOf, type WrittenBlock } from "./find-words.ts";
import { coveredBy, gapAt, type PageText, pageText, type SourceLabel } from "./page-text.ts";
import { readInstruction } from "./read-instruction.ts";
import type { WrittenFiles } from "./source-letters.ts";

export type ReadProof = {
  readonly corrections: readonly Correction[];
  /** Share of the pages' longer lines that are in the manuscript. */
  readonly known: number;
};

/** Reads what was written on the pages of a proof, and finds where in the manuscript it belongs. */
export function readCorrections(
  pages: readonly AnnotatedPage[],
  blocks: readonly WrittenBlock[],
  files: WrittenFiles,
): ReadProof {
  const texts = pages.map(pageText);
  const ids = new Map(texts.flatMap((text) => [...text.ids]));
  const found: Omit<Correction, "number" | "query">[] = [];
  let last: SourceLabel | null = null;
  for (const [index, page] of pages.entries()) {
    const text = texts[index];
    if (text === undefined) continue;
    const label = labelOn(text, last);
    for (const mark of marksOn(page.annotations, text))
      found.push({ ...corrected(mark, { text, label, blocks, files, page }), page: index + 1 });
    last = text.labels.toSorted((one, other) => one.baseline - other.baseline)[0] ?? last;
  }
  return {
    corrections: found.map((correction, index) => {
      const query = correction.kind === "answer" ? (ids.get(correction.words) ?? "") : "";
      return { ...correction, number: index + 1, query };
    }),
    known: knownShare(texts, blocks),
  };
}

/** Annotations that belong together. */
type Mark = {
  readonly main: Annotation;
  /** Struck out, covered or pointed at. */
  readonly covered: Annotation;
  readonly contents: string;
  /** What comes in place of what is struck out, as the reader said. */
  readonly replacement: string | null;
};

/** From the top of the page; replies are put behind what they answer. */
function marksOn(annotations: readonly Annotation[], text: PageText): readonly Mark[] {
  const known = new Map(annotations.map((each) => [each.id, each]));
  const grouped = new Map<Annotation, Annotation[]>();
  const rootOf = (each: Annotation): Annotation => {
    const parent = each.repliesTo === null ? undefined : known.get(each.repliesTo);
    return parent === undefined || parent === each ? each : parent;
  };
  for (const each of annotations) {
    const root = rootOf(each);
    grouped.set(root, [...(grouped.get(root) ?? []), each]);
  }
  const orderOf = ({ covered }: Mark): number => coveredBy(text, covered.boxes)?.from ?? gapOf(covered, text);
  return [...grouped]
    .map(([main, all]) => markOf(main, all))
    .toSorted((one, other) => orderOf(one) - orderOf(other));
}

function gapOf({ boxes: [box] }: Annotation, text: PageText): number {
  return (box && gapAt(text, box)) ?? Number.MAX_SAFE_INTEGER;
}

function markOf(main: Annotation, all: readonly Annotation[]): Mark {
  const together = all.filter((each) => each === main || each.isGrouped);
  const strike = together.find(({ kind }) => kind === "strike");
  const caret = together.find(({ kind }) => kind === "caret");
  const replies = all.filter((each) => !together.includes(each)).map(({ contents }) => contents);
  const contents = [main.contents, ...replies].filter((each) => each !== "").join(" ");
  const isReplacing = strike !== undefined && caret !== undefined && replies.length === 0;
  const replacement = isReplacing ? caret.contents || strike.contents : null;
  return { main, covered: strike ?? main, contents, replacement };
}

type Setting = {
  readonly page: AnnotatedPage;
  readonly text: PageText;
  readonly label: (baseline: number) => SourceLabel | null;
  readonly blocks: readonly WrittenBlock[];
  readonly files: WrittenFiles;
};

/** The label of the paragraph a height belongs to: the nearest above, or the last of the page before. */
function labelOn({ labels }: PageText, last: SourceLabel | null): Setting["label"] {
  return (baseline) => {
    const above = labels.filter((label) => label.baseline >= baseline - 3);
    return above.toSorted((one, other) => one.baseline - other.baseline)[0] ?? last;
  };
}

type Corrected = Omit<Correction, "number" | "page" | "query">;

function corrected(mark: Mark, setting: Setting): Corrected {
  const { main, covered, contents } = mark;
  const { text, page } = setting;
  const [box] = covered.boxes;
  const answered = box && (!text.isText || box.left > page.width - 176) ? queryAt(text, box.top) : null;
  if (answered !== null && text.queries.length > 0)
    return { ...nothing, kind: "answer", words: answered, text: contents, author: main.author };
  // What has a place and no extent covers letters by chance.
  const isPoint = covered.kind === "caret" || covered.kind === "note";
  const range = isPoint ? null : coveredBy(text, covered.boxes);
  const gap = box === undefined ? null : gapAt(text, pointOf(covered, box));
  const signs = range ?? (gap === null ? null : { from: gap, to: gap });
  if (signs === null || box === undefined) return { ...nothing, text: contents, author: main.author };
  const words = range === null ? wordAt(text, signs.from) : wordsIn(text, signs.from, signs.to);
  const from = firstLetter(text, signs.from);
  const to = firstLetter(text, signs.to);
  // Behind the last letter of a paragraph is before the first of the next.
  const meant = range === null ? Math.max(0, signs.from - 1) : signs.from;
  const baseline = text.signs[meant]?.baseline ?? box.bottom;
  const found = findWords(text.letters, from, to, setting.label(baseline), setting.blocks);
  const base = { words, author: main.author };
  if (found === null) return { ...nothing, ...base, text: contents, place: labelPlace(setting, baseline) };
  return range === null
    ? inserted(mark, found, leadBefore(text, signs.from), { ...base, setting })
    : changed(mark, found, to - from, { ...base, setting });
}

const nothing: Corrected = {
  kind: "query",
  words: "",
  text: "",
  author: "",
  place: null,
  certainty: "unsure",
  edits: [],
};

/** A caret's middle says where; the window of a note begins there. */
function pointOf({ kind }: Annotation, box: PaintedBox): PaintedBox {
  return kind === "note" ? { ...box, right: box.left } : box;
}

function wordsIn({ signs }: PageText, from: number, to: number): string {
  let words = "";
  let last: PaintedLetter | null = null;
  for (const sign of signs.slice(from, to)) {
    const isNewLine = last !== null && Math.abs(last.baseline - sign.baseline) > 1;
    words += isNewLine && !/[-\u2010\u00AD\s]$/.test(words) ? ` ${sign.text}` : sign.text;
    last = sign;
  }
  return words.replaceAll("\u00AD", "").trim();
}

/** The word that a gap is in or behind. */
function wordAt(text: PageText, gap: number): string {
  const before = /\S*$/.exec(wordsIn(text, Math.max(0, gap - 30), gap))?.[0] ?? "";
  const [last, next] = [text.signs[gap - 1], text.signs[gap]];
  const isOneLine = last !== undefined && Math.abs(last.baseline - (next?.baseline ?? 0)) < 1;
  const isInside = isOneLine && /[\p{L}\p{N}]$/u.test(before) && /[\p{L}\p{N}]/u.test(next?.text ?? "");
  return isInside ? before + (/^\S*/.exec(wordsIn(text, gap, gap + 30))?.[0] ?? "") : before;
}

function firstLetter({ signOf }: PageText, sign: number): number {
  const index = signOf.findIndex((each) => each >= sign);
  return index === -1 ? signOf.length : index;
}

function queryAt({ queries }: PageText, top: number): string | null {
  const above = queries.filter(({ baseline }) => baseline >= top - 14);
  return above.toSorted((one, other) => one.baseline - other.baseline)[0]?.label ?? null;
}

/** What stands between the last letter and the gap: a full stop that a caret comes behind. */
function leadBefore({ signs }: PageText, gap: number): string {
  let lead = "";
  for (let index = gap - 1; index >= 0; index -= 1) {
    const own = signs[index]?.text ?? "";
    if (/[\p{L}\p{N}]/u.test(own)) break;
    lead = own + lead;
  }
  return lead.trim();
}

function labelPlace({ label, blocks }: Setting, baseline: number): Place | null {
  const named = label(baseline);
  if (named === null) return null;
  const block = blocks.find(({ place }) => place.line === named.line && place.file.endsWith(named.file));
  const file = block?.place.file ?? named.file;
  return { file, line: named.line, column: 1, certainty: "near" };
}

type Base = { readonly words: string; readonly author: string; readonly setting: Setting };

/** Words that were struck out or marked. */
function changed(mark: Mark, found: FoundWords, count: number, base: Base): Corrected {
  const { words, author, setting } = base;
  const places = count === 0 ? null : placesOf(found, count);
  const isFound = places !== null || found.block.passage === null;
  const certainty: Corrected["certainty"] = isFound ? found.certainty : "unsure";
  const place: Place = places?.from ?? { ...found.block.place, certainty: "near" };
  const told = { words, author, place, certainty };
  const text = replacementOf(mark, words);
  const written = places === null ? null : sourceBetween(places.from, places.to, setting.files);
  const isSame = written !== null && lettersOf(written) === lettersOf(words);
  if (text !== null && places !== null && isSame && certainty === "sure" && mayHold(found.block, text)) {
    const edit = withoutDoubleSpace(editOf(places.from, places.to, text), setting.files);
    return { ...told, kind: text === "" ? "delete" : "replace", text, edits: [edit] };
  }
  const wish = wishOf(mark);
  return { ...told, kind: "query", text: wish, edits: asking(places?.to ?? null, wish, base) };
}

function mayHold({ plain }: WrittenBlock, text: string): boolean {
  return plain?.test(text) ?? true;
}

/** What exactly is to stand in place of the words; null where nothing says so. */
function replacementOf({ contents, replacement, covered }: Mark, words: string): string | null {
  if (replacement !== null) return replacement;
  const told = readInstruction(contents, words);
  if (told !== null) return told.kind === "replace" ? told.text : "";
  return covered.kind === "strike" && contents === "" ? "" : null;
}

function wishOf({ contents, replacement, covered }: Mark): string {
  if (replacement !== null) return `replace by “${replacement}”`;
  if (contents !== "") return contents;
  return covered.kind === "strike" ? "struck out" : "marked";
}

/** A caret or a note between letters. */
function inserted({ main, contents }: Mark, found: FoundWords, lead: string, given: Base): Corrected {
  const { words, author, setting } = given;
  const before = found.letters > 0 ? placesOf({ ...found, letters: found.letters - 1 }, 1) : null;
  const after = placesOf(found, 1);
  const place = before?.to ?? after?.from ?? { ...found.block.place, certainty: "near" as const };
  const at = before === null ? (after?.from ?? null) : behind(before.to, lead, setting.files);
  const isExact =
    main.kind === "caret" && contents !== "" && found.certainty === "sure" && mayHold(found.block, contents);
  const base = { words, author, place, certainty: found.certainty };
  if (isExact && at !== null) {
    const edit = editOf(at, at, spaced(contents, at, setting.files));
    return { ...base, kind: "insert", text: contents, edits: [edit] };
  }
  const certainty = main.kind === "caret" ? found.certainty : "unsure";
  const text = contents === "" ? "marked" : contents;
  return { ...base, certainty, kind: "query", text, edits: asking(at, text, given) };
}

/** Behind signs that stand after a letter, where the manuscript has them, too. */
function behind(place: Place, lead: string, files: WrittenFiles): Place {
  const rest = restOf(place, files);
  return lead !== "" && rest.startsWith(lead) ? { ...place, column: place.column + [...lead].length } : place;
}

/** A word that comes between words gets a space of its own. */
function spaced(text: string, at: Place, files: WrittenFiles): string {
  const before =
    lineOf(at, files)
      .slice(0, at.column - 1)
      .at(-1) ?? "";
  const after = restOf(at, files)[0] ?? "";
  const isWord = /^[\p{L}\p{N}(“"‘']/u.test(text);
  if (!isWord) return text;
  const left = /[\p{L}\p{N}.,;:!?)”’]/u.test(before) ? " " : "";
  const right = left === "" && /[\p{L}\p{N}]/u.test(after) ? " " : "";
  return `${left}${text}${right}`;
}

function lineOf({ file, line }: Place, files: WrittenFiles): readonly string[] {
  return [...(files.get(file)?.[line - 1] ?? "")];
}

function restOf(place: Place, files: WrittenFiles): string {
  return lineOf(place, files)
    .slice(place.column - 1)
    .join("");
}

/** What the author wrote there; null across files. */
function sourceBetween(from: Place, to: Place, files: WrittenFiles): string | null {
  if (from.file !== to.file || to.line < from.line) return null;
  const lines = files.get(from.file)?.slice(from.line - 1, to.line) ?? [];
  return lines
    .map((line, index) => {
      const signs = [...line];
      const end = index === lines.length - 1 ? to.column - 1 : signs.length;
      return signs.slice(index === 0 ? from.column - 1 : 0, end).join("");
    })
    .join("\n");
}

function editOf(from: Position & { readonly file: string }, to: Position, text: string): Edit {
  return {
    file: from.file,
    from: { line: from.line, column: from.column },
    to: { line: to.line, column: to.column },
    text,
  };
}

/** A word that goes takes one of the spaces around it along. */
function withoutDoubleSpace(edit: Edit, files: WrittenFiles): Edit {
  if (edit.text !== "") return edit;
  const signs = [...(files.get(edit.file)?.[edit.to.line - 1] ?? "")];
  const before = edit.from.line === edit.to.line ? signs[edit.from.column - 2] : " ";
  const after = signs[edit.to.column - 1];
  if (before === " " && (after === undefined || /[\s.,;:!?)]/.test(after)) && edit.from.column > 1)
    return { ...edit, from: { ...edit.from, column: edit.from.column - 1 } };
  return edit;
}

/** The comment that asks, at the next space behind the words; none in a bibliography. */
function asking(
  at: Place | null,
  text: string,
  { words, author, setting: { files } }: Base,
): readonly Edit[] {
  if (at === null || !/\.[qr]?md$|\.markdown$/i.test(at.file)) return [];
  const rest = [...restOf(at, files)];
  const space = rest.findIndex((sign) => /\s/.test(sign));
  const column = at.column + (space === -1 ? rest.length : space);
  const by = author === "" ? "" : `, ${author.replace(/[(),]/g, " ").trim()}`;
  const about = words === "" ? "" : `“${words}”: `;
  const asked = `${about}${text}`.replaceAll("--", "- -").replace(/\s+/g, " ");
  const place = { ...at, column };
  return [editOf(place, place, ` <!-- query(editor${by}): ${asked} -->`)];
}

/** A document of another manuscript has next to none of its lines. */
function knownShare(texts: readonly PageText[], blocks: readonly WrittenBlock[]): number {
  const all = blocks.map(({ letters }) => letters).join("\n");
  const hasLabels = texts.some(({ labels }) => labels.length > 0);
  const stretches = texts
    .filter(({ labels, isText }) => isText && (labels.length > 0 || !hasLabels))
    .flatMap(({ letters }) => letters.match(/.{30}/gu) ?? []);
  if (stretches.length === 0) return 0;
  return stretches.filter((stretch) => all.includes(stretch)).length / stretches.length;
}
