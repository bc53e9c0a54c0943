import { termsOf } from "../../language/terms.ts";
import type { Inline } from "../../model/pandoc.ts";
import { asciiDigits, captionNames } from "./caption-labels.ts";
import type { Captioned } from "./captions.ts";
import { plainText, words } from "./inline-text.ts";
import { splitMarks } from "./marks.ts";
import type { Piece } from "./pieces.ts";
import { replaceInText, rewriteWords } from "./rewrite-words.ts";
import { clip, type Remark, type Story } from "./story.ts";

export type Targets = {
  readonly captioned: readonly Captioned[];
  /** Equations by their typed number. */
  readonly equations: ReadonlyMap<string, string>;
  /** Headings that something points to, by the number of their paragraph. */
  readonly headings: ReadonlyMap<number, string>;
  readonly language: string;
};

/** Links typed references, "Fig. 3a", and those of Word's fields whose target is certain; all others are words. */
export function linkReferences(pieces: readonly Piece[], targets: Targets, story: Story): readonly Piece[] {
  const ids = new Map(
    targets.captioned.flatMap(({ id, kind, typed, computed }) =>
      typed === null
        ? []
        : [[`${kind} ${asciiDigits(typed).toLowerCase()}`, { id, computed, typed }] as const],
    ),
  );
  const byParagraph = new Map([
    ...targets.captioned.map((each) => [each.paragraph, each.id] as const),
    ...targets.headings,
  ]);
  const term = termsOf(targets.language);
  return pieces.map((piece) => {
    const link = (inlines: readonly Inline[]): readonly Inline[] =>
      replaceInText(resolvePointers(inlines, byParagraph, story), pattern, (found, text) =>
        reference(found, text, piece),
      );
    return { ...piece, block: rewriteWords(piece.block, link) };
  });

  function reference(found: RegExpExecArray, text: string, piece: Piece): readonly Inline[] | null {
    const { name = "", gap = "", numbers = "" } = found.groups ?? {};
    // "Figure 2 of Hill (2010)" is not ours.
    if (/^\s+(?:in|of|from)\s+(?:\p{Lu}|ref)/u.test(text.slice(found.index + found[0].length))) return null;
    const kind = kindOf(name);
    if (kind === "eq") return equation(piece, name, gap, numbers);
    const parts = numbers.split(
      /((?<=[\p{Nd}a-z])\s*(?:,\s*and|,|&|–|-|\band\b|\bund\b|\bto\b|و)\s*(?=\p{Nd}))/u,
    );
    const linked: Target[] = [];
    const made = parts.flatMap((part): readonly Inline[] => {
      const [, number = "", letter = ""] = /^(\p{Nd}+(?:\.\p{Nd}+)*)([a-zA-Z]?)$/u.exec(part) ?? [];
      const target = ids.get(`${kind} ${asciiDigits(number)}`);
      if (target === undefined) return words(part);
      linked.push(target);
      return [...refer(target.id, "SuppressAuthor"), ...words(letter)];
    });
    const [first] = linked;
    if (first === undefined) return null;
    const next = text[found.index + found[0].length] ?? " ";
    const isLabel =
      name === (kind === "fig" ? term.figure : term.table) && made.length === 1 && /[\s.,;)?!]/.test(next);
    const gone = isLabel ? found[0] : linked.map(({ typed }) => typed).join(" ");
    noteLink(found[0], gone, linked, piece, story.remarks);
    return isLabel ? refer(first.id, "AuthorInText") : [...words(`${name}${gap}`), ...made];
  }

  function equation(piece: Piece, name: string, gap: string, numbers: string): readonly Inline[] | null {
    const [, open = "", number = "", close = ""] = /^(\(?)(\p{Nd}+(?:\.\p{Nd}+)*)(\)?)$/u.exec(numbers) ?? [];
    const id = targets.equations.get(number);
    if (id === undefined || (open === "") !== (close === "")) return null;
    const isLabel = name === term.equation && open !== "";
    const typed = `${name}${gap}${numbers}`;
    noteLink(typed, isLabel ? typed : number, [], piece, story.remarks);
    if (isLabel) return refer(id, "AuthorInText");
    return [...words(`${name}${gap}${open}`), ...refer(id, "SuppressAuthor"), ...words(close)];
  }
}

/** A figure or table by the number its author typed. */
type Target = { readonly id: string; readonly computed: number; readonly typed: string };

function noteLink(
  text: string,
  removedText: string,
  linked: readonly Target[],
  piece: Piece,
  remarks: Remark[],
): void {
  const others = linked.filter(({ typed, computed }) => asciiDigits(typed) !== String(computed));
  const numbers = others.map(({ computed }) => computed).join(", ");
  const common = { subject: "cross-reference", paragraph: piece.paragraph?.number ?? null, removedText };
  remarks.push(
    others.length === 0
      ? {
          ...common,
          kind: "recognised",
          certainty: "sure",
          message: `"${clip(text)}" leads to its target now.`,
        }
      : {
          ...common,
          kind: "repaired",
          certainty: "likely",
          message: `"${clip(text)}" follows its target and will be printed with the number ${numbers}.`,
        },
  );
}

const equationNames = "equations?|eqs?|gleichung(?:en)?|gl|معادله";
/** "Appendix 1—figure 2" is no figure 2. */
const pattern = new RegExp(
  `(?<!\\p{L}|\\p{N}[–—-])(?<name>(?:${captionNames.fig}|${captionNames.tbl}|${equationNames})\\.?)(?<gap>[\\s\\u00A0]+)(?<numbers>\\(\\p{Nd}+(?:\\.\\p{Nd}+)*\\)|\\p{Nd}+(?:\\.\\p{Nd}+)*[a-zA-Z]?(?![\\p{L}])(?:\\s*(?:,\\s*and|,|&|–|-|\\band\\b|\\bund\\b|\\bto\\b|و)\\s*\\p{Nd}+(?:\\.\\p{Nd}+)*[a-zA-Z]?(?![\\p{L}\\p{Nd}]))*)`,
  "giu",
);

function kindOf(name: string): "fig" | "tbl" | "eq" {
  const plain = name.replace(/\.$/, "");
  if (new RegExp(`^(?:${captionNames.fig})$`, "iu").test(plain)) return "fig";
  return new RegExp(`^(?:${captionNames.tbl})$`, "iu").test(plain) ? "tbl" : "eq";
}

function refer(id: string, mode: "AuthorInText" | "SuppressAuthor"): readonly Inline[] {
  const citation = {
    citationId: id,
    citationPrefix: [],
    citationSuffix: [],
    citationMode: { t: mode },
    citationNoteNum: 0,
    citationHash: 0,
  };
  return [{ t: "Cite", c: [[citation], []] }];
}

/** Words between the marks of a pointer lead to its target, or are words. */
function resolvePointers(
  inlines: readonly Inline[],
  targets: ReadonlyMap<number | null, string>,
  story: Story,
): readonly Inline[] {
  const parts = inlines.flatMap((inline): readonly Inline[] =>
    inline.t === "Str"
      ? splitMarks(inline.c).map((part) => ({
          t: "Str",
          c: typeof part === "string" ? part : `\uFDD0${part.kind}${part.number}\uFDD1`,
        }))
      : [inline],
  );
  const made: Inline[] = [];
  let open: { readonly number: number; readonly at: number } | null = null;
  for (const part of parts) {
    const mark = part.t === "Str" ? splitMarks(part.c)[0] : undefined;
    if (mark === undefined || typeof mark === "string" || (mark.kind !== "x" && mark.kind !== "y"))
      made.push(part);
    else if (mark.kind === "x") open = { number: mark.number, at: made.length };
    else if (open !== null && open.number === mark.number) {
      const inside = made.splice(open.at);
      const pointer = story.pointers[mark.number];
      const id =
        pointer === undefined || pointer.page
          ? undefined
          : targets.get(story.bookmarks.get(pointer.bookmark) ?? -1);
      made.push(...(id === undefined ? inside : pointed(inside, id, story.remarks)));
      open = null;
    }
  }
  return made;
}

/** "Table 2" or "2" of a field is computed; a letter behind it stays. */
function pointed(inside: readonly Inline[], id: string, remarks: Remark[]): readonly Inline[] {
  if (id.startsWith("sec:")) return [{ t: "Link", c: [["", [], []], inside, [`#${id}`, ""]] }];
  const text = plainText(inside);
  const found = /^(?<name>[\p{L}.]+[\s\u00A0]+)?\p{Nd}+(?:[.-]\p{Nd}+)*$/u.exec(text.trim());
  if (found === null) return inside;
  remarks.push({
    kind: "recognised",
    subject: "cross-reference",
    certainty: "sure",
    message: `The field "${clip(text)}" leads to its target now.`,
    paragraph: null,
    removedText: text.trim(),
  });
  return refer(id, found.groups?.["name"] === undefined ? "SuppressAuthor" : "AuthorInText");
}
