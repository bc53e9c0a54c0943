// Of a paragraph that goes on overleaf, two lines stand on either page. Chromium heeds `orphans` and `widows` as long as
// both can be had; it divides some paragraphs of three lines all the same. Those, and others it divided so, go over whole.
(() => {
  const { colophon } = globalThis;
  const least = 2;

  colophon.KeepLines = class extends Paged.Handler {
    onOverflow(overflow, rendered, bounds, layout) {
      return colophon.keepWithNext(keepLines(overflow, rendered, bounds, layout), rendered);
    }
  };

  function keepLines(overflow, rendered, bounds, layout) {
    const { startContainer } = overflow ?? {};
    if (startContainer?.nodeType !== Node.TEXT_NODE) return overflow;
    const block = startContainer.parentElement.closest("p, li, dd");
    if (!block || block.closest("table, pre") || !isDividedBadly(block, bounds)) return overflow;
    block.style.breakInside = "avoid";
    const whole = layout.findOverflow(rendered, bounds);
    // It began the page, or what must stay with it did.
    const isMoved = whole && !colophon.beginsPage(whole, rendered);
    if (!isMoved) block.style.breakInside = "";
    return isMoved ? whole : overflow;
  }

  // What has no room stands in a second column beside the page.
  function isDividedBadly(block, { right }) {
    const tops = { here: [], overleaf: [] };
    const range = document.createRange();
    range.selectNodeContents(block);
    const between = 0.6 * Number.parseFloat(getComputedStyle(block).lineHeight);
    for (const { left, top, width } of range.getClientRects()) {
      const side = left >= right ? tops.overleaf : tops.here;
      if (width > 0 && side.every((other) => Math.abs(other - top) > between)) side.push(top);
    }
    return tops.here.length > 0 && (tops.here.length < least || tops.overleaf.length < least);
  }
})();
