import type { Division, Heading, Id, Manuscript } from "../../model/manuscript.ts";
import type { Block } from "../../model/pandoc.ts";
import { isEmpty } from "../../tree/reference-list-heading.ts";

/** A heading with what stands directly under it. */
export type Section = {
  readonly heading: Heading;
  readonly division: Division;
  /** The heading of the section it is part of; null for the topmost of a division. */
  readonly parent: Heading | null;
  /** The next heading of the division. */
  readonly next: Heading | null;
  /** Whether anything stands between the heading and the next. */
  readonly hasText: boolean;
};

const known = new WeakMap<Manuscript, readonly Section[]>();

/** The sections of a manuscript in the order of the text; made once for all the checks of a manuscript. */
export function sectionsOf(manuscript: Manuscript): readonly Section[] {
  const made = known.get(manuscript);
  if (made !== undefined) return made;
  const headings = new Map(manuscript.headings.map((heading) => [heading.id, heading]));
  const sections = manuscript.divisions.flatMap((division) => sectionsIn(division, headings));
  known.set(manuscript, sections);
  return sections;
}

function sectionsIn(division: Division, headings: ReadonlyMap<Id, Heading>): readonly Section[] {
  const found: { readonly heading: Heading; hasText: boolean }[] = [];
  collect(division.blocks, (block) => {
    const last = found.at(-1);
    const heading = block.t === "Header" ? headings.get(block.c[1][0]) : undefined;
    if (heading !== undefined) found.push({ heading, hasText: false });
    else if (last !== undefined) last.hasText = true;
  });
  const open: Heading[] = [];
  return found.map(({ heading, hasText }, index) => {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const parent = open.at(-1) ?? null;
    open.push(heading);
    return { heading, division, parent, next: found[index + 1]?.heading ?? null, hasText };
  });
}

/** Headings, those in boxes and quotations as well, and whatever is printed between them. */
function collect(blocks: readonly Block[], take: (block: Block) => void): void {
  for (const block of blocks) {
    const inner = block.t === "Div" ? block.c[1] : block.t === "BlockQuote" ? block.c : [];
    if (inner.some(({ t }) => t === "Header" || t === "Div")) collect(inner, take);
    else if (block.t === "Header" || (block.t !== "HorizontalRule" && !isEmpty(block))) take(block);
  }
}
