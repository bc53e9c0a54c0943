// What is known of a page the moment it is finished: which ids it holds and what sticks out of it. Asking then costs
// little, since the page is laid out and alone in the document.
(() => {
  const { colophon } = globalThis;
  colophon.facts = {
    pageOf: new Map(),
    cornerOf: new Map(),
    overflows: [],
    looks: [],
    folios: [],
    images: new Set(),
    parts: new Map(),
    floated: [],
    marked: [],
  };

  // Rounding in the layout and italic overhang are no fault.
  const tolerance = 1.5;

  colophon.inspect = (page) => {
    restoreNoteIds(page.element);
    recordIds(page.element, page.position);
    for (const image of page.element.querySelectorAll("img")) {
      colophon.facts.images.add(decodeURI(image.getAttribute("src")));
    }
    recordOverflows(page.element.querySelector(".pagedjs_area"), page.position);
    colophon.recordParts(page.element, page.position);
    colophon.pruneSoftHyphens(page.element);
    colophon.turnColumns(page.element);
    colophon.measurePage(page);
    colophon.describeStructure(page.element);
  };

  // Paged.js renames the notes it moves; links in the text mean the ids the galley gave.
  function restoreNoteIds(element) {
    for (const note of element.querySelectorAll("[data-footnote-marker]:not([data-split-from])")) {
      note.id = note.dataset.id ?? note.id;
    }
  }

  function recordIds(element, index) {
    const { pageOf, cornerOf } = colophon.facts;
    const page = element.getBoundingClientRect();
    for (const each of element.querySelectorAll("[data-id]")) {
      const { id } = each.dataset;
      const known = pageOf.get(id);
      if (known !== undefined && known <= index) continue;
      pageOf.set(id, index);
      if (!each.matches(headings) && !colophon.linked.has(id)) continue;
      const { left, top } = each.getBoundingClientRect();
      cornerOf.set(id, { left: left - page.left, top: top - page.top });
    }
  }

  function recordOverflows(area, index) {
    const bounds = area.getBoundingClientRect();
    const columns = colophon.columnsOf(area.querySelector(".pagedjs_page_content") ?? area);
    const range = document.createRange();
    for (const block of area.querySelectorAll(blocks)) {
      range.selectNodeContents(block);
      const beyond = Math.max(
        excess(block.getBoundingClientRect(), bounds),
        excess(shownBox(block, range.getBoundingClientRect()), bounds),
        columns.count > 1 ? beyondColumn(block, range, columns) : 0,
      );
      if (beyond > tolerance) report(block, index, beyond);
    }
  }

  // How far a block's lines stick out of the column they begin in, on the right.
  function beyondColumn(block, range, columns) {
    if (block.matches("pre") || colophon.spansColumns(block)) return 0;
    const edgeAt = (left) => columns.left + colophon.columnAt(left, columns) * columns.stride + columns.width;
    const boxes = [...block.getClientRects(), ...range.getClientRects()];
    return Math.max(0, ...boxes.map(({ left, right }) => right - edgeAt(left)));
  }

  // Spaces where a line of code wraps hang over its edge, unseen (CSS Text 3, 4.1.3).
  function shownBox(block, box) {
    if (block.localName !== "pre") return box;
    const { left, right } = block.getBoundingClientRect();
    return { left, right, bottom: box.bottom, width: box.width, height: box.height };
  }

  function excess(box, bounds) {
    if (box.width === 0 && box.height === 0) return 0;
    return Math.max(bounds.left - box.left, box.right - bounds.right, box.bottom - bounds.bottom);
  }

  const headings = "h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]";
  const blocks =
    "p, pre, table, figure, img, h1, h2, h3, h4, h5, h6, li, blockquote, math[display=block], .footnote";

  function report(block, index, beyond) {
    const known = block.closest("[data-id]");
    const id = known ? known.dataset.id : (block.querySelector("[data-id]")?.dataset.id ?? "");
    colophon.facts.overflows.push({
      page: index,
      id,
      before: idsBefore(block),
      element: block.localName,
      pixels: Math.ceil(beyond),
    });
  }

  function idsBefore(block) {
    const named = [...block.closest(".pagedjs_area").querySelectorAll("[data-id]")];
    return named
      .filter((each) => each.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING)
      .map(({ dataset }) => dataset.id)
      .reverse();
  }
})();
