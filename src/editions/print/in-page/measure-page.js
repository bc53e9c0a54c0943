// What a finished page looks like: each block's place and size, its lines, and how its words are spaced. Only measured
// here; what of it displeases is judged outside. Lengths are CSS pixels from the page's upper left corner.
(() => {
  const { colophon } = globalThis;
  const softHyphen = "\u00AD";
  const names =
    "p, h1, h2, h3, h4, h5, h6, li, dt, dd, pre, table, figcaption, img, .line, [data-footnote-marker]";
  const lettersToldOf = 48;
  // In pixels.
  const mayTouch = 3;
  // Letters between two spaces that are measured: not all, but one of every line at least, whose spaces are all as wide.
  const stride = 24;
  const widthOfSpace = new Map();
  const canvas = document.createElement("canvas").getContext("2d");
  const range = document.createRange();

  colophon.measurePage = ({ element, position }) => {
    const corner = element.querySelector(".pagedjs_pagebox").getBoundingClientRect();
    const content = element.querySelector(".pagedjs_page_content");
    const area = element.querySelector(".pagedjs_area");
    const columns = content && colophon.columnsOf(content);
    const known = { blocks: [], lines: [], mentions: [], captioned: [], id: "", columns };
    if (content)
      for (const each of area.querySelectorAll(`[data-id], a.cross-reference, .caption-label, ${names}`))
        look(each, corner, known);
    colophon.facts.looks.push({
      page: position,
      width: round(corner.width),
      height: round(corner.height),
      area: boxOf(area, corner),
      text: boxOf(content ?? area, corner),
      columns: columnBoxes(boxOf(content ?? area, corner), columns),
      startsAnew: position === 0 || (content !== null && colophon.startsAnew(content)),
      isOwnPage: colophon.isOwnPage(element),
      blocks: known.blocks,
      mentions: known.mentions,
      captioned: known.captioned,
      overlaps: overlaps(known),
    });
  };

  function look(each, corner, known) {
    if (each.dataset.id) known.id = each.dataset.id;
    const target = each.getAttribute("href");
    if (target?.startsWith("#") && each.classList.contains("cross-reference"))
      known.mentions.push(target.slice(1));
    const captioned = each.matches(".caption-label") && each.closest("figure, table, .table");
    if (captioned)
      known.captioned.push({ id: idOf(captioned), label: each.textContent, box: boxOf(captioned, corner) });
    if (each.matches(names) && isLeaf(each)) keepPieces(each, corner, known);
  }

  function keepPieces(each, corner, known) {
    const pieces = piecesOf(each, known.columns);
    for (const [index, { piece, isIn }] of pieces.entries()) {
      const box = colophon.relative(piece, corner);
      if (box.right - box.left === 0 || box.bottom - box.top === 0) continue;
      const lines = each.matches("table, img") ? [] : linesOf(each, corner, isIn);
      const block = measure(each, box, lines, known.id, corner, isIn);
      block.continues ||= index > 0;
      block.goesOn ||= index < pieces.length - 1;
      known.blocks.push(block);
      known.lines.push(lines.length > 0 ? lines : [box]);
    }
  }

  const everywhere = () => true;

  // A block has a box in every column that it goes through.
  function piecesOf(block, columns) {
    const whole = [{ piece: block.getBoundingClientRect(), isIn: everywhere }];
    if (!columns || columns.count === 1) return whole;
    const boxes = [...block.getClientRects()].filter(({ height }) => height > 0);
    if (boxes.length < 2) return whole;
    return boxes.map((piece) => {
      const column = colophon.columnAt(piece.left, columns);
      return { piece, isIn: ({ left }) => colophon.columnAt(left, columns) === column };
    });
  }

  function columnBoxes(text, columns) {
    if (!columns || columns.count === 1) return [text];
    return Array.from({ length: columns.count }, (_, index) => {
      const left = round(text.left + index * columns.stride);
      return { ...text, left, right: round(left + columns.width) };
    });
  }

  function idOf(captioned) {
    return captioned.closest("[data-id]")?.dataset.id ?? "";
  }

  // Pairs of blocks where a line of one lies on a line of the other. Boxes of neighbouring lines always touch.
  function overlaps({ blocks, lines }) {
    const found = [];
    for (let later = 1; later < blocks.length; later += 1)
      for (let earlier = 0; earlier < later; earlier += 1)
        if (
          areCrossed(blocks[earlier].ink, blocks[later].ink) &&
          lines[earlier].some((one) => lines[later].some((other) => areCrossed(one, other)))
        )
          found.push([earlier, later]);
    return found;
  }

  function areCrossed(one, other) {
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    const height = Math.min(one.bottom - one.top, other.bottom - other.top);
    return across > mayTouch && down > Math.max(mayTouch, height / 2);
  }

  function isLeaf(block) {
    if (block.localName === "table") return true;
    return block.querySelector(names) === null && block.parentElement.closest("table, pre") === null;
  }

  // A page the text was told to begin, rather than one it ran on to.
  colophon.startsAnew = (content) => {
    let first = content.firstElementChild;
    while (first) {
      const { breakBefore, previousBreakAfter, splitFrom } = first.dataset;
      const isTold = (value) => value !== undefined && !value.startsWith("avoid") && value !== "auto";
      if (splitFrom === undefined && (isTold(breakBefore) || isTold(previousBreakAfter))) return true;
      first = first.firstElementChild;
    }
    return false;
  };

  function measure(block, box, lines, near, corner, isIn) {
    const style = getComputedStyle(block);
    const text = block.matches("table, img") ? "" : block.textContent.replaceAll(softHyphen, "").trim();
    const last = lines.at(-1);
    return {
      element: block.localName,
      id: block.querySelector("[data-id]")?.dataset.id ?? near,
      start: text.slice(0, lettersToldOf),
      end: text.slice(-lettersToldOf),
      box,
      ink: inkOf(lines, box),
      lines: lines.length,
      lastWidth: last ? round(last.right - last.left) : 0,
      size: smallestIn(block, Number.parseFloat(style.fontSize)),
      align: style.textAlign,
      isNote: block.closest(".pagedjs_footnote_area") !== null,
      goesOn: "splitTo" in block.dataset,
      continues: "splitFrom" in block.dataset,
      ...(lines.length > 1 && {
        hyphens: ladderIn(block, lines, corner, isIn),
        loose: loosestIn(block, style),
      }),
    };
  }

  // A table made to fit has its size on itself, its cells take it over.
  function smallestIn(block, size) {
    if (block.localName !== "table") return size;
    const cells = [...block.querySelectorAll("td, th")].slice(0, 3);
    return Math.min(size, ...cells.map((cell) => Number.parseFloat(getComputedStyle(cell).fontSize)));
  }

  function boxOf(element, corner) {
    return colophon.relative(element.getBoundingClientRect(), corner);
  }

  // A box as seen from a corner, in tenths of a pixel.
  colophon.relative = ({ left, top, right, bottom }, corner) => {
    return {
      left: round(left - corner.left),
      top: round(top - corner.top),
      right: round(right - corner.left),
      bottom: round(bottom - corner.top),
    };
  };

  function round(pixels) {
    return Math.round(pixels * 10) / 10;
  }

  function inkOf(lines, box) {
    if (lines.length === 0) return box;
    return {
      left: Math.min(...lines.map(({ left }) => left)),
      top: Math.min(...lines.map(({ top }) => top)),
      right: Math.max(...lines.map(({ right }) => right)),
      bottom: Math.max(...lines.map(({ bottom }) => bottom)),
    };
  }

  function linesOf(block, corner, isIn) {
    const lines = [];
    const height = Number.parseFloat(getComputedStyle(block).lineHeight);
    const apart = 0.6 * (Number.isFinite(height) ? height : 16);
    for (const rectangle of rectanglesOf(block)) {
      if (rectangle.width === 0 || !isIn(rectangle)) continue;
      const middle = (rectangle.top + rectangle.bottom) / 2;
      const line = lines.find((each) => Math.abs(each.middle - middle) < apart);
      const box = colophon.relative(rectangle, corner);
      if (!line) {
        lines.push({ middle, ...box });
        continue;
      }
      line.left = Math.min(line.left, box.left);
      line.right = Math.max(line.right, box.right);
      line.top = Math.max(line.top, box.top);
      line.bottom = Math.min(line.bottom, box.bottom);
    }
    return lines.toSorted((one, other) => one.middle - other.middle);
  }

  // A formula is one thing in its line, not the several lines its fractions have.
  function rectanglesOf(block) {
    range.selectNodeContents(block);
    if (block.querySelector("math, img") === null) return range.getClientRects();
    const found = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      node.nodeType === Node.ELEMENT_NODE && !node.matches("math, img")
        ? NodeFilter.FILTER_SKIP
        : node.parentElement.closest("math")
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        range.selectNodeContents(node);
        found.push(...range.getClientRects());
      } else {
        found.push(node.getBoundingClientRect());
      }
    }
    return found;
  }

  function textsIn(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (!node.parentElement.closest("math, code, sup, sub")) texts.push(node);
    return texts;
  }

  function rectangleOf(node, at) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  }

  // How many lines after each other end with a hyphen that is not the author's. Of a word's letters those before a soft
  // hyphen at a line's end stand higher than those behind it.
  function ladderIn(block, lines, corner, isIn) {
    if (lines.length < 3 || !block.textContent.includes(softHyphen)) return 0;
    const hyphenated = new Set();
    for (const node of textsIn(block)) {
      for (const { index } of node.data.matchAll(/(?<=.)\u00AD(?=.)/g)) {
        const [before, behind] = [index - 1, index + 1].map((at) => rectangleOf(node, at));
        const middle = (before.top + before.bottom) / 2;
        if (behind.bottom - before.bottom < before.height / 2 || !isIn(before)) continue;
        hyphenated.add(
          lines.findIndex((line) => line.top + corner.top <= middle && middle <= line.bottom + corner.top),
        );
      }
    }
    let longest = 0;
    let run = 0;
    for (let index = 0; index < lines.length; index += 1) {
      run = hyphenated.has(index) ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  // The widest of the spaces that are measured, as a multiple of what the face gives a space.
  function loosestIn(block, style) {
    let loosest = { ratio: 1, words: "" };
    if (style.textAlign !== "justify") return loosest;
    const natural = spaceOf(style);
    for (const node of textsIn(block)) {
      let at = node.data.indexOf(" ");
      while (at !== -1) {
        const { width } = rectangleOf(node, at);
        const ratio = width / natural;
        if (ratio > loosest.ratio) loosest = { ratio: round(ratio), words: wordsAround(node.data, at) };
        at = node.data.indexOf(" ", width === 0 ? at + 1 : at + stride);
      }
    }
    return loosest;
  }

  function wordsAround(text, at) {
    const around = text.slice(Math.max(0, at - lettersToldOf / 2), at + lettersToldOf / 2);
    return around
      .replaceAll(softHyphen, "")
      .replace(/^\S*\s|\s\S*$/g, "")
      .trim();
  }

  function spaceOf({ fontStyle, fontWeight, fontSize, fontFamily }) {
    const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    if (!widthOfSpace.has(font)) {
      canvas.font = font;
      widthOfSpace.set(font, canvas.measureText(" ").width);
    }
    return widthOfSpace.get(font);
  }
})();
