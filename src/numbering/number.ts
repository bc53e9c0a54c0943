import { digits } from "../language/digits.ts";
import { labelFor } from "../language/labels.ts";
import type { Division, Id, Manuscript } from "../model/manuscript.ts";
import type { NumberedKind, Numbering, PrintedNumber } from "../model/numbering.ts";
import type { Block, Inline } from "../model/pandoc.ts";
import { headersOf } from "../tree/headers.ts";
import { headingDepths } from "../tree/heading-depth.ts";
import { referenceListHeading } from "../tree/reference-list-heading.ts";
import { type Visitor, visitBlocks } from "../tree/walk.ts";
import { countHeadings, type HeadingCounter } from "./headings.ts";

type Counted = "figure" | "table" | "equation" | "note";

/**
 * Gives every heading, figure, table, equation and note its number and label, once for all editions. Figures, tables,
 * equations and notes count through an article and by chapter in a book; figures and tables without a caption and
 * equations without a label have no number. In a citation style that sets notes, citations count among them.
 */
export function numberManuscript(manuscript: Manuscript, citationsAreNotes: boolean): Numbering {
  const { kind: publication, language, settings } = manuscript.metadata;
  const numbering = new Map<Id, PrintedNumber>();
  const headings = countHeadings({ publication, language, numberDepth: settings.numberDepth });
  const labelled = new Set(manuscript.equations.filter((equation) => equation.labelled).map(({ id }) => id));
  const things = countThings(numbering, headings, language, labelled);
  const notes = noteIds(manuscript, citationsAreNotes);
  const listHeading = referenceListHeading(manuscript.divisions);
  let depth = headingDepths();
  for (const division of manuscript.divisions) {
    const headers = new Set<Block>(headersOf(division.blocks));
    if (publication === "book") depth = headingDepths();
    if (publication === "book" && division.kind !== "part") things.restart();
    visitBlocks(division.blocks, {
      block: (block) => {
        if (block.t === "Header" && headers.has(block)) numberHeading(block, division);
        else things.block(block);
      },
      inline: (inline) => {
        if (inline.t === "Span" && notes.has(inline.c[0][0])) things.count("note", inline.c[0][0]);
      },
    } satisfies Visitor);
  }
  return numbering;

  function numberHeading(block: Extract<Block, { t: "Header" }>, division: Division): void {
    const [level, [id, classes]] = block.c;
    const facts = {
      depth: depth(level),
      numbered: !classes.includes("unnumbered") && id !== listHeading,
      classes,
      role: division.role,
      division: division.kind,
    };
    const number = headings.next(facts);
    if (number !== null) numbering.set(id, number);
    if (publication === "book" && facts.depth === 1) things.restart();
  }
}

type Things = {
  readonly block: (block: Block) => void;
  readonly count: (kind: Counted, id: Id) => void;
  /** A new chapter begins. */
  readonly restart: () => void;
};

function countThings(
  numbering: Map<Id, PrintedNumber>,
  headings: HeadingCounter,
  language: string,
  labelled: ReadonlySet<Id>,
): Things {
  let counts: Partial<Record<Counted, number>> = {};

  function count(kind: Counted, id: Id): void {
    counts[kind] = (counts[kind] ?? 0) + 1;
    const own = digits(counts[kind], language);
    const prefix = kind === "note" ? "" : headings.prefix();
    const number = prefix === "" ? own : `${prefix}.${own}`;
    numbering.set(id, { kind, number, label: labelOf(kind, number) });
  }

  function labelOf(kind: NumberedKind & Counted, number: string): string {
    return kind === "note" ? number : labelFor(kind, number, language);
  }

  return {
    count,
    restart: () => {
      counts = {};
    },
    block: (block) => {
      if (block.t === "Figure" && hasText(block.c[1][1])) count("figure", block.c[0][0]);
      else if (block.t === "Table" && hasText(block.c[1][1])) count("table", block.c[0][0]);
      else if (block.t === "Div" && labelled.has(block.c[0][0])) count("equation", block.c[0][0]);
    },
  };
}

function noteIds(manuscript: Manuscript, citationsAreNotes: boolean): ReadonlySet<Id> {
  const citations = citationsAreNotes ? manuscript.citations.filter(({ note }) => note === null) : [];
  return new Set([...manuscript.notes, ...citations].map(({ id }) => id));
}

function hasText(caption: readonly Block[]): boolean {
  let found = false;
  visitBlocks(caption, {
    inline: (inline: Inline) => {
      found ||= inline.t === "Str" || inline.t === "Math" || inline.t === "Code";
    },
  });
  return found;
}
