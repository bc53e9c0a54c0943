// Lays the page's text, or one part of it, out in pages. `colophon.paginate` says whether that could be done;
// `colophon.finish` joins the parts and gives the facts of the layout as plain data.
(() => {
  const { colophon } = globalThis;

  colophon.paginate = async ({ markup, styles, stock, part, maximumPages, numberingLocale }) => {
    colophon.maximumPages = maximumPages;
    colophon.numberingLocale = numberingLocale;
    const content = adopt(markup);
    await Promise.all([...document.fonts].map((face) => face.load()));
    if (!stock && !prepare(content, part)) return false;
    const previewer = new Paged.Previewer();
    const flow = await previewer.preview(content, [{ [location.href]: styles }], document.body);
    if (stock) {
      colophon.total = flow.total;
      return true;
    }
    return colophon.endPart(colophon.pages);
  };

  colophon.finish = async (others) => {
    if (colophon.pages) await joinPages(others);
    return factsOfLayout();
  };

  // For a preview: joins parts that were handed over, now or earlier, and gives their pages as markup, with the facts.
  colophon.bind = (parts) => {
    colophon.pages = [];
    Object.assign(colophon.facts, {
      pageOf: new Map(),
      cornerOf: new Map(),
      overflows: [],
      looks: [],
      images: new Set(),
      parts: new Map(),
      floated: [],
      marked: [],
    });
    for (const part of parts) colophon.takeUp(part);
    const { pages, pagesArea } = colophon;
    writeFolios(pages, pagesArea);
    colophon.total = pages.length;
    const serializer = new XMLSerializer();
    return {
      facts: factsOfLayout(),
      pages: pages.map(({ element }) => serializer.serializeToString(element)),
      // Paged.js puts rules in that are nowhere as text.
      styles: [...document.styleSheets]
        .flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
        .join("\n"),
    };
  };

  function factsOfLayout() {
    const { pageOf, cornerOf, folios, overflows, looks, images, structure, destinations, floated } =
      colophon.facts;
    const starts = colophon.pageStarts(colophon.pages ?? [], folios);
    return {
      pages: colophon.total,
      pageOf: [...pageOf],
      cornerOf: [...cornerOf],
      folios,
      overflows,
      looks,
      images: [...images],
      starts,
      floated,
      structure: structure ?? { elements: [], links: [] },
      destinations: destinations ?? [],
    };
  }

  async function joinPages(others) {
    for (const other of others) colophon.takeUp(other);
    const { pages, pagesArea } = colophon;
    writeFolios(pages, pagesArea);
    pagesArea.style.setProperty("--pagedjs-page-count", String(pages.length));
    // Printing draws the whole document once for every page, unless it can tell that the other pages do not show there.
    for (const { element } of pages) element.style.contain = "layout paint";
    pagesArea.replaceChildren(...pages.map(({ element }) => element));
    await Promise.all([...document.images].map(loaded));
    colophon.facts.destinations = colophon.sendLinksOut(pagesArea);
    colophon.facts.structure = colophon.markStructure(pagesArea);
    colophon.total = pages.length;
  }

  function writeFolios(pages, pagesArea) {
    colophon.checkCount(pages.length);
    const folios = colophon.countFolios(pages);
    colophon.fillMarginBoxes(pages, folios, pagesArea);
    colophon.writePageReferences(pages, folios);
  }

  function loaded(image) {
    return (
      image.complete ||
      new Promise((resolve) => {
        image.addEventListener("load", resolve);
        image.addEventListener("error", resolve);
      })
    );
  }

  // The page arrives as XML, which the browser's HTML parser would read differently: a note may hold paragraphs inside
  // a paragraph. The document it ends up in must be HTML, because Paged.js compares names of elements in capitals.
  function adopt(markup) {
    const source = new DOMParser().parseFromString(markup, "application/xhtml+xml");
    const fault = source.querySelector("parsererror");
    if (fault) throw new Error(`The page's markup is not well-formed: ${fault.textContent}`);
    for (const { name, value } of source.documentElement.attributes) {
      if (name !== "xmlns") document.documentElement.setAttribute(name, value);
    }
    document.title = source.title;
    for (const style of source.querySelectorAll("head > style"))
      document.head.append(document.importNode(style, true));
    const content = document.createDocumentFragment();
    // Where a page ends at a space between divisions Paged.js asks for the element around it, and there is none.
    for (const child of source.body.children) content.append(document.importNode(child, true));
    return content;
  }

  // A paragraph that holds nothing but images is no line of text.
  function markPicture(paragraph) {
    if (paragraph.textContent.trim() === "") paragraph.classList.add("picture");
  }

  const blocks = new Set(
    "P UL OL DL DIV BLOCKQUOTE PRE TABLE FIGURE SECTION ASIDE HR H1 H2 H3 H4 H5 H6".split(" "),
  );

  // Where a text goes on overleaf Paged.js walks its pieces one by one and passes over those that are nothing but a space,
  // such as the one between two links; in an element of its own a space counts.
  function keepSpaces(content) {
    const isInline = (node) =>
      node?.nodeType === Node.ELEMENT_NODE && !blocks.has(node.nodeName.toUpperCase());
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    const spaces = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const stands = isInline(node.previousSibling) && isInline(node.nextSibling);
      if (
        stands &&
        node.data.trim() === "" &&
        node.parentElement.closest("section p, section li, section dd") &&
        // Notes are divided by rules of their own.
        !node.parentElement.closest(".footnote")
      )
        spaces.push(node);
    }
    for (const space of spaces) {
      const kept = document.createElement("span");
      space.replaceWith(kept);
      kept.append(space);
    }
  }

  // Gives false where there is nothing to lay out.
  function prepare(content, part) {
    // Paged.js looks elements up by `data-ref`; with this index it finds those of the source without searching it.
    colophon.source = content;
    content.indexOfRefs = {};
    keepSpaces(content);
    let count = 0;
    for (const element of content.querySelectorAll("*")) {
      count += 1;
      const isNote = element.classList.contains("footnote") && element.id !== "";
      const reference = isNote ? element.id : `r${count}`;
      element.setAttribute("data-ref", reference);
      // Until it has its place at the foot a note takes no room: its lines would count as those of its paragraph.
      if (isNote) element.hidden = true;
      content.indexOfRefs[reference] = element;
    }
    colophon.linked = colophon.linkedIds(content);
    if (!colophon.keepPart(content, part)) return false;
    for (const image of content.querySelectorAll("p > img")) markPicture(image.parentElement);
    colophon.trimPaged();
    Paged.registerHandlers(
      colophon.Columns,
      colophon.BaselineGrid,
      colophon.Fit,
      colophon.RepeatTableHeads,
      colophon.KeepLines,
      colophon.ExactBreaks,
      colophon.Floats,
      colophon.FinishedPages,
      colophon.OwnPages,
    );
    return true;
  }
})();
