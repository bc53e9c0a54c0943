// A figure or table that is `.landscape` or `.full-page` gets pages of its own, turned or not, behind the page on which the
// text comes to its place; the text goes on as though it were not there, so that no page before it is left short. It is
// taken out of the source and laid out by itself, inside copies of the elements around it: long tables are divided there
// as anywhere. In columns a long table that is `.wide` has pages of its own as well: only there it is as wide as it can be.
(() => {
  const { colophon } = globalThis;
  const kinds = {
    landscape: "section > figure.landscape[id], section > table.landscape[id]",
    "full-page": "section > figure.full-page[id], section > table.full-page[id]",
  };
  const wideInColumns = "section > table.wide[id]:not(.short)";

  // What waits for its pages, in the order of the text.
  const waiting = [];

  // Whether a page, or the one an element stands on, holds nothing but such a figure or table.
  colophon.isOwnPage = (element) =>
    element.closest(".pagedjs_landscape_page, .pagedjs_full-page_page") !== null;

  colophon.OwnPages = class extends Paged.Handler {
    // The last of the handlers: Paged.js has told every element by then what the style sheets say of breaks and notes.
    afterParsed(content, chunker) {
      for (const [page, block] of ownBlocks(content)) takeOut(block, page, content);
      if (waiting.length === 0) return;
      const { layout } = chunker;
      chunker.layout = async function* (...text) {
        for await (const token of layout.apply(chunker, text)) {
          const host = chunker.pages.at(-1).element;
          for (const { fragment, moved } of reachedBefore(token)) {
            colophon.recordMoved(host, moved);
            yield* layout.call(chunker, fragment, false);
          }
          yield token;
        }
      };
    }
  };

  function ownBlocks(content) {
    const inColumns = colophon.hasColumns() ? `, ${wideInColumns}` : "";
    const fullPage = `${kinds["full-page"]}${inColumns}`;
    return [...content.querySelectorAll(`${kinds.landscape}, ${fullPage}`)].map((block) => [
      block.matches(kinds.landscape) ? "landscape" : "full-page",
      block,
    ]);
  }

  function takeOut(block, page, content) {
    const { part } = block.closest("[data-part]")?.dataset ?? {};
    const before = block.previousElementSibling;
    const after = block.nextElementSibling;
    const fragment = document.createDocumentFragment();
    fragment.indexOfRefs = content.indexOfRefs;
    const inner = skeletonOf(block);
    // A paragraph that follows another now begins as one that does.
    if ([before, after].every((each) => each?.matches("p:not(.picture)")))
      after.style.textIndent = "var(--indent)";
    waiting.push({
      before: before ?? block.parentElement,
      holds: before === null,
      fragment,
      moved: { clone: block, part },
    });
    block.dataset.displaced = "true";
    inner.append(block);
    fragment.append(outermost(inner));
    fragment.firstElementChild.dataset.page = page;
    colophon.facts.floated.push(block.id);
  }

  // The elements around it, which the style sheets and the marks for programs ask for.
  function skeletonOf(block) {
    let inner = null;
    let all = null;
    for (let outer = block.parentElement; outer; outer = outer.parentElement) {
      const copy = outer.cloneNode(false);
      for (const name of ["id", "data-break-before", "data-previous-break-after", "data-page"])
        copy.removeAttribute(name);
      copy.dataset.splitFrom = outer.dataset.ref;
      inner ??= copy;
      if (all) copy.append(all);
      all = copy;
    }
    return inner;
  }

  function outermost(element) {
    let outer = element;
    while (outer.parentElement) outer = outer.parentElement;
    return outer;
  }

  // Those whose place the text has come past where the next page begins; all that are left where it has come to its end.
  function reachedBefore(token) {
    const count = token?.node ? waiting.findIndex((each) => !isPast(each, token.node)) : -1;
    return waiting.splice(0, count === -1 ? waiting.length : count);
  }

  // What went elsewhere itself is out of the source, and past.
  function isPast({ before, holds }, node) {
    if (holds && before.contains(node)) return before !== node;
    const { DOCUMENT_POSITION_FOLLOWING: following, DOCUMENT_POSITION_DISCONNECTED: apart } = Node;
    const position = before.compareDocumentPosition(node);
    return (position & apart) !== 0 || ((position & following) !== 0 && !before.contains(node));
  }
})();
