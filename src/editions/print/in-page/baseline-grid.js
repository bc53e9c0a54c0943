// Lines of running text stand on one grid, so that those of facing pages and of columns side by side stand beside each
// other. Style sheets give most blocks whole lines; after what has another height, a figure, code or a formula, the text
// begins on the next line of the grid, and what is between stands in the middle. Where this would tear running text
// apart, below a line with a tall formula, the grid waits for the next space between blocks.
(() => {
  const { colophon } = globalThis;

  const units = "figure, table, pre, .equation, hr";
  const headings = "h1, h2, h3, h4, h5, h6";
  const items = `p, li, dt, dd, .line, ${headings}, ${units}`;
  const withoutGrid = `${units}, nav, .footnote, [data-spans]`;
  const containers = `${items}, ul, ol, dl, div, blockquote, section, aside`;
  const mayBeWide = "header, section, nav, div, p, figure, table";
  // In pixels; browsers reckon in 64ths.
  const tolerance = 0.1;
  // In lines. Blocks that are nearer to each other are one running text, in which no more than this is added.
  const leastSpace = 0.4;
  const mostInText = 0.25;
  const mostRounds = 4;

  let line = null;

  // In pixels; not a number where a look has no grid.
  function lineOf(content) {
    if (line !== null) return line;
    const style = getComputedStyle(content);
    const isOff = style.getPropertyValue("--baseline-grid").trim() === "none";
    line = isOff ? Number.NaN : Number.parseFloat(style.lineHeight);
    return line;
  }

  // Called whenever the text of a page is about to be measured; touches nothing that stands as it should.
  colophon.alignToGrid = (content) => {
    if (!(lineOf(content) > 0) || !content.firstElementChild) return;
    closeHead(content);
    const columns = colophon.columnsOf(content);
    const hasColumns = columns.count > 1;
    if (hasColumns) markWide(content);
    for (let round = 0; round < (hasColumns ? mostRounds : 1); round += 1)
      if (!apply(spacesWanted(content, columns))) return;
  };

  // A page begins on its first line, unless it was told to begin: the space above a block is lost at a break (CSS
  // Fragmentation 3, 5.2), which Paged.js does not know of.
  function closeHead(content) {
    if (content.closest(".pagedjs_first_page") || colophon.startsAnew(content)) return;
    for (let each = content.firstElementChild; each && !each.matches(inLine); each = each.firstElementChild) {
      if (closed.has(each)) continue;
      closed.add(each);
      if (Number.parseFloat(getComputedStyle(each).marginTop) > 0) each.style.marginTop = "0";
      if (each.matches(units)) return;
    }
  }

  const closed = new WeakSet();
  const inLine = "span, a, em, strong, code, math, img, sup";

  function markWide(content) {
    for (const element of content.querySelectorAll(mayBeWide)) {
      if (element.dataset.spans !== undefined || known.has(element)) continue;
      if (getComputedStyle(element).columnSpan === "all") element.dataset.spans = "true";
    }
  }

  const known = new WeakMap();
  const nothing = { kind: "nothing" };

  // What an element is to the grid: running text, a heading, something of another height, wider than a column, or nothing.
  function look(element) {
    const found = known.get(element) ?? lookAnew(element);
    if (found !== null) known.set(element, found);
    return found ?? nothing;
  }

  // Gives null where too little of it is there to say.
  function lookAnew(element) {
    const { parentElement } = element;
    if (element.dataset.spans && !parentElement.closest("[data-spans]"))
      return { kind: "wide", margin: Number.parseFloat(getComputedStyle(element).marginBottom) };
    if (parentElement.closest(withoutGrid)) return nothing;
    const box = boxBegunBy(element);
    if (element.matches(units)) return { kind: "other", box };
    const first = firstIn(element);
    if (first === null) return null;
    if (first.nodeType === Node.ELEMENT_NODE && first.matches(containers)) return nothing;
    if (element.matches(headings)) return { kind: "heading", box };
    const { lineHeight, paddingTop } = getComputedStyle(element);
    if (Number.parseFloat(lineHeight) !== line || element.matches(".picture")) return { kind: "other", box };
    return { kind: "text", box, padding: Number.parseFloat(paddingTop) };
  }

  function firstIn(element) {
    const isBlank = (node) => node.nodeType !== Node.ELEMENT_NODE && (node.data ?? "").trim() === "";
    return [...element.childNodes].find((node) => !isBlank(node)) ?? null;
  }

  // The outermost element with an edge of its own that begins with this one: space belongs above the edge.
  function boxBegunBy(element) {
    let found = null;
    for (let each = element; !each.previousElementSibling; ) {
      each = each.parentElement;
      if (each.parentElement.matches(".pagedjs_page_content")) break;
      const { paddingTop, borderTopWidth } = getComputedStyle(each);
      if (Number.parseFloat(paddingTop) + Number.parseFloat(borderTopWidth) > 0) found = each;
    }
    return found;
  }

  // In pixels, what has been added above an element; below a wide one.
  const added = new WeakMap();
  const spaceAt = (element) => added.get(element) ?? 0;

  // The space each element should get.
  function spacesWanted(content, columns) {
    const { top: origin, right: edge } = content.getBoundingClientRect();
    const walk = { origin, columns, wanted: new Map(), aboveAll: { had: 0, gets: 0 }, run: null, last: null };
    for (const element of content.querySelectorAll(columns.count > 1 ? `${items}, [data-spans]` : items)) {
      const { kind } = look(element);
      if (kind === "nothing") continue;
      const [first, ...rest] = element.getClientRects();
      if (first === undefined) continue;
      if (first.left >= edge) break;
      if (kind === "wide") passWide(element, first, walk);
      else pass(element, first, rest.at(-1) ?? first, walk);
    }
    return walk.wanted;
  }

  // To the next line of the grid, from a place.
  function missing(place, { origin }) {
    const over = (((place - origin) % line) + line) % line;
    return over < tolerance || over > line - tolerance ? 0 : line - over;
  }

  // All columns below it begin on the grid.
  function passWide(element, { bottom }, walk) {
    const { aboveAll } = walk;
    const own = spaceAt(element);
    const below = bottom + look(element).margin + own;
    aboveAll.had += own;
    const space = missing(below - aboveAll.had + aboveAll.gets, walk);
    aboveAll.gets += space;
    walk.wanted.set(element, { space });
    walk.run = null;
    walk.last = null;
  }

  function pass(element, first, end, walk) {
    const { columns, wanted, last } = walk;
    const column = colophon.columnAt(first.left, columns);
    if (walk.run?.column !== column) {
      const isGoingOn = last !== null && colophon.columnAt(last.left, columns) === column;
      // What stands between two texts, and the spaces above this place: those there are and those there will be.
      walk.run = { column, ...walk.aboveAll, before: isGoingOn ? last : null, between: [] };
    }
    const { run } = walk;
    const { kind, box, padding } = look(element);
    const own = box ? [box, element] : [element];
    for (const each of own) run.had += spaceAt(each);
    run.between.push({ element, kind, above: last, own });
    const ended = { left: end.left, bottom: end.bottom, isText: kind === "text" };
    walk.last = ended;
    if (kind !== "text") return;
    // Only now: what stands last on a page keeps the space it had when the text after it still stood there.
    for (const each of run.between.flatMap((passed) => passed.own)) wanted.set(each, { space: 0 });
    run.between.pop();
    const space = missing(first.top + padding + spaceAt(element) - run.had + run.gets, walk);
    if (space > 0 && mayHave(space, element, first, run)) give(space, { element, above: last }, walk);
    run.between = [];
    run.before = ended;
  }

  function mayHave(space, element, { top }, { before, between }) {
    const { box } = look(element);
    // Nothing at the head of a column has room above it.
    if (before === null && between.length === 0) return box === null;
    const isRunning = between.length === 0 && box === null && before.isText;
    return !isRunning || top - before.bottom >= leastSpace * line || space <= mostInText * line;
  }

  // Below headings there is never more space than the look gives them: above them, or, at the head of a page, below.
  function give(space, text, { run, wanted }) {
    const { before, between } = run;
    const others = between.slice(0, between.findLastIndex(({ kind }) => kind === "other") + 1);
    const [heading] = between.slice(others.length);
    const carrier = heading && (before || others.length > 0) ? heading : text;
    const [first] = before ? others : [];
    const parts = first ? [first, carrier] : [carrier];
    for (const { element: each, above } of parts) {
      const raised = look(each).box ?? each;
      wanted.set(raised, { space: space / parts.length, gap: gapAbove(raised, above) });
    }
    run.gets += space;
  }

  // From the lower edge of what stands before it, which may have padding there.
  function gapAbove(element, above) {
    let outer = element;
    while (!outer.previousElementSibling && !outer.matches(".pagedjs_page_content"))
      outer = outer.parentElement;
    const before = [...(outer.previousElementSibling?.getClientRects() ?? [])].at(-1) ?? above;
    return element.getClientRects()[0].top - spaceAt(element) - (before?.bottom ?? 0);
  }

  // Says whether anything was changed.
  function apply(wanted) {
    let isChanged = false;
    for (const [element, { space, gap }] of wanted) {
      if (Math.abs(space - spaceAt(element)) < tolerance) continue;
      isChanged = true;
      added.set(element, space);
      const [name, own] = placeOf(element, gap);
      element.style[name] = space > 0 ? `${own + space}px` : "";
    }
    return isChanged;
  }

  // A text's padding is nowhere lost; a margin is, in a larger one before it, so that of a box comes to the whole gap.
  function placeOf(element, gap) {
    const { kind, padding, margin } = look(element);
    if (kind === "wide") return ["marginBottom", margin];
    return kind === "text" ? ["paddingTop", padding] : ["marginTop", gap];
  }

  let isAligning = false;

  colophon.BaselineGrid = class extends Paged.Handler {
    onPageLayout(_wrapper, _start, layout) {
      if (isAligning) return;
      isAligning = true;
      const prototype = Object.getPrototypeOf(layout);
      const { findOverflow } = prototype;
      prototype.findOverflow = function (rendered, ...rest) {
        colophon.alignToGrid(rendered.parentElement);
        return findOverflow.call(this, rendered, ...rest);
      };
    }
  };
})();
