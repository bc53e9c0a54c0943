// Divides notes where the page ends: between two lines of one, or between two notes.
(() => {
  const { colophon } = globalThis;
  const softHyphen = "\u00AD";

  // Whatever does not fit is set in a second column, or behind the last one, and taken from there.
  colophon.divideNotes = (inner, height) => {
    const { width } = inner.getBoundingClientRect();
    const own = getComputedStyle(inner);
    const isOneColumn = own.columnCount === "auto";
    Object.assign(inner.style, {
      height: `${Math.max(0, height)}px`,
      columnWidth: isOneColumn ? `${width}px` : "auto",
      columnGap: isOneColumn ? "100px" : own.columnGap,
      columnFill: "auto",
    });
    const edge = inner.getBoundingClientRect().right;
    const range = document.createRange();
    range.selectNodeContents(inner);
    const start = height > 0 ? firstBeyond(inner, edge) : { before: inner.firstChild };
    if (start?.before) range.setStartBefore(start.before);
    else if (start) range.setStart(start.text, start.offset);
    const rest = start === null ? null : range.extractContents();
    inner.removeAttribute("style");
    if (start?.text) markDivision(inner.lastElementChild, rest.firstElementChild);
    return rest;
  };

  const undivided = "math, svg, img";

  function firstBeyond(inner, edge) {
    const walker = document.createTreeWalker(inner, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const isText = node.nodeType === Node.TEXT_NODE;
      if (isText ? node.data.trim() === "" : !node.matches(undivided)) continue;
      const isBeyond = ({ left }) => left >= edge;
      const rects = rectsOf(node);
      if (rects.some(isBeyond)) return placeBefore(node, inner, edge, rects.every(isBeyond));
    }
    return null;
  }

  function rectsOf(node) {
    const range = document.createRange();
    range.selectNode(node);
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  }

  function placeBefore(node, inner, edge, isWhole) {
    const note = noteAround(node, inner);
    if (isWhole && isFirstIn(note, node)) return { before: note };
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement.closest(undivided) : node;
    return element ? { before: element } : { text: node, offset: offsetBeyond(node, edge) };
  }

  function noteAround(node, inner) {
    let note = node;
    while (note.parentNode !== inner) note = note.parentNode;
    return note;
  }

  function isFirstIn(note, node) {
    const range = document.createRange();
    range.setStart(note, 0);
    range.setEndBefore(node);
    return range.toString().trim() === "";
  }

  // Lines follow each other as the text does, whichever way it is read.
  function offsetBeyond(text, edge) {
    const range = document.createRange();
    const isBeyond = (offset) => {
      range.setStart(text, offset);
      range.setEnd(text, offset + 1);
      return ([...range.getClientRects()].at(-1)?.left ?? 0) >= edge;
    };
    let low = 0;
    let high = text.data.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBeyond(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  function markDivision(kept, rest) {
    rest.dataset.splitFrom = rest.dataset.ref;
    rest.removeAttribute("id");
    if (getComputedStyle(kept).textAlign === "justify") kept.style.textAlignLast = "justify";
    const last = lastTextOf(kept);
    if (last?.data.endsWith(softHyphen)) last.data = `${last.data.slice(0, -1)}\u2010`;
  }

  function lastTextOf(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let last = null;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) last = node;
    return last;
  }
})();
