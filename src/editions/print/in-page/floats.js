// A figure, or a table that is kept whole, that has no room on the rest of its page goes to the head of the next one, and
// the text after it fills the page up. It is taken out of the page that is being laid out, and waits in the source before
// the next heading, figure or table: whatever comes first, that place or the next page, gives it its room. So none is
// lost, none goes past another or out of its section, and none is further away than overleaf if it has room there.
// In columns one may also stand at the head of its own page.
(() => {
  const { colophon } = globalThis;
  const mayFloat = "section > figure[id], section > table.short[id]";
  const stays = ".here, [data-split-from]";
  // In lines: less room than this at a page's foot is no hole.
  const leastHole = 2;
  // Shares of the text's height that one may take, and that all may take that wait for the same page.
  const mostOfPage = 0.75;
  const mostTogether = 0.92;

  // What waits for the next page, in its order: in the source, as it was set, and before what it waits there.
  let waiting = [];
  const gone = new WeakMap();

  // What went from its place on a page to a later one, each with the part of the text it belongs to.
  colophon.floatedFrom = (page) => gone.get(page) ?? [];

  // Says that something stands elsewhere than on the page whose text has its place.
  colophon.recordMoved = (page, moved) => gone.set(page, [...colophon.floatedFrom(page), moved]);

  // Gives the overflow when all that should float has been moved; null where everything has room then.
  colophon.floatOverleaf = (overflow, rendered, bounds, layout) => {
    if (isOff(rendered) || colophon.isOwnPage(rendered)) return overflow;
    const setting = { rendered, bounds, layout };
    let found = takeBack(overflow, setting);
    for (let run = runToMove(found, setting); run !== null; run = runToMove(found, setting)) {
      if (run.isOverleaf && !run.isFollowed) return run.mayFollow ? null : beforeEnd(found, setting);
      if (run.isOverleaf) defer(run.members, setting);
      else if (!raise(run.members, setting)) break;
      colophon.placeReturnedNotes(rendered);
      found = layout.findOverflow(rendered, bounds) ?? null;
    }
    return beforeEnd(found, setting);
  };

  let off = null;
  function isOff(rendered) {
    off ??= getComputedStyle(rendered).getPropertyValue("--floats").trim() === "none";
    return off;
  }

  function sourceOf(element) {
    return colophon.source.indexOfRefs[element.dataset.ref];
  }

  function isFree(element) {
    return (
      element.matches(mayFloat) &&
      !element.matches(stays) &&
      element.querySelector(".footnote, [data-footnote-call]") === null
    );
  }

  // The figure that the overflow begins with, or one that left a hole in a column, with those right behind it.
  function runToMove(overflow, setting) {
    const first = firstOverleaf(overflow, setting);
    if (first !== null) return runFrom(first, true, setting);
    const inColumn = colophon.columnsOf(setting.rendered).count > 1 && firstInColumns(setting);
    return inColumn ? runFrom(inColumn, false, setting) : null;
  }

  function firstOverleaf(overflow, setting) {
    const { startContainer, startOffset } = overflow ?? {};
    const node = startContainer?.childNodes[startOffset] ?? startContainer;
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const figure = element?.closest(mayFloat);
    if (!figure || !isFree(figure) || figure.getClientRects().length !== 1) return null;
    const { height } = figure.getBoundingClientRect();
    const isTooTall = height > mostOfPage * setting.bounds.height;
    return isTooTall || (!isWide(figure) && holeBefore(figure, setting) < leastHole) ? null : figure;
  }

  function isWide(figure) {
    return colophon.spansColumns(figure);
  }

  // Lines of room left in the column before the one the figure stands in.
  function holeBefore(figure, { rendered, bounds }) {
    const before = figure.previousElementSibling?.getClientRects();
    const last = before && [...before].at(-1);
    if (!last) return 0;
    const lines = Number.parseFloat(getComputedStyle(rendered).lineHeight);
    const bottom = Math.min(bounds.bottom, rendered.parentElement.getBoundingClientRect().bottom);
    return (bottom - last.bottom) / lines;
  }

  function firstInColumns(setting) {
    const { rendered, bounds } = setting;
    const columns = colophon.columnsOf(rendered);
    const figures = [...rendered.querySelectorAll(mayFloat)].filter(
      (figure) => isFree(figure) && !figure.dataset.raised && !figure.closest("[data-floats]"),
    );
    return figures.find((figure) => {
      const { left, top, bottom } = figure.getBoundingClientRect();
      const before = [...(figure.previousElementSibling?.getClientRects() ?? [])].at(-1);
      if (!before || left >= bounds.right || bottom > bounds.bottom || !mayRise(figure, rendered))
        return false;
      // Paged.js may still be at work on it.
      const next = sourceOf(figure).nextElementSibling;
      if (!next || !renderedOf(next, rendered)) return false;
      if (isWide(figure)) return true;
      const isNextColumn = colophon.columnAt(left, columns) > colophon.columnAt(before.left, columns);
      return isNextColumn && top < before.bottom && holeBefore(figure, setting) >= leastHole;
    });
  }

  // Not past another of them, which would stand behind it then.
  function mayRise(figure, rendered) {
    const first = [...rendered.querySelectorAll("figure[id], table[id]")].find(
      (each) => !each.dataset.raised && !each.closest("[data-floats]"),
    );
    return first === figure && waiting.length === 0;
  }

  function runFrom(first, isOverleaf, { rendered, bounds }) {
    const members = [first];
    if (!isOverleaf) return { members, isOverleaf };
    let next = sourceOf(first).nextElementSibling;
    for (; next && isFree(next); next = next.nextElementSibling) {
      const clone = renderedOf(next, rendered);
      if (!clone) return { members, isOverleaf, isFollowed: false, mayFollow: true };
      members.push(clone);
    }
    // More than the next page has room for would come later and later.
    const heights = [...waiting, ...members.map(boxOf)].reduce((sum, { height }) => sum + height, 0);
    const { parentElement } = sourceOf(first);
    if (heights > mostTogether * bounds.height || waiting.some(({ parent }) => parent !== parentElement))
      return { members, isOverleaf, isFollowed: false, mayFollow: false };
    // Nothing that could fill the page may come before it.
    const mayFollow = Boolean(next) && !isBarrier(next, levelAt(sourceOf(first)));
    const isFollowed = mayFollow && renderedOf(next, rendered) !== null;
    return { members, isOverleaf, isFollowed, mayFollow: mayFollow && !isFollowed };
  }

  function renderedOf(source, rendered) {
    return rendered.querySelector(`[data-ref="${CSS.escape(source.dataset.ref)}"]`);
  }

  function isBarrier(element, level) {
    const { breakBefore, previousBreakAfter, page } = element.dataset;
    const isTold = (value) => value !== undefined && value !== "avoid" && value !== "auto";
    return (
      isTold(breakBefore) ||
      isTold(previousBreakAfter) ||
      page !== undefined ||
      levelOf(element) <= level ||
      element.matches("figure[id], table[id], section")
    );
  }

  function levelOf(element) {
    return /^H[1-6]$/.test(element.tagName) ? Number(element.tagName[1]) : Number.POSITIVE_INFINITY;
  }

  // Of the heading that the figure stands under.
  function levelAt(source) {
    let before = source.previousElementSibling;
    while (before && !Number.isFinite(levelOf(before))) before = before.previousElementSibling;
    return before ? levelOf(before) : 0;
  }

  function barrierAfter(source) {
    const level = levelAt(source);
    let next = source.nextElementSibling;
    while (next && !isBarrier(next, level)) next = next.nextElementSibling;
    return next;
  }

  function defer(members, { rendered }) {
    const page = rendered.closest(".pagedjs_page");
    const found = members.map((clone) => ({ source: sourceOf(clone), clone, height: boxOf(clone).height }));
    const barrier = barrierAfter(found.at(-1).source);
    const { parentElement: parent } = found[0].source;
    indentBehind(found[0].clone, found.at(-1).clone);
    for (const { source, clone } of found) {
      clone.remove();
      if (source.dataset.displaced) continue;
      for (const each of [source, clone]) each.dataset.displaced = "true";
      const { part } = source.closest("[data-part]")?.dataset ?? {};
      colophon.recordMoved(page, { clone, part });
      keepFact(clone);
    }
    // Those that wait already go on together with them.
    waiting = [...waiting, ...found].map((each) => ({ ...each, parent, barrier }));
    for (const { source } of waiting) parent.insertBefore(source, barrier);
  }

  // A paragraph that follows another now begins as one that does.
  function indentBehind(first, last) {
    const [before, after] = [first.previousElementSibling, last.nextElementSibling];
    if ([before, after].some((each) => !each?.matches("p:not(.picture)"))) return;
    after.style.textIndent = "var(--indent)";
  }

  function boxOf(element) {
    return element.getBoundingClientRect();
  }

  // To the head of the columns on its own page.
  function raise([figure], { rendered }) {
    const head = rendered.querySelector(".text > section > *");
    const source = sourceOf(figure);
    if (!head || head === figure || !source.parentElement) return false;
    source.remove();
    const above = [...rendered.querySelectorAll("[data-raised]")].at(-1);
    figure.dataset.raised = "true";
    if (above) above.after(figure);
    else head.before(figure);
    keepFact(figure);
    return true;
  }

  function keepFact({ id, dataset }) {
    colophon.facts.floated.push(dataset.id ?? id);
  }

  // The text ends here where it has come to the place before which the figures wait.
  function beforeEnd(overflow, { rendered }) {
    const [first] = waiting;
    const end = first && renderedEnd(first, rendered);
    if (!end) return overflow;
    if (overflow && overflow.comparePoint(end, 0) >= 0) return overflow;
    const earlier = document.createRange();
    earlier.setStartBefore(end);
    earlier.setEndAfter(rendered.lastChild);
    return earlier;
  }

  function renderedEnd({ barrier, parent }, rendered) {
    const end = barrier ?? parent.nextElementSibling;
    return end && renderedOf(end, rendered);
  }

  // What stands at a page's head gives way where nothing else has room beside it.
  function takeBack(overflow, { rendered, bounds, layout }) {
    const heads = [...rendered.querySelectorAll(":scope > [data-floats]")];
    if (!overflow || heads.length === 0 || !colophon.beginsPage(overflow, rendered)) return overflow;
    for (const head of heads) head.remove();
    for (const float of placed.splice(0)) {
      float.parent.insertBefore(float.source, float.barrier);
      waiting.push(float);
    }
    return layout.findOverflow(rendered, bounds) ?? null;
  }

  let placed = [];

  colophon.Floats = class extends Paged.Handler {
    // It is reached in its place in the text.
    renderNode(_clone, node) {
      if (waiting.length > 0) waiting = waiting.filter(({ source }) => source !== node);
    }

    // The text has come past their place: they begin the next page.
    onBreakToken(token) {
      const [first] = waiting;
      if (!first || !token?.node) return;
      if (first.source.compareDocumentPosition(token.node) & Node.DOCUMENT_POSITION_FOLLOWING)
        Object.assign(token, { node: first.source, offset: 0 });
    }

    afterPageLayout(element) {
      name(element.querySelectorAll("[data-floats]"));
    }

    onPageLayout(wrapper, start, layout) {
      placed = [];
      if (colophon.isOwnPage(wrapper)) return;
      let room = mostTogether * layout.bounds.height;
      while (waiting.length > 0 && waiting[0].source !== start.node) {
        room -= waiting[0].height;
        if (placed.length > 0 && room < 0) break;
        place(waiting.shift(), wrapper);
      }
    }
  };

  function name(skeletons) {
    for (const skeleton of skeletons)
      for (const copy of [skeleton, ...skeleton.querySelectorAll("[data-split-from]:not([data-ref])")])
        copy.dataset.ref = copy.dataset.splitFrom;
  }

  function place(float, wrapper) {
    const { source, clone } = float;
    wrapper.append(skeletonOf(source, clone));
    source.remove();
    placed.push(float);
  }

  // The elements around it, as Paged.js rebuilds them overleaf; nameless until the page is done, or Paged.js would go on
  // inside them.
  function skeletonOf(source, clone) {
    let inner = clone;
    for (let outer = source.parentElement; outer; outer = outer.parentElement) {
      const copy = outer.cloneNode(false);
      copy.dataset.splitFrom = outer.dataset.ref;
      if (copy.id) copy.dataset.id = copy.id;
      for (const name of ["id", "data-ref", "data-break-before", "data-previous-break-after"])
        copy.removeAttribute(name);
      copy.append(inner);
      inner = copy;
    }
    inner.dataset.floats = "true";
    return inner;
  }
})();
