// Text in columns, where a look sets `--columns`. Paged.js makes the page's text a column as wide as the page and takes
// whatever stands in a second one for what has no room. With more columns it is the first that does not fit beside them.
(() => {
  const { colophon } = globalThis;

  // In pixels.
  const depthOfColumn = 100_000;
  const single = { count: 1, left: 0, width: Number.POSITIVE_INFINITY, stride: Number.POSITIVE_INFINITY };
  let settings = null;

  // Only a `:root` rule sets them, so they are the same on every page.
  function settingsOf(element) {
    const style = getComputedStyle(element);
    const count = Number.parseInt(style.getPropertyValue("--columns"), 10) || 1;
    return { count, gap: style.getPropertyValue("--column-gap").trim() || "6mm" };
  }

  colophon.hasColumns = () => settingsOf(document.documentElement).count > 1;

  // A page of its own for a figure or table has none.
  function countOn(element) {
    return settings === null || colophon.isOwnPage(element) ? 1 : settings.count;
  }

  // The columns of the page an element stands on: how many, how wide, the first one's left edge and how far it is from
  // there to that of the next. Asked for nothing where there is only one.
  colophon.columnsOf = (element) => {
    const count = countOn(element);
    const content = count === 1 ? null : element.closest(".pagedjs_page_content");
    if (content === null) return single;
    const { left, width } = content.getBoundingClientRect();
    const gap = Number.parseFloat(getComputedStyle(content).columnGap);
    const own = (width - (count - 1) * gap) / count;
    return { count, left, width: own, stride: own + gap };
  };

  // The column a place stands in, from 0.
  colophon.columnAt = (left, columns) =>
    Math.min(columns.count - 1, Math.max(0, Math.floor((left - columns.left + 1) / columns.stride)));

  // How far down a place is when the columns stand below one another, each taller than any page.
  colophon.depthOf = (left, top, columns) =>
    columns.count === 1 ? top : top + depthOfColumn * colophon.columnAt(left, columns);

  // The first column of a text that is read from right to left stands on the right. Paged.js finds nothing overleaf
  // there, so finished pages are turned round: lines are as long in one column as in the other.
  colophon.turnColumns = (element) => {
    const content = element.querySelector(".pagedjs_page_content");
    if (countOn(element) === 1 || content?.firstElementChild?.firstElementChild?.dir !== "rtl") return;
    content.style.direction = "rtl";
    element.querySelector(".pagedjs_footnote_inner_content").style.direction = "rtl";
  };

  // Whether an element, or what it stands in, goes across all columns.
  colophon.spansColumns = (element) => {
    if (countOn(element) === 1) return false;
    for (let each = element; each && !each.matches(".pagedjs_page_content"); each = each.parentElement)
      if (getComputedStyle(each).columnSpan === "all") return true;
    return false;
  };

  // Paged.js takes these rules out of the style sheets, since it keeps pages by itself; the columns are the browser's.
  function keepInColumns() {
    const style = document.createElement("style");
    style.textContent =
      '.pagedjs_page_content [data-break-after="avoid"] { break-after: avoid; } ' +
      '.pagedjs_page_content [data-break-before="avoid"] { break-before: avoid; }';
    document.head.append(style);
  }

  const least = 2;
  const mostKeptWhole = 3;
  const mostRounds = 4;

  // Chromium divides some paragraphs of three lines although two should stand in either column: those stay whole.
  // Says whether any did not.
  colophon.keepLinesInColumns = (rendered) => {
    const columns = colophon.columnsOf(rendered);
    let isChanged = false;
    for (let round = 0; columns.count > 1 && round < mostRounds; round += 1) {
      const bad = [...rendered.querySelectorAll("p, li, dd")].find((block) => isDividedBadly(block, columns));
      if (!bad) break;
      bad.style.breakInside = "avoid";
      isChanged = true;
    }
    return isChanged;
  };

  function isDividedBadly(block, columns) {
    if (block.style.breakInside === "avoid" || block.getClientRects().length < 2) return false;
    const range = document.createRange();
    range.selectNodeContents(block);
    const between = 0.6 * Number.parseFloat(getComputedStyle(block).lineHeight);
    const lines = [];
    for (const { left, top, width } of range.getClientRects()) {
      const column = Math.floor((left - columns.left + 1) / columns.stride);
      const isKnown = lines.some((line) => line.column === column && Math.abs(line.top - top) <= between);
      if (width > 0 && !isKnown) lines.push({ column, top });
    }
    const counts = [...Map.groupBy(lines, ({ column }) => column).values()].map(({ length }) => length);
    return lines.length <= mostKeptWhole && counts.length > 1 && counts.some((count) => count < least);
  }

  colophon.Columns = class extends Paged.Handler {
    beforePageLayout(page) {
      if (settings === null) {
        settings = settingsOf(page.element);
        if (settings.count > 1) keepInColumns();
      }
      if (countOn(page.element) === 1) return;
      const { style } = page.element.querySelector(".pagedjs_page_content");
      style.columnWidth = "auto";
      style.columnCount = settings.count;
      style.columnGap = settings.gap;
    }

    onPageLayout(wrapper, _start, layout) {
      if (countOn(wrapper) === 1) return;
      // What Paged.js gives it would fill the first column, and leave none for what spans all.
      wrapper.style.height = "auto";
      // A third column begins behind the page's edge by the gap; half of it is surely between the two.
      layout.gap = Number.parseFloat(getComputedStyle(layout.element).columnGap) / 2;
    }

    // The last page's columns are equally long.
    afterPageLayout(element, _page, breakToken) {
      if (countOn(element) === 1 || breakToken) return;
      const content = element.querySelector(".pagedjs_page_content");
      content.style.columnFill = "balance";
      colophon.alignToGrid(content);
      if (colophon.keepLinesInColumns(content)) colophon.alignToGrid(content);
    }
  };
})();
