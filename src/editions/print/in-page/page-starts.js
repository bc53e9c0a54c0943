// Where the text of each page begins, so that other editions can say where a printed page does: in which part, and after
// how many letters, images and formulas of it. Notes are left out, since they stand elsewhere in other editions.
(() => {
  const { colophon } = globalThis;
  const parts = "[data-part]";
  const units = "img, math";
  const elsewhere = ".footnote, [data-footnote-call], [data-repeated], [data-page-of], [data-displaced]";
  // Paged.js writes this one where a page ends inside a word.
  const hyphen = "\u2011";

  // What stands on the page, part by part.
  colophon.recordParts = (element, index) => {
    const text = element.querySelector(".pagedjs_page_content");
    const found = [...text.querySelectorAll(parts)].flatMap((part) => {
      const count = countUnits(part);
      return count === 0 ? [] : [{ part: part.dataset.part, count }];
    });
    // What went overleaf from here counts here, where the text has it.
    for (const { clone, part } of colophon.floatedFrom(element)) {
      const known = found.find((each) => each.part === part);
      if (known) known.count += countUnits(clone);
    }
    colophon.facts.parts.set(index, found);
  };

  // Called when all pages are there, since they need not be finished in order.
  colophon.pageStarts = (pages, folios) => {
    const before = new Map();
    const starts = [];
    for (const index of pages.keys()) {
      const found = colophon.facts.parts.get(index) ?? [];
      const [first] = found;
      if (first !== undefined) {
        const { part } = first;
        starts.push({ page: index + 1, folio: folios[index], part, before: before.get(part) ?? 0 });
      }
      for (const { part, count } of found) before.set(part, (before.get(part) ?? 0) + count);
    }
    return starts;
  };

  function countUnits(part) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      node.nodeType === Node.ELEMENT_NODE && node.matches(elsewhere)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    let count = 0;
    let last = null;
    let node = walker.nextNode();
    while (node !== null) {
      if (node.nodeType === Node.TEXT_NODE) {
        count += node.data.replace(/[\s\u00AD]+/g, "").length;
        last = node;
      } else if (node.matches(units)) {
        count += 1;
        node = after(node, walker);
        continue;
      }
      node = walker.nextNode();
    }
    return count - (last?.data.endsWith(hyphen) && last.parentElement.matches(".pagedjs_hyphen") ? 1 : 0);
  }

  // What is inside a formula does not count.
  function after(node, walker) {
    let last = node;
    while (last.lastChild !== null) last = last.lastChild;
    walker.currentNode = last;
    return walker.nextNode();
  }
})();
