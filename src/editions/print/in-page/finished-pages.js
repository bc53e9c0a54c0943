// Every page Paged.js lays out makes the browser restyle and measure the whole document some twenty times, so the time
// a page takes grows with the pages before it. A finished page is therefore taken out of the document, and all are put
// back at the end. The newest stays, because Paged.js looks one page back.
(() => {
  const { colophon } = globalThis;

  colophon.checkCount = (count) => {
    if (count <= colophon.maximumPages) return;
    throw new Error(`limits/page-count: The publication has more than ${colophon.maximumPages} pages.`);
  };

  colophon.FinishedPages = class extends Paged.Handler {
    constructor(chunker, polisher, caller) {
      super(chunker, polisher, caller);
      this.chunker = chunker;
      this.inDocument = [];
      this.finished = 0;
      // Paged.js waits for a frame before each page, which also paints the one before; nobody looks.
      chunker.q.tick = queueMicrotask;
    }

    beforePageLayout(page, _content, breakToken) {
      // A page grows or shrinks no more once it is made: nobody need watch it.
      Object.getPrototypeOf(page).addListeners = () => true;
      if (colophon.part > 0) page.element.classList.remove("pagedjs_first_page");
      // Paged.js sets as much text at a time as stood on the pages before. A division must not depend on them.
      if (breakToken?.node?.matches?.("section.division")) this.forgetPace();
    }

    forgetPace() {
      this.chunker.charsPerBreak = [];
      this.chunker.maxChars = undefined;
    }

    // Pages need not finish in order: a note that runs on opens its second page before the first is done.
    finalizePage(_element, page) {
      this.finished += 1;
      colophon.checkCount(this.finished);
      this.inDocument.push(page);
      const newest = this.chunker.pages.at(-1);
      for (const each of this.inDocument) if (each !== newest) this.takeOut(each);
      this.inDocument = this.inDocument.filter((each) => each === newest);
    }

    // Only now, since the page after it says where its last paragraph goes on.
    takeOut(page) {
      colophon.inspect(page);
      page.element.remove();
    }

    afterRendered(pages) {
      for (const page of this.inDocument) this.takeOut(page);
      colophon.pages = pages;
      colophon.pagesArea = this.chunker.pagesArea;
    }
  };
})();
