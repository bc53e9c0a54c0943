import type { Box, BuiltPages, PageSketch } from "../../../model/report.ts";
import type { Layout } from "../layout.ts";
import type { BlockLook, PageLook } from "../page-look.ts";
import type { LayoutFinding } from "./layout-finding.ts";

/** More would make the report heavy, and nobody looks through them. */
const mostPages = 60;

/** Outlines of the pages that something was found on, with the spots; `message` says of a finding how it was told. */
export function sketchPages(
  findings: readonly LayoutFinding[],
  { looks, folios }: Pick<Layout, "looks" | "folios">,
  isTold: (check: string, message: string) => boolean,
): Omit<BuiltPages, "editions"> {
  const told = findings.filter(({ check, page, message }) =>
    isTold(check, `Page ${folios[page - 1]}: ${message}`),
  );
  const byPage = Map.groupBy(told, ({ page }) => page);
  const pages = looks.filter(({ page }) => byPage.has(page));
  return {
    sketches: pages
      .slice(0, mostPages)
      .map((look) => sketch(look, folios[look.page - 1] ?? "", byPage.get(look.page) ?? [])),
    more: Math.max(0, pages.length - mostPages),
  };
}

function sketch(look: PageLook, folio: string, findings: readonly LayoutFinding[]): PageSketch {
  const { width, height, blocks } = look;
  return {
    folio,
    width,
    height,
    lines: blocks.flatMap((block) => (block.lines > 0 ? linesOf(block) : [])),
    pictures: blocks.filter(({ lines }) => lines === 0).map(({ box }) => box),
    spots: findings.map(({ spot, check, message }) => ({ box: spot, check, message })),
  };
}

/** A bar a line, as high as small letters are. */
function linesOf({ ink, lines, lastWidth }: BlockLook): readonly Box[] {
  const height = (ink.bottom - ink.top) / lines;
  return Array.from({ length: lines }, (_, index) => ({
    left: ink.left,
    right: index === lines - 1 && lines > 1 ? Math.min(ink.right, ink.left + lastWidth) : ink.right,
    top: ink.top + (index + 0.3) * height,
    bottom: ink.top + (index + 0.72) * height,
  }));
}
