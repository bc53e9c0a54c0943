// Soft hyphens have done their work once the lines are broken. Those not at a line's end would stay in the PDF's text,
// where searching and copying trip over them. Taking them out lets the letters beside them be kerned, which can move a
// word to another line; a paragraph where that happens keeps its soft hyphens.
(() => {
  const { colophon } = globalThis;
  const softHyphen = "\u00AD";
  // In pixels: kerning moves less in a line, and a syllable more.
  const tolerance = 7;

  let columns = null;

  colophon.pruneSoftHyphens = (area) => {
    columns = colophon.columnsOf(area.querySelector(".pagedjs_page_content"));
    for (const split of area.querySelectorAll(".pagedjs_hyphen")) mendLastHyphen(split);
    const paragraphs = paragraphsWithSoftHyphens(area);
    for (const paragraph of paragraphs) prune(paragraph);
    for (const paragraph of paragraphs.filter(hasLadder)) takeDown(paragraph);
    const before = paragraphs.map(endOf);
    for (const { nodes, pruned } of paragraphs) write(nodes, pruned);
    const moved = paragraphs.filter((paragraph, index) => !sameEnd(before[index], endOf(paragraph)));
    for (const { nodes, original } of moved) write(nodes, original);
  };

  function prune(paragraph) {
    paragraph.hyphens = [];
    paragraph.pruned = paragraph.nodes.map((node) => withoutUnused(node, paragraph.hyphens));
  }

  // Hyphens that end lines one after another.
  const longestLadder = 3;
  const mostTries = 20;

  function hasLadder(paragraph) {
    return paragraph.hyphens.length > longestLadder && ladderOf(paragraph) !== null;
  }

  // The hyphens of the first ladder that is too long.
  function ladderOf({ element, hyphens }, stuck = new Set()) {
    if (element.localName === "table") return null;
    const height = Number.parseFloat(getComputedStyle(element).lineHeight);
    let ladder = [];
    for (const hyphen of hyphens) {
      const last = ladder.at(-1);
      ladder =
        last && Math.abs(hyphen.line - last.line - height) < height / 2 ? [...ladder, hyphen] : [hyphen];
      if (ladder.length > longestLadder && !stuck.has(hyphen.line)) return ladder;
    }
    return null;
  }

  // One word of it is left whole, the last first: as long as the paragraph stays as tall, nothing else on the page moves.
  function takeDown(paragraph) {
    const { height } = paragraph.element.getBoundingClientRect();
    const stuck = new Set();
    for (let tries = 0; tries < mostTries; tries += 1) {
      const ladder = ladderOf(paragraph, stuck);
      if (ladder === null) return;
      const last = ladder.slice(-longestLadder).toReversed();
      if (!last.some((hyphen) => leaveWhole(paragraph, hyphen, height))) stuck.add(ladder.at(-1).line);
    }
  }

  function leaveWhole(paragraph, { node, place }, height) {
    const text = node.data;
    const start = text.lastIndexOf(" ", place) + 1;
    const space = text.indexOf(" ", place);
    const end = space < 0 ? text.length : space;
    node.data = text.slice(0, start) + text.slice(start, end).replaceAll(softHyphen, "") + text.slice(end);
    if (paragraph.element.getBoundingClientRect().height !== height) {
      node.data = text;
      return false;
    }
    paragraph.original[paragraph.nodes.indexOf(node)] = node.data;
    prune(paragraph);
    return true;
  }

  function paragraphsWithSoftHyphens(area) {
    const found = new Map();
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!node.data.includes(softHyphen)) continue;
      const element = blockOf(node.parentElement);
      if (!found.has(element)) found.set(element, { element, nodes: [], original: [], pruned: [] });
      found.get(element).nodes.push(node);
      found.get(element).original.push(node.data);
    }
    return [...found.values()];
  }

  const blocks = "p, li, dd, dt, td, th, figcaption, caption, .paragraph, .footnote, div";

  // Where a syllable could end a line says how wide a table's columns are: what moves in one cell moves in others.
  function blockOf(element) {
    return element.closest("table") ?? element.closest(blocks);
  }

  function write(nodes, texts) {
    nodes.forEach((node, index) => {
      if (node.data !== texts[index]) node.data = texts[index];
    });
  }

  // Where the paragraph's text ends: a syllable that moves to another line moves the end as well.
  function endOf({ element }) {
    const { height } = element.getBoundingClientRect();
    const last = lastText(element);
    const range = document.createRange();
    range.setStart(last, Math.max(0, last.data.trimEnd().length - 1));
    range.setEnd(last, last.data.trimEnd().length);
    const { left, top } = range.getBoundingClientRect();
    return { height, left, top };
  }

  function lastText(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let last = null;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (last === null || node.data.trim() !== "") last = node;
    }
    return last;
  }

  function sameEnd(before, after) {
    return (
      before.height === after.height &&
      Math.abs(before.top - after.top) < 1 &&
      Math.abs(before.left - after.left) < tolerance
    );
  }

  // Only those that end a line are kept. Asking for each would be slow: where the text after two soft hyphens stands on
  // one line, none between them ends a line.
  function withoutUnused(node, hyphens) {
    const text = node.data;
    const places = [...text.matchAll(/\u00AD/g)].map(({ index }) => index);
    const range = document.createRange();
    const kept = new Map();
    const search = (low, high) => {
      if (low.line === high.line) return;
      if (high.place - low.place > 1) {
        const place = Math.floor((low.place + high.place) / 2);
        const middle = { place, line: lineOf(range, node, places[place] + 1) };
        search(low, middle);
        search(middle, high);
      } else if (lineOf(range, node, places[high.place] - 1) < high.line) {
        kept.set(places[high.place], lineOf(range, node, places[high.place] - 1));
      }
    };
    const last = places.length - 1;
    search(
      { place: -1, line: lineOf(range, node, 0) },
      { place: last, line: lineOf(range, node, places[last] + 1) },
    );
    for (const [place, line] of [...kept].toSorted(([one], [other]) => one - other))
      hyphens.push({ node, place, line });
    return text.replace(/\u00AD/g, (sign, index) => (kept.has(index) ? sign : ""));
  }

  // The letter after a soft hyphen at a line's end has two boxes: an empty one there, and its own on the next line.
  function lineOf(range, node, at) {
    range.setStart(node, Math.min(Math.max(at, 0), node.data.length - 1));
    range.setEnd(node, Math.min(Math.max(at, 0) + 1, node.data.length));
    const box = [...range.getClientRects()].at(-1);
    return box === undefined ? 0 : Math.round(colophon.depthOf(box.left, box.bottom, columns));
  }

  // At a page's end Paged.js writes a hyphen of its own after any letter, even inside code and addresses.
  function mendLastHyphen(split) {
    const walker = document.createTreeWalker(split, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.data.endsWith("\u2011"))
        node.data = node.data.replace(/\u00AD\u2011$/, "\u2010").replace(/\u2011$/, "");
    }
  }
})();
