// Wide tables and formulas are made smaller until they fit the measure, as a compositor would, but not below the
// smallest readable size. A formula that is still too wide is left to be reported.
(() => {
  const { colophon } = globalThis;
  const smallestFormula = 0.62;
  // 7 points, in pixels.
  const smallestTable = 7 * (96 / 72);

  colophon.Fit = class extends Paged.Handler {
    // A table is set row by row, so the whole of it is measured beforehand; what is found is kept in the source, where
    // every later page takes it from.
    renderNode(clone, node) {
      if (clone.nodeType !== Node.ELEMENT_NODE) return;
      if (node.localName === "table") fitTable(clone, node);
      for (const wide of clone.querySelectorAll("table, math[display=block]")) {
        shrink(wide, wide, sourceOf(wide));
        if (wide.localName === "table") colophon.settleColumns(wide, wide.dataset.ref);
      }
    }

    afterPageLayout(element) {
      const text = element.querySelector(".pagedjs_page_content");
      if (text.scrollWidth > text.clientWidth + 1) tighten(text);
    }
  };

  // Without the words after it a page's last line may come out a hair wider, and its last word would stand on a line that
  // the page has no room for.
  function tighten(text) {
    const edge = text.getBoundingClientRect().right;
    const runsOver = (block) => [...block.getClientRects()].some(({ left }) => left >= edge);
    for (const block of [...text.querySelectorAll("p, li, dd")].filter(runsOver)) {
      const tight = tightenings.find((spacing) => {
        block.style.wordSpacing = spacing;
        return !runsOver(block);
      });
      if (tight === undefined) block.style.wordSpacing = "";
    }
  }

  const tightenings = ["-0.01em", "-0.02em", "-0.04em"];

  function sourceOf(element) {
    return colophon.source.indexOfRefs[element.getAttribute("data-ref")];
  }

  function fitTable(clone, source) {
    const whole = source.cloneNode(true);
    clone.after(whole);
    shrink(whole, clone, source);
    colophon.settleColumns(whole, source.dataset.ref);
    whole.remove();
  }

  function shrink(measured, set, source) {
    const measure = colophon.spansColumns(measured)
      ? measured.closest(".pagedjs_page_content").clientWidth
      : measured.parentElement.clientWidth;
    const width = widthOf(measured);
    // Widths of columns are fractions of a pixel, the measure's is not.
    if (measure === 0 || width <= measure + 1) return;
    const around = fontSizeOf(measured.parentElement);
    const share = fontSizeOf(measured) / around;
    const smallest = measured.localName === "table" ? smallestTable / around : smallestFormula;
    const size = Math.max(Math.min(smallest, share), ((share * measure) / width) * 0.99);
    const all = [measured, set, source];
    for (const element of all) element.style.fontSize = `${size}em`;
    // Its words may then break anywhere, which is ugly and complete.
    if (widthOf(measured) > measure + 1)
      for (const element of all) element.setAttribute("data-tight", "true");
  }

  function fontSizeOf(element) {
    return Number.parseFloat(getComputedStyle(element).fontSize);
  }

  // Not of the box around it all, which spans two columns where a page ends inside.
  function widthOf(element) {
    const pieces = [...element.getClientRects()].map(({ width }) => width);
    return Math.max(element.scrollWidth, ...pieces);
  }
})();
