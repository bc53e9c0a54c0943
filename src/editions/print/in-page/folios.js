// Page numbers as literal text: a CSS counter would be recounted over the whole document at every change, and what is
// printed is what the contents, the PDF's page labels and the report say.
(() => {
  const { colophon } = globalThis;

  // A page is numbered as the first division on it asks (`data-folios="roman"` or `"arabic"`, with
  // `data-first-folio`), and as the page before it where nothing new begins. A new scheme begins at its first folio.
  colophon.countFolios = (pages) => {
    const folios = [];
    let scheme = "arabic";
    let number = 0;
    for (const page of pages) {
      const division = page.element.querySelector("[data-folios]");
      if (division && division.dataset.folios !== scheme) {
        scheme = division.dataset.folios;
        number = 0;
      }
      const first = division?.dataset.splitFrom ? undefined : division?.dataset.firstFolio;
      number = first ? Number(first) : number + 1;
      folios.push(scheme === "roman" ? roman(number) : digits(number));
    }
    return folios;
  };

  // `<span data-page-of="#id">` in the contents gets the folio of the page the id is on.
  colophon.writePageReferences = (pages, folios) => {
    for (const page of pages) {
      for (const reference of page.element.querySelectorAll("[data-page-of]")) {
        const index = colophon.facts.pageOf.get(reference.dataset.pageOf.slice(1));
        reference.textContent = index === undefined ? "" : folios[index];
      }
    }
    colophon.facts.folios = folios;
  };

  function digits(number) {
    return new Intl.NumberFormat(colophon.numberingLocale, { useGrouping: false }).format(number);
  }

  function roman(number) {
    const signs = [
      [1000, "m"],
      [900, "cm"],
      [500, "d"],
      [400, "cd"],
      [100, "c"],
      [90, "xc"],
      [50, "l"],
      [40, "xl"],
      [10, "x"],
      [9, "ix"],
      [5, "v"],
      [4, "iv"],
      [1, "i"],
    ];
    if (digits(1) !== "1") return digits(number);
    let rest = number;
    let text = "";
    for (const [value, sign] of signs) {
      while (rest >= value) {
        text += sign;
        rest -= value;
      }
    }
    return text;
  }
})();
