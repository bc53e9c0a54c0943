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
      running.set(
        element,
        Object.values(this.stringSetSelectors).map((set) => stringOf(set, element)),
      );
    };
  };

  // The first and the last on the page; null where the page sets none.
  function stringOf({ identifier, selector, func, value }, element) {
    const found = [...element.querySelectorAll(selector)];
    const read = (source) => (func === "attr" ? source.getAttribute(value) : source.textContent) ?? "";
    const [first = null, last = null] = [found[0], found.at(-1)].map((source) => source && read(source));
    return { name: identifier, first, last };
  }

  colophon.stringsOf = (element) => running.get(element) ?? [];
  colophon.keepStrings = (element, strings) => running.set(element, strings);

  colophon.fillMarginBoxes = (pages, folios) => {
    const before = {};
    pages.forEach(({ element }, index) => {
      element.style.setProperty("--folio", quoted(folios[index]));
      // `string(name)` is the first on the page, or the last one before it.
      for (const { name, first, last } of colophon.stringsOf(element)) {
        element.style.setProperty(`--pagedjs-string-first-${name}`, quoted(first ?? before[name] ?? ""));
        before[name] = last ?? before[name];
      }
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
