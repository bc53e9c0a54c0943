import { termsOf } from "../../language/terms.ts";
import type { Block } from "../../model/pandoc.ts";
import type { Pandoc } from "../../model/tools.ts";
import { idOf } from "./captioned-block.ts";
import { attachCaptions } from "./captions.ts";
import { linkReferences } from "./cross-references.ts";
import { setEquations } from "./equations.ts";
import { readFront } from "./front.ts";
import { type FoundHeading, findHeadings, setHeadings } from "./headings.ts";
import type { Piece } from "./pieces.ts";
import { setProse } from "./prose.ts";
import type { Story } from "./story.ts";
import type { Element } from "./xml.ts";

export type Setting = {
  /** BCP 47, as Word has it; null where it does not say. */
  readonly language: string | null;
  readonly rightToLeft: boolean;
  /** The document's own properties. */
  readonly core: Element | undefined;
  readonly pandoc: Pandoc;
  /** Pieces are the text alone, and headings and captions have their styles: none is looked for. */
  readonly frontIsKnown?: boolean;
  /** No heading is told by its look. */
  readonly headingsAreKnown?: boolean;
};

export type Structured = {
  readonly pieces: readonly Piece[];
  readonly metadata: Readonly<Record<string, unknown>>;
};

/** From paragraphs to an article: what stands at the front becomes metadata, the rest gets its structure. */
export async function structure(
  pieces: readonly Piece[],
  story: Story,
  setting: Setting,
): Promise<Structured> {
  const isKnown = setting.frontIsKnown === true;
  const headings = findHeadings(pieces, story, isKnown || setting.headingsAreKnown === true ? 0 : 2);
  const front = isKnown ? { metadata: {}, rest: pieces } : await readFront(pieces, headings, story, setting);
  const body = setHeadings(front.rest, levelled(headings, front.rest), story.remarks);
  if (!body.areNumbered && body.pieces.some(({ block }) => block.t === "Header"))
    story.remarks.push({
      kind: "recognised",
      subject: "heading",
      certainty: "likely",
      message: "No heading has a number, so none is computed: number-depth is 0.",
      paragraph: null,
    });
  const named = nameHeadings(body.pieces, story);
  const captions = attachCaptions(named.pieces, story, isKnown);
  const equations = setEquations(captions.pieces, story.remarks);
  const linked = linkReferences(
    equations.pieces,
    {
      captioned: captions.captioned,
      equations: equations.ids,
      headings: named.ids,
      language: setting.language ?? "en",
    },
    story,
  );
  const language = setting.language === null ? {} : { language: setting.language };
  return {
    metadata: {
      ...front.metadata,
      ...language,
      ...(setting.rightToLeft ? { direction: "rtl" } : {}),
      ...(body.areNumbered ? {} : { "number-depth": 0 }),
    },
    pieces: setProse(headReferences(linked, setting.language ?? "en", story), story, setting.rightToLeft),
  };
}

/** Headings that a field or link points to get an id of their words. */
function nameHeadings(
  pieces: readonly Piece[],
  { pointers, bookmarks, names }: Story,
): { readonly pieces: readonly Piece[]; readonly ids: ReadonlyMap<number, string> } {
  const wanted = new Set(pointers.map(({ bookmark }) => bookmarks.get(bookmark)));
  const taken = new Set<string>();
  const ids = new Map<number, string>();
  const named = pieces.map((piece): Piece => {
    const { block, paragraph } = piece;
    if (block.t !== "Header" || paragraph === null) return piece;
    const [level, [, classes, attributes], inlines] = block.c;
    const own = names.get(paragraph.number);
    if (own !== undefined) {
      ids.set(paragraph.number, own.id);
      const all = [...classes, ...own.classes];
      return { ...piece, block: { t: "Header", c: [level, [own.id, all, attributes], inlines] } };
    }
    if (!wanted.has(paragraph.number)) return piece;
    const id = idOf("sec", inlines, paragraph.number, taken);
    ids.set(paragraph.number, id);
    return { ...piece, block: { t: "Header", c: [level, [id, classes, attributes], inlines] } };
  });
  return { pieces: named, ids };
}

/** The headings that are left, from the first level on. */
function levelled(
  headings: ReadonlyMap<Piece, FoundHeading>,
  rest: readonly Piece[],
): ReadonlyMap<Piece, FoundHeading> {
  const left = [...headings].filter(([piece]) => rest.includes(piece));
  const least = Math.min(...left.map(([, { level }]) => level));
  return new Map(left.map(([piece, heading]) => [piece, { ...heading, level: heading.level - least + 1 }]));
}

/** A list of works in the style of one gets its heading, where it has none. */
function headReferences(pieces: readonly Piece[], language: string, { remarks }: Story): readonly Piece[] {
  const first = pieces.findIndex(isEntry);
  const last = pieces.findLastIndex(isEntry);
  const between = pieces.slice(first, last + 1);
  const before = pieces[first - 1]?.block;
  if (last - first < 2 || !between.every(isEntry) || before?.t === "Header") return pieces;
  const text = termsOf(language).references;
  remarks.push({
    kind: "repaired",
    subject: "reference list",
    certainty: "likely",
    message: `The list of works has no heading and gets "${text}".`,
    paragraph: pieces[first]?.paragraph?.number ?? null,
  });
  const heading: Block = { t: "Header", c: [1, ["", ["unnumbered"], []], [{ t: "Str", c: text }]] };
  return [
    ...pieces.slice(0, first),
    { block: heading, numbers: [], paragraph: null },
    ...pieces.slice(first),
  ];
}

function isEntry({ paragraph }: Piece): boolean {
  return (
    paragraph?.look.styles.some((name) => /^(?:bibliography|references?|literaturverzeichnis)/.test(name)) ===
    true
  );
}
