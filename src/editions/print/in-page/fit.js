// Wide tables and formulas are made smaller until they fit the measure, as a compositor would; below the smallest
// readable size they are left to be reported.
(() => {
  const { colophon } = globalThis;
  const smallest = 0.62;

  colophon.Fit = class extends Paged.Handler {
    constructor(chunker, polisher, caller) {
      super(chunker, polisher, caller);
      this.scales = new Map();
    }

    // Before the page is searched for its end: what is fitted then counts with the height it will have.
    layout(wrapper) {
      const measure = wrapper.getBoundingClientRect().width;
      for (const table of wrapper.querySelectorAll("table:not([data-fitted])")) this.fit(table, measure);
      for (const formula of wrapper.querySelectorAll("math[display=block]:not([data-fitted])"))
        this.fit(formula, measure);
    }

    fit(element, measure) {
      element.setAttribute("data-fitted", "true");
      const reference = element.getAttribute("data-ref");
      const scale =
        this.scales.get(reference) ??
        Math.max(smallest, Math.min(1, room(element, measure) / widthOf(element)));
      this.scales.set(reference, scale);
      if (scale < 1) element.style.fontSize = `${scale}em`;
    }
  };

  function room(element, measure) {
    return element.localName === "math" ? element.parentElement.getBoundingClientRect().width : measure;
  }

  function widthOf(element) {
    return Math.max(element.scrollWidth, element.getBoundingClientRect().width);
  }
})();
