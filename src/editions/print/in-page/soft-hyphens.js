// Soft hyphens have done their work once the lines are broken. Those not at a line's end would stay in the PDF's text,
// where searching and copying trip over them. Taking them out lets the letters beside them be kerned, which can move a
// word to another line; a paragraph where that happens keeps its soft hyphens.
(() => {
  const { colophon } = globalThis;
  const softHyphen = "\u00AD";
  // In pixels: kerning moves less in a line, and a syllable more.
  const tolerance = 7;

  colophon.pruneSoftHyphens = (area) => {
    for (const split of area.querySelectorAll(".pagedjs_hyphen")) mendLastHyphen(split);
    const paragraphs = paragraphsWithSoftHyphens(area);
    const before = paragraphs.map(({ element }) => linesOf(element));
    for (const paragraph of paragraphs) {
      paragraph.pruned = paragraph.nodes.map((node) => withoutUnused(node));
    }
    for (const { nodes, pruned } of paragraphs) write(nodes, pruned);
    const moved = paragraphs.filter(({ element }, index) => !sameLines(before[index], linesOf(element)));
    for (const { nodes, original } of moved) write(nodes, original);
  };

  function paragraphsWithSoftHyphens(area) {
    const found = new Map();
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!node.data.includes(softHyphen)) continue;
      const element = node.parentElement.closest(blocks);
      if (!found.has(element)) found.set(element, { element, nodes: [], original: [], pruned: [] });
      found.get(element).nodes.push(node);
      found.get(element).original.push(node.data);
    }
    return [...found.values()];
  }

  const blocks = "p, li, dd, dt, td, th, figcaption, caption, .paragraph, .footnote, div";

  function write(nodes, texts) {
    nodes.forEach((node, index) => {
      if (node.data !== texts[index]) node.data = texts[index];
    });
  }

  function linesOf(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { height } = element.getBoundingClientRect();
    return { height, boxes: [...range.getClientRects()] };
  }

  function sameLines(before, after) {
    return (
      before.height === after.height &&
      before.boxes.length === after.boxes.length &&
      before.boxes.every((box, index) => Math.abs(box.width - after.boxes[index].width) < tolerance)
    );
  }

  function withoutUnused(node) {
    const text = node.data;
    const range = document.createRange();
    let result = "";
    let from = 0;
    for (let at = text.indexOf(softHyphen); at !== -1; at = text.indexOf(softHyphen, at + 1)) {
      result += text.slice(from, at);
      if (endsLine(range, node, at)) result += softHyphen;
      from = at + 1;
    }
    return result + text.slice(from);
  }

  // The letter after a soft hyphen at a line's end has two boxes: an empty one there, and its own on the next line.
  function endsLine(range, node, at) {
    if (at === 0 || at + 1 >= node.data.length) return false;
    const before = lastBox(range, node, at - 1);
    const after = lastBox(range, node, at + 1);
    return before !== undefined && after !== undefined && after.top > before.top + before.height / 2;
  }

  function lastBox(range, node, at) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return [...range.getClientRects()].at(-1);
  }

  // At a page's end Paged.js writes a hyphen of its own after the soft one.
  function mendLastHyphen(split) {
    const walker = document.createTreeWalker(split, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.data.endsWith("\u2011")) node.data = `${node.data.replace(/\u00AD?\u2011$/, "")}\u2010`;
    }
  }
})();
