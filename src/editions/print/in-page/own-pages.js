// A figure or table that is `.landscape` or `.full-page` gets pages of its own, turned or not, behind the page on which the
// text comes to its place; the text goes on as though it were not there, so that no page before it is left short. It is
// taken out of the source and laid out by itself, inside copies of the elements around it: long tables are divided there
// as anywhere. In columns a long table that is `.wide` has pages of its own as well: only there it is as wide as it can be.
(() => {
  const { colophon } = globalThis;
  const landscape = "section > figure.landscape[id], section > table.landscape[id]";
  const fullPage = "section > figure.full-page[id], section > table.full-page[id]";
  const wideInColumns = "section > table.wide[id]:not(.short)";

  // What waits for its pages, in the order of the text.
  let waiting = [];

  // Whether an element stands on such a page.
  colophon.isOwnPage = (element) =>
    element.closest(".pagedjs_landscape_page, .pagedjs_full-page_page") !== null;

  colophon.OwnPages = class extends Paged.Handler {
    // The last of the handlers: Paged.js has told every element by then what the style sheets say of breaks and notes.
    afterParsed(content, chunker) {
      waiting = ownBlocks(content).map((block) => takeOut(block, content));
      if (waiting.length > 0) layBetween(chunker);
    }
  };

  function ownBlocks(content) {
    const inColumns = colophon.hasColumns() ? [wideInColumns] : [];
    return [...content.querySelectorAll([landscape, fullPage, ...inColumns].join())];
  }

  // Paged.js goes on with the text once the pages of what has its place before it are made.
  function layBetween(chunker) {
    const { layout, addPage } = chunker;
    let kind = null;
    chunker.addPage = (...blank) => {
      const page = addPage.apply(chunker, blank);
      if (kind !== null) page.element.classList.add(`pagedjs_${kind}_page`);
      return page;
    };
    chunker.layout = async function* (...text) {
      for await (const token of layout.apply(chunker, text)) {
        const host = chunker.pages.at(-1).element;
        for (const own of reachedBefore(token)) {
          colophon.recordMoved(host, own.moved);
          kind = own.kind;
          yield* layout.call(chunker, own.fragment, false);
        }
        kind = null;
        yield token;
      }
    };
  }

  function takeOut(block, content) {
    const { part } = block.closest("[data-part]")?.dataset ?? {};
    const { previousElementSibling: before, nextElementSibling: after, parentElement: parent } = block;
    // A paragraph that follows another now begins as one that does.
    if ([before, after].every((each) => each?.matches("p:not(.picture)")))
      after.style.textIndent = "var(--indent)";
    const kind = block.matches(landscape) ? "landscape" : "full-page";
    const fragment = document.createDocumentFragment();
    fragment.indexOfRefs = content.indexOfRefs;
    fragment.append(insideCopies(block, parent));
    block.dataset.displaced = "true";
    colophon.facts.floated.push(block.id);
    return { kind, before, parent, fragment, moved: { clone: block, part } };
  }

  // The elements around it, which style sheets and the marks for programs ask for.
  function insideCopies(block, parent) {
    let inner = block;
    for (let outer = parent; outer; outer = outer.parentElement) {
      const copy = outer.cloneNode(false);
      for (const name of ["id", "data-break-before", "data-previous-break-after"]) copy.removeAttribute(name);
      copy.dataset.splitFrom = outer.dataset.ref;
      copy.append(inner);
      inner = copy;
    }
    return inner;
  }

  // Those whose place the text has come past where the next page begins; all that are left where it has come to its end.
  function reachedBefore(token) {
    const count = token?.node ? waiting.findIndex((each) => !isPast(each, token.node)) : -1;
    return waiting.splice(0, count === -1 ? waiting.length : count);
  }

  // What stood before it has been set; what went elsewhere itself is out of the source, and past.
  function isPast({ before, parent }, node) {
    if (before === null && parent.contains(node)) return parent !== node;
    const last = before ?? parent;
    const { DOCUMENT_POSITION_FOLLOWING: following, DOCUMENT_POSITION_DISCONNECTED: apart } = Node;
    const position = last.compareDocumentPosition(node);
    return (position & apart) !== 0 || ((position & following) !== 0 && !last.contains(node));
  }
})();
