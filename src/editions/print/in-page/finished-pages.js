// Every page Paged.js lays out makes the browser restyle and measure the whole document some twenty times, so the time
// a page takes grows with the pages before it. A finished page is therefore taken out of the document, and all are put
// back at the end. The newest stays, because Paged.js looks one page back.
(() => {
  const { colophon } = globalThis;

  colophon.FinishedPages = class extends Paged.Handler {
    constructor(chunker, polisher, caller) {
      super(chunker, polisher, caller);
      this.chunker = chunker;
      this.inDocument = [];
      this.finished = 0;
      // Paged.js waits for a frame before each page, which also paints the one before; nobody looks.
      chunker.q.tick = queueMicrotask;
    }

    // A page grows or shrinks no more once it is made: nobody need watch it.
    beforePageLayout(page) {
      Object.getPrototypeOf(page).addListeners = () => true;
    }

    // Pages need not finish in order: a note that runs on opens its second page before the first is done.
    finalizePage(_element, page) {
      this.finished += 1;
      if (this.finished > colophon.maximumPages) {
        throw new Error(`limits/page-count: The publication has more than ${colophon.maximumPages} pages.`);
      }
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
      const folios = colophon.countFolios(pages);
      colophon.fillMarginBoxes(pages, folios);
      colophon.writePageReferences(pages, folios);
      this.chunker.pagesArea.replaceChildren(...pages.map((page) => page.element));
    }
  };
})();
