// Running heads and folios are filled in when all pages are made and out of the document. Paged.js does it page by page
// and measures after each change, though nothing in the margins moves the text.
(() => {
  const { colophon } = globalThis;
  let boxes = [];
  const running = new Map();

  colophon.deferMarginBoxes = (atPage, stringSets) => {
    atPage.finalizePage = function () {
      boxes = Object.entries(this.marginalia).filter(([, { hasContent }]) => hasContent);
    };
    stringSets.afterPageLayout = function (element) {
      this.pageLastString ??= {};
      running.set(
        element,
        Object.values(this.stringSetSelectors).map((set) => stringOf(set, element, this.pageLastString)),
      );
    };
  };

  // `string(name)` is the first on the page, or the last one before it.
  function stringOf({ identifier, selector, func, value }, element, lastStrings) {
    const found = element.querySelectorAll(selector);
    const read = (source) => (func === "attr" ? source.getAttribute(value) : source.textContent) ?? "";
    const before = lastStrings[identifier] ?? "";
    const first = found.length > 0 ? read(found[0]) : before;
    lastStrings[identifier] = found.length > 0 ? read(found[found.length - 1]) : before;
    return [identifier, first];
  }

  colophon.fillMarginBoxes = (pages, folios) => {
    pages.forEach(({ element }, index) => {
      element.style.setProperty("--folio", quoted(folios[index]));
      for (const [name, text] of running.get(element) ?? [])
        element.style.setProperty(`--pagedjs-string-first-${name}`, quoted(text));
      for (const [selectors] of boxes) {
        const [ofPage, ofBox] = selectors.split(" ");
        if (element.matches(ofPage)) element.querySelector(ofBox)?.classList.add("hasContent");
      }
    });
  };

  // A string as CSS writes it (CSS Syntax 3, 4.3.5).
  function quoted(text) {
    return `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\A ")}"`;
  }
})();
