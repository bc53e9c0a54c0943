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

  colophon.fillMarginBoxes = (pages, folios, pagesArea) => {
    for (const { element } of pages) {
      for (const [selectors] of boxes) {
        const [ofPage, ofBox] = selectors.split(" ");
        if (element.matches(ofPage)) element.querySelector(ofBox)?.classList.add("hasContent");
      }
    }
    const heads = shortenedHeads(pages, pagesArea);
    const before = {};
    pages.forEach(({ element }, index) => {
      element.style.setProperty("--folio", quoted(folios[index]));
      // `string(name)` is the first on the page, or the last one before it.
      for (const { name, first, last } of colophon.stringsOf(element)) {
        const shown = first ?? before[name] ?? "";
        element.style.setProperty(variableOf(name), quoted(heads.get(shown) ?? shown));
        before[name] = last ?? before[name];
      }
    });
  };

  const runningHead = ".pagedjs_margin-top-center.hasContent > .pagedjs_margin-content";
  const surelyFits = 32;

  // Running heads too long for their place end behind a whole word. Each is tried on one page, alone in the document.
  function shortenedHeads(pages, pagesArea) {
    const strings = pages.flatMap(({ element }) => colophon.stringsOf(element));
    const names = [...new Set(strings.map(({ name }) => variableOf(name)))];
    const long = new Set(
      strings.flatMap(({ first, last }) => [first, last].filter((text) => text?.length > surelyFits)),
    );
    const show = (page, text) => {
      for (const name of names) page.style.setProperty(name, quoted(text));
    };
    // Pages that open a chapter have the box without its content.
    const page = pages.find(({ element }) => {
      const box = element.querySelector(runningHead);
      if (!box || long.size === 0) return false;
      pagesArea.replaceChildren(element);
      show(element, "shown");
      return getComputedStyle(box, "::after").content !== "none";
    })?.element;
    if (!page) return new Map();
    const box = page.querySelector(runningHead);
    const fits = (text) => {
      show(page, text);
      return box.scrollWidth <= box.clientWidth;
    };
    return new Map([...long].map((text) => [text, fits(text) ? text : shortened(text, fits)]));
  }

  function shortened(text, fits) {
    const words = text.split(/\s+/);
    while (words.length > 1) {
      words.pop();
      const shorter = `${words.join(" ").replace(/[\p{P}\p{S}]+$/u, "")} …`;
      if (fits(shorter)) return shorter;
    }
    return text;
  }

  function variableOf(name) {
    return `--pagedjs-string-first-${name}`;
  }

  // A string as CSS writes it (CSS Syntax 3, 4.3.5).
  function quoted(text) {
    return `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\A ")}"`;
  }
})();
