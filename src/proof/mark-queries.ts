import { placeMark } from "../markup/written-at.ts";
import type { Galley, SpineItem } from "../model/galley.ts";
import type { Block, Inline } from "../model/pandoc.ts";
import type { Query } from "../model/query.ts";
import { inlineText } from "../tree/text.ts";
import { mapBlocks, ownLines } from "../tree/walk.ts";
import type { Anchor } from "./anchor-queries.ts";
import { lettersIn } from "./block-letters.ts";

/** A sign in the text for a query, by the letters of its block that stand before it. */
type Mark = { readonly letters: number; readonly sign: Inline };

const listId = "query-list";

/**
 * The galley with a sign behind each word that is asked about, linked with a list of all queries at the end: for editions
 * whose lines nobody counts. Queries whose words are in no text stand in the list alone.
 */
export function markQueries(galley: Galley, queries: readonly Query[], anchors: readonly Anchor[]): Galley {
  const marks = new Map<string, Mark[]>();
  for (const [index, { block, letters, about }] of anchors.entries()) {
    const query = queries[index];
    if (query === undefined || block === "") continue;
    const at = about === "before" ? letters : letters + 1;
    marks.set(block, [...(marks.get(block) ?? []), { letters: at, sign: signOf(query) }]);
  }
  const marked = new Set<string>();
  const put = (blocks: readonly Block[]): readonly Block[] =>
    mapBlocks(blocks, { block: (block) => markBlock(block, marks, marked) });
  const spine = galley.spine.map((item) => ({ ...item, blocks: put(item.blocks) }));
  const abstract = put(galley.abstract);
  if (queries.length === 0) return galley;
  const level = galley.metadata.kind === "book" ? 1 : 2;
  const list = queryList(queries, anchors, marked, level);
  return {
    ...galley,
    abstract,
    spine: [...spine, list],
    nav: [
      ...galley.nav,
      { id: `${listId}-heading`, item: listId, level: 1, number: "", title: list.title, children: [] },
    ],
  };
}

/** Blocks of one place share their letters; signs go into the first, where nearly all have their only one. */
function markBlock(block: Block, marks: Map<string, Mark[]>, marked: Set<string>): Block {
  const place = block.place === undefined ? "" : placeMark(block.place);
  const own = marks.get(place);
  const lines = ownLines(block);
  if (own === undefined || lines.length === 0) return block;
  marks.delete(place);
  marked.add(place);
  const put = (inlines: readonly Inline[]): readonly Inline[] => withSigns(inlines, own);
  switch (block.t) {
    case "Para":
    case "Plain":
      return { ...block, c: put(block.c) };
    case "Header":
      return { ...block, c: [block.c[0], block.c[1], put(block.c[2])] };
    case "LineBlock":
      return { ...block, c: block.c.map((line, index) => (index === 0 ? put(line) : line)) };
    default:
      return block;
  }
}

/** Signs stand between the block's own inlines, behind the one that has their letter. */
function withSigns(inlines: readonly Inline[], marks: readonly Mark[]): readonly Inline[] {
  const left = marks.toSorted((one, other) => one.letters - other.letters);
  let letters = 0;
  const put = inlines.flatMap((inline, index) => {
    letters += lettersIn([inline]).length;
    const isWordEnd = inlines[index + 1] === undefined || /Space|Break/.test(inlines[index + 1]?.t ?? "");
    const signs: Inline[] = [];
    while (isWordEnd && inline.t !== "Space" && (left[0]?.letters ?? Number.POSITIVE_INFINITY) <= letters) {
      const mark = left.shift();
      if (mark !== undefined) signs.push(mark.sign);
    }
    return [inline, ...signs];
  });
  return [...put, ...left.map(({ sign }) => sign)];
}

function signOf({ label, addressee, text }: Query): Inline {
  return {
    t: "Link",
    c: [
      [`mark-${label}`, ["query-mark", `to-${addressee}`], []],
      [{ t: "Str", c: label }],
      [`#query-${label}`, text],
    ],
  };
}

function queryList(
  queries: readonly Query[],
  anchors: readonly Anchor[],
  marked: ReadonlySet<string>,
  level: number,
): SpineItem {
  const heading: Block = {
    t: "Header",
    c: [level, [`${listId}-heading`, ["unnumbered"], []], words("Queries")],
  };
  const entries = queries.map((query, index): Block => {
    const anchor = anchors[index];
    const isMarked = anchor !== undefined && marked.has(anchor.block);
    return entryOf(query, anchor?.words ?? "", isMarked);
  });
  return {
    id: listId,
    role: "back",
    kind: "other",
    title: inlineText(words("Queries")),
    blocks: [heading, ...entries],
  };
}

function entryOf({ label, addressee, text, answer, place }: Query, around: string, isMarked: boolean): Block {
  const name: readonly Inline[] = [{ t: "Str", c: label }];
  const link: Inline = { t: "Link", c: [["", ["query-label"], []], name, [`#mark-${label}`, ""]] };
  const told = `${place.file}:${place.line}, to the ${addressee}${around === "" ? "" : `: “${around}”`}`;
  return {
    t: "Div",
    c: [
      [`query-${label}`, ["query-entry", `to-${addressee}`], []],
      [
        { t: "Para", c: [isMarked ? link : { t: "Strong", c: name }, { t: "Space" }, ...words(text)] },
        { t: "Para", c: [{ t: "Span", c: [["", ["query-place"], []], words(told)] }] },
        ...(answer === ""
          ? []
          : [{ t: "Para", c: [{ t: "Emph", c: words(`Answer: ${answer}`) }] } satisfies Block]),
      ],
    ],
  };
}

function words(text: string): readonly Inline[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== "")
    .flatMap((word, index): readonly Inline[] => [
      ...(index === 0 ? [] : [{ t: "Space" } as const]),
      { t: "Str", c: word },
    ]);
}
