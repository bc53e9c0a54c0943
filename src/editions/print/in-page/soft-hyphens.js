// Soft hyphens have done their work once the lines are broken. Those not at a line's end would stay in the PDF's text,
// where searching and copying trip over them.
(() => {
  const { colophon } = globalThis;
  const softHyphen = "\u00AD";

  colophon.pruneSoftHyphens = (area) => {
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    const kept = new Map();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.data.includes(softHyphen)) kept.set(node, withoutUnused(node));
    }
    for (const [node, text] of kept) {
      if (text !== node.data) node.data = text;
    }
    for (const split of area.querySelectorAll(".pagedjs_hyphen")) mendLastHyphen(split);
  };

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

  function endsLine(range, node, at) {
    if (at === 0 || at + 1 >= node.data.length) return false;
    range.setStart(node, at - 1);
    range.setEnd(node, at);
    const before = range.getBoundingClientRect();
    range.setStart(node, at + 1);
    range.setEnd(node, at + 2);
    const after = range.getBoundingClientRect();
    return after.top >= before.bottom - 1;
  }

  // At a page's end Paged.js writes a hyphen of its own after the soft one.
  function mendLastHyphen(split) {
    const walker = document.createTreeWalker(split, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.data.endsWith("\u2011")) node.data = `${node.data.replace(/\u00AD?\u2011$/, "")}\u2010`;
    }
  }
})();
