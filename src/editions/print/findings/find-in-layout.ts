import type { PageLook } from "../page-look.ts";
import { blocksStandApart } from "./blocks-stand-apart.ts";
import { figuresStandNearTheirMention } from "./figures-stand-near-their-mention.ts";
import { firstLinesStandTogether } from "./first-lines-stand-together.ts";
import { headingsHaveTextBelow } from "./headings-have-text-below.ts";
import { hyphensAreFewInARow } from "./hyphens-are-few-in-a-row.ts";
import { lastLinesAreLongEnough } from "./last-lines-are-long-enough.ts";
import { lastLinesStandTogether } from "./last-lines-stand-together.ts";
import { lastPagesHoldEnough } from "./last-pages-hold-enough.ts";
import type { LayoutFinder, LayoutFinding } from "./layout-finding.ts";
import { lettersAreLegible } from "./letters-are-legible.ts";
import { linesAreNotLoose } from "./lines-are-not-loose.ts";
import { linesFitTheirColumn } from "./lines-fit-their-column.ts";
import { pagesAreFilled } from "./pages-are-filled.ts";
import { wordsAreWholeAtPageTurns } from "./words-are-whole-at-page-turns.ts";

const finders: readonly LayoutFinder[] = [
  lastLinesStandTogether,
  firstLinesStandTogether,
  lastLinesAreLongEnough,
  lastPagesHoldEnough,
  headingsHaveTextBelow,
  hyphensAreFewInARow,
  wordsAreWholeAtPageTurns,
  linesAreNotLoose,
  linesFitTheirColumn,
  pagesAreFilled,
  blocksStandApart,
  lettersAreLegible,
  figuresStandNearTheirMention,
];

/** All that displeases on the pages, in page order. */
export function findInLayout(pages: readonly PageLook[]): readonly LayoutFinding[] {
  return finders.flatMap((find) => find(pages)).toSorted((one, other) => one.page - other.page);
}
