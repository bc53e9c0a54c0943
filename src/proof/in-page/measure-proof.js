// What a proof has to know of finished pages: where their lines, their paragraphs and the words of queries stand. Lengths
// are CSS pixels from the page's upper left corner.
(() => {
  const { colophon } = globalThis;
  const range = document.createRange();
  const letter = /[\p{L}\p{N}]/u;
  // Shares of a letter's height.
  const sameLine = 0.45;
  const isRaised = 0.8;

  colophon.measureProof = ({ anchors, entries }) => {
    const pages = pagesIn(document);
    return {
      pages: pages.map((page) => measurePage(page, entries)),
      spots: anchors.map((anchor) => spotOf(anchor, pages)),
    };
  };

  const pagesIn = (root) => [...root.querySelectorAll(".pagedjs_page")];
  colophon.proofPages = pagesIn;

  const cornerOf = (page) => page.querySelector(".pagedjs_pagebox").getBoundingClientRect();

  function measurePage(page, entries) {
    const corner = cornerOf(page);
    const area = page.querySelector(".pagedjs_area");
    return {
      width: corner.width,
      height: corner.height,
      area: colophon.relative(area.getBoundingClientRect(), corner),
      lines: linesOf(page),
      letters: area.textContent.replace(/[^\p{L}\p{N}]/gu, ""),
      bars: [...area.querySelectorAll("ins, del, .deleted, .followed")]
        .flatMap((changed) => [...changed.getClientRects(), ...pictureRects(changed)])
        .filter(({ height }) => height > 0)
        .map((rect) => colophon.relative(rect, corner)),
      paragraphs: [...area.querySelectorAll("[data-place], .reference-list-entry")].flatMap((block) => {
        const place = block.dataset.place ?? entries[block.dataset.id];
        const first = rectsIn(block)[0];
        return place && first ? [{ place, bottom: colophon.relative(first, corner).bottom }] : [];
      }),
    };
  }

  function pictureRects(changed) {
    return [...changed.querySelectorAll("img")].map((image) => image.getBoundingClientRect());
  }

  // Formulas and images count as one thing each.
  function rectsIn(root) {
    const rects = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      node.nodeType === Node.TEXT_NODE || node.localName === "math"
        ? NodeFilter.FILTER_ACCEPT
        : node.localName === "svg" || node.hidden
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP,
    );
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) rects.push(node.getBoundingClientRect());
      else if (node.data.trim() !== "" && !node.parentElement.closest("math")) {
        range.selectNodeContents(node);
        rects.push(...onePerLine([...range.getClientRects()]));
      }
    }
    return rects.filter(({ width, height }) => width > 0.5 && height > 0);
  }

  // The browser keeps a line's letters in pieces, and not always in the same.
  function onePerLine(rects) {
    const lines = [];
    for (const rect of rects.filter(({ width, height }) => width > 0 && height > 0)) {
      const last = lines.at(-1);
      if (!last || Math.abs(last.top - rect.top) > 1) {
        lines.push(new DOMRect(rect.left, rect.top, rect.width, rect.height));
        continue;
      }
      const left = Math.min(last.left, rect.left);
      last.width = Math.max(last.right, rect.right) - left;
      last.x = left;
    }
    return lines;
  }

  // Letters of about one height make lines; raised and lowered ones join the line they are nearest to.
  function linesOf(page) {
    const corner = cornerOf(page);
    const rects = rectsIn(page.querySelector(".pagedjs_area")).map((rect) => colophon.relative(rect, corner));
    const heights = rects.map(({ top, bottom }) => bottom - top).toSorted((one, other) => one - other);
    const usual = heights[Math.floor(heights.length / 2)] ?? 0;
    const lines = [];
    const isSmall = ({ top, bottom }) => bottom - top < usual * isRaised;
    for (const wanted of [false, true])
      for (const rect of rects.filter((each) => isSmall(each) === wanted)) {
        const middle = (rect.top + rect.bottom) / 2;
        const reach = sameLine * Math.max(rect.bottom - rect.top, wanted ? usual : 0);
        const line = lines.find((each) => Math.abs(each.middle - middle) < reach);
        if (!line) lines.push({ middle, ...rect });
        else {
          line.left = Math.min(line.left, rect.left);
          line.right = Math.max(line.right, rect.right);
        }
      }
    return lines
      .toSorted((one, other) => one.middle - other.middle)
      .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  }

  function spotOf(anchor, pages) {
    const found = anchor.block === "" ? null : wordAt(anchor);
    const element =
      anchor.near === "" ? null : document.querySelector(`[data-id="${CSS.escape(anchor.near)}"]`);
    const rect = found
      ? found.rect
      : element
        ? (rectsIn(element)[0] ?? element.getBoundingClientRect())
        : null;
    const page = (found?.node.parentElement ?? element)?.closest(".pagedjs_page");
    if (!rect || !page) return null;
    return {
      page: pages.indexOf(page),
      box: colophon.relative(rect, cornerOf(page)),
      isExact: found?.isExact ?? false,
    };
  }

  // The letters of all pieces of a block; notes called in it and what is repeated overleaf are no part of it.
  function wordAt({ block, letters, about }) {
    const pieces = document.querySelectorAll(`.pagedjs_area [data-place="${CSS.escape(block)}"]`);
    const signs = [...pieces].flatMap(signsIn);
    const { node, offset } =
      signs[Math.min(signs.length - 1, Math.max(0, about === "before" ? letters - 1 : letters))] ?? {};
    return node ? { node, rect: wordRect(node, offset, about) } : null;
  }

  function signsIn(piece) {
    const signs = [];
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement.closest("[data-footnote-call], [data-repeated], math")) continue;
      let offset = 0;
      for (const sign of node.data) {
        // Signs of two units count as two.
        if (letter.test(sign)) for (const _unit of sign.split("")) signs.push({ node, offset });
        offset += sign.length;
      }
    }
    return signs;
  }

  function wordRect(node, offset, about) {
    const before = node.data.slice(0, offset).search(/\S*$/);
    const after = node.data.slice(offset).search(/\s|$/) + offset;
    range.setStart(node, before);
    range.setEnd(node, after);
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    return (about === "before" ? rects.at(-1) : rects[0]) ?? node.parentElement.getBoundingClientRect();
  }

  // Where every run of letters on every page stands, and what it says.
  colophon.printedRuns = () =>
    pagesIn(document).map((page) => {
      const corner = cornerOf(page);
      return rectsIn(page).map((rect) => colophon.relative(rect, corner));
    });
})();
