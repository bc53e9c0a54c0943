// Takes out of Paged.js what our templates do not use and every page would pay for, and gives note calls their number.
(() => {
  const { colophon } = globalThis;

  colophon.trimPaged = () => {
    const unused = new Set([
      "Counters",
      "TargetCounters",
      "TargetText",
      "UndisplayedFilter",
      "RunningHeaders",
    ]);
    const handlers = Paged.registeredHandlers;
    handlers.splice(0, handlers.length, ...handlers.filter((handler) => !unused.has(handler.name)));
    const handlerNamed = (name) => handlers.find((handler) => handler.name === name).prototype;
    colophon.deferMarginBoxes(handlerNamed("AtPage"), handlerNamed("StringSets"));
    numberNoteCalls(handlerNamed("Footnotes"));
    colophon.placeNotes(handlerNamed("Footnotes"));
    leanPages(Paged.Chunker.prototype);
  };

  // The number is text, not a counter: it is the galley's. The note keeps the id the galley gave it.
  function numberNoteCalls(footnotes) {
    const { createFootnoteCall } = footnotes;
    footnotes.createFootnoteCall = function (note) {
      const call = createFootnoteCall.call(this, note);
      call.textContent = note.dataset.number ?? "";
      call.setAttribute("href", `#${note.dataset.id ?? note.id}`);
      call.setAttribute("role", "doc-noteref");
      return call;
    };
  }

  // Crop marks, corners and side boxes are forty elements a page that print nothing here.
  function leanPages(chunker) {
    const { setup } = chunker;
    chunker.setup = function (renderTo) {
      setup.call(this, renderTo);
      const idle = ".pagedjs_bleed, [class$=corner-holder], .pagedjs_margin-left, .pagedjs_margin-right";
      for (const element of this.pageTemplate.content.querySelectorAll(idle)) element.remove();
      // Fonts are loaded before the pages are made.
      this.loadFonts = () => Promise.resolve([]);
    };
  }
})();
