// Of a paragraph that goes on overleaf, two lines stand on either page. Chromium heeds `orphans` and `widows` as long as
// both can be had; it divides some paragraphs of three lines all the same. Those, and others it divided so, go over whole.
(() => {
  const { colophon } = globalThis;
  const least = 2;

  colophon.KeepLines = class extends Paged.Handler {
    onOverflow(found, rendered, bounds, layout) {
      const overflow = colophon.keepLinesInColumns(rendered) ? layout.findOverflow(rendered, bounds) : found;
      const floated = colophon.floatOverleaf(overflow, rendered, bounds, layout);
      const divided = keepLines(floated, rendered, bounds, layout);
      const headed = colophon.keepWithNext(divided, rendered);
      // Where all has room now: Paged.js takes what is undefined for no answer.
      const kept = colophon.keepWithNext(keepBelowHeading(headed, rendered, bounds), rendered) ?? null;
      if (!kept) colophon.closeUp(rendered, bounds);
      return kept;
    }
  };

  function keepLines(overflow, rendered, bounds, layout) {
    const block = dividedBlock(overflow ?? {});
    if (!block || block.closest("table, pre") || !isDividedBadly(block, bounds)) return overflow;
    block.style.breakInside = "avoid";
    const whole = layout.findOverflow(rendered, bounds);
    // It began the page, or what must stay with it did.
    const isMoved = whole && !colophon.beginsPage(whole, rendered);
    if (!isMoved) block.style.breakInside = "";
    return isMoved ? whole : overflow;
  }

  // What goes over begins inside a text, or with an element in a line: code, a link.
  function dividedBlock({ startContainer, startOffset }) {
    if (!startContainer) return null;
    if (startContainer.nodeType === Node.TEXT_NODE) return startContainer.parentElement.closest("p, li, dd");
    const first = startContainer.childNodes[startOffset];
    const isInLine = startOffset > 0 && (first?.nodeType === Node.TEXT_NODE || first?.matches?.(inLine));
    return isInLine ? startContainer.closest("p, li, dd") : null;
  }

  const inLine = "a, abbr, cite, code, em, i, kbd, q, small, span, strong, b, sub, sup";
  const linesBelow = 4;

  // A heading with one line below it goes over with that line.
  function keepBelowHeading(overflow, rendered, bounds) {
    // A section of one line is complete where another begins.
    if (!overflow || beginsSection(overflow)) return overflow;
    const heading = [...rendered.querySelectorAll("h1, h2, h3, h4, h5, h6")].findLast(
      (each) => overflow.comparePoint(each, 0) < 0,
    );
    if (!heading) return overflow;
    const below = document.createRange();
    below.setStartAfter(heading);
    below.setEnd(overflow.startContainer, overflow.startOffset);
    const height = Number.parseFloat(getComputedStyle(rendered).lineHeight);
    const rectangles = [...below.getClientRects()].filter(
      ({ left, width }) => left < bounds.right && width > 0,
    );
    const isNear = heading.getBoundingClientRect().bottom > bounds.bottom - linesBelow * height;
    const isAlone = rectangles.length > 0 && linesIn(rectangles, height) < least;
    if (!isNear || !isAlone) return overflow;
    const earlier = document.createRange();
    earlier.setStartBefore(heading);
    earlier.setEndAfter(rendered.lastChild);
    return colophon.beginsPage(earlier, rendered) ? overflow : earlier;
  }

  function beginsSection({ startContainer, startOffset }) {
    return startContainer.childNodes[startOffset]?.matches?.("section, h1, h2, h3, h4, h5, h6") ?? false;
  }

  function linesIn(rectangles, height) {
    const top = Math.min(...rectangles.map((each) => each.top));
    const bottom = Math.max(...rectangles.map((each) => each.bottom));
    return Math.round((bottom - top) / height);
  }

  // What has no room stands in a second column beside the page.
  function isDividedBadly(block, { right }) {
    const tops = { here: [], overleaf: [] };
    const range = document.createRange();
    range.selectNodeContents(block);
    const between = 0.6 * Number.parseFloat(getComputedStyle(block).lineHeight);
    const columns = colophon.columnsOf(block);
    for (const { left, top, width } of range.getClientRects()) {
      const side = left >= right ? tops.overleaf : tops.here;
      const depth = colophon.depthOf(left, top, columns);
      if (width > 0 && side.every((other) => Math.abs(other - depth) > between)) side.push(depth);
    }
    return tops.here.length > 0 && (tops.here.length < least || tops.overleaf.length < least);
  }
})();
