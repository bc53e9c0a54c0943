// A long book is laid out in parts, side by side, each in a page of the browser's of its own; then all pages are put
// into the first one. Every division begins on a right-hand page, whatever came before, so a part that begins with one
// is laid out as it would be in the whole.
(() => {
  const { colophon } = globalThis;
  const divisions = "section.division";

  // Leaves in `content` what belongs to one part. Gives false where there are fewer divisions than parts.
  colophon.keepPart = (content, { index, of, isAlone }) => {
    colophon.part = index;
    if (of === 1) return true;
    const blocks = [...content.children];
    if (isAlone) return endAlone(blocks, content);
    const starts = startsOf(blocks, of);
    if (index >= starts.length) return false;
    const next = blocks[starts[index + 1]];
    while (index > 0 && content.firstChild !== blocks[starts[index]]) content.firstChild.remove();
    while (next && content.lastChild !== next) content.lastChild.remove();
    next?.replaceWith(endBefore(next, content));
    return true;
  };

  // A part that comes without the others ends with the opening of the one that follows.
  function endAlone(blocks, content) {
    const next = content.lastElementChild;
    if (next !== blocks[0] && next.matches(divisions) && next.childNodes.length === 0)
      next.replaceWith(endBefore(next, content));
    return true;
  }

  // Where the parts begin, so that each has about the same length of text.
  function startsOf(blocks, of) {
    const lengths = blocks.map((block) => block.textContent.length);
    const before = lengths.map((_, at) => lengths.slice(0, at).reduce((sum, length) => sum + length, 0));
    const share = lengths.reduce((sum, length) => sum + length, 0) / of;
    const possible = blocks.flatMap((block, at) => (at > 0 && block.matches(divisions) ? [at] : []));
    const starts = new Set([0]);
    for (let part = 1; part < of; part += 1) {
      const distance = (at) => Math.abs(before[at] - part * share);
      const [nearest] = possible.toSorted((one, other) => distance(one) - distance(other));
      if (nearest !== undefined) starts.add(nearest);
    }
    return [...starts].toSorted((one, other) => one - other);
  }

  // The part ends as it does in the whole: with the break before the next division, and a blank page where that needs one.
  function endBefore(next, content) {
    const end = next.cloneNode(false);
    for (const name of ["id", "data-id", "data-folios", "data-running-head"]) end.removeAttribute(name);
    end.setAttribute("data-ref", "end-of-part");
    content.indexOfRefs["end-of-part"] = end;
    return end;
  }

  // Takes the page away that the next division begins on. Gives false where it holds something of this part, or is no
  // right-hand page: then the parts cannot be joined.
  colophon.endPart = (pages) => {
    if (!colophon.source.indexOfRefs["end-of-part"]) return true;
    const last = pages.pop();
    colophon.facts.looks = colophon.facts.looks.filter(({ page }) => page !== last?.position);
    const area = last?.element.querySelector(".pagedjs_area");
    return (
      last?.position % 2 === 0 &&
      area.querySelector('[data-ref="end-of-part"]') !== null &&
      area.querySelector(".footnote, img, math") === null &&
      area.textContent.trim() === ""
    );
  };

  // The part's pages as XML and what is known of them, as plain data.
  colophon.handOver = () => {
    const { pageOf, cornerOf, overflows, looks, images, parts, marked, floated } = colophon.facts;
    const serializer = new XMLSerializer();
    return {
      pages: colophon.pages.map(({ element }) => ({
        markup: serializer.serializeToString(element),
        strings: colophon.stringsOf(element),
      })),
      facts: {
        pageOf: [...pageOf],
        cornerOf: [...cornerOf],
        overflows,
        looks,
        images: [...images],
        parts: [...parts],
        floated,
        marked,
      },
    };
  };

  // Takes up the pages of the part that follows.
  colophon.takeUp = ({ pages, facts }) => {
    const own = colophon.facts;
    const offset = colophon.pages.length;
    for (const page of pages) takeUpPage(page, own.marked.length);
    for (const [id, page] of facts.pageOf) if (!own.pageOf.has(id)) own.pageOf.set(id, page + offset);
    for (const [id, corner] of facts.cornerOf) if (!own.cornerOf.has(id)) own.cornerOf.set(id, corner);
    for (const overflow of facts.overflows) own.overflows.push({ ...overflow, page: overflow.page + offset });
    for (const look of facts.looks) own.looks.push({ ...look, page: look.page + offset });
    for (const image of facts.images) own.images.add(image);
    own.floated.push(...facts.floated);
    for (const [page, parts] of facts.parts) own.parts.set(page + offset, parts);
    own.marked.push(...facts.marked);
  };

  function takeUpPage({ markup, strings }, marked) {
    const position = colophon.pages.length;
    const element = pageFrom(markup);
    element.id = `page-${position + 1}`;
    element.dataset.pageNumber = String(position + 1);
    for (const { dataset } of element.querySelectorAll("[data-marked]"))
      dataset.marked = String(Number(dataset.marked) + marked);
    colophon.keepStrings(element, strings);
    colophon.pages.push({ element, position });
  }

  // Not as HTML, which the browser would read differently: a note may hold paragraphs inside a paragraph.
  function pageFrom(markup) {
    const { documentElement } = new DOMParser().parseFromString(markup, "application/xhtml+xml");
    const element = document.importNode(documentElement, true);
    element.removeAttribute("xmlns");
    return element;
  }
})();
