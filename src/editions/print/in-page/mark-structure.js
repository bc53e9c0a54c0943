// The browser tags what it prints, but knows neither notes nor formulas, forgets languages of parts, and takes the two
// halves of a divided paragraph for two paragraphs. It does copy the language of an element it tags into the file, so
// each element that needs more gets a number there, `en-x-k7`: the same language to fonts and styles. The plan says what
// number 7 is. Links are not marked, since letters of two languages are set apart, but listed in their order.
(() => {
  const { colophon } = globalThis;
  const divided = "[data-split-from], [data-split-to]";
  const kinds = [
    ["formula", "math"],
    ["note", ".footnote:not([data-footnote-call])"],
    ["contents", "nav.contents"],
    ["work", ".reference-list-entry"],
  ];
  const wanted = [...kinds.map(([, selector]) => selector), divided, "[lang]"].join(", ");
  const ignored = "math *, a, thead, tbody, tfoot, [data-repeated] *";
  // The browser gives these a type of their own; any other element has none without a role.
  const typed = /^(?:p|h[1-6]|li|ol|ul|table|tr|td|th|blockquote|em|strong|code|caption|figcaption)$/;
  const inline = /^(?:span|i|b|em|strong|code|cite|q|bdi|abbr|sup|sub|small|u|s)$/;

  // Marks the elements of all pages, which stand in the document and are not measured any more.
  colophon.markStructure = (pagesArea) => {
    for (const head of pagesArea.querySelectorAll("thead[data-repeated]"))
      head.setAttribute("aria-hidden", "true");
    // All are described before the first language is changed.
    const elements = inAreas(pagesArea, wanted).filter((element) => !element.matches(ignored));
    const described = elements.map((element) => ({
      element,
      language: languageOf(element),
      ...describe(element),
    }));
    const marked = described
      .filter(({ kind, foreign, key }) => foreign || (kind !== "span" && (kind !== "block" || key)))
      .map((each) => ({ ...each, look: lookOf(each.element) }));
    for (const [index, { element, language, look }] of marked.entries()) {
      if (!typed.test(element.localName)) element.setAttribute("role", "group");
      element.setAttribute("lang", `${language}-x-k${index}`);
      Object.assign(element.style, look);
    }
    return {
      elements: marked.map(({ kind, key, continues, foreign, words }) => ({
        kind,
        key,
        continues,
        language: foreign,
        words,
      })),
      links: inAreas(pagesArea, "a[href]").map(describeLink),
    };
  };

  function inAreas(pagesArea, selector) {
    return [...pagesArea.querySelectorAll(".pagedjs_area")].flatMap((area) => [
      ...area.querySelectorAll(selector),
    ]);
  }

  function describe(element) {
    const own = kinds.find(([, selector]) => element.matches(selector))?.[0];
    const kind = own ?? (inline.test(element.localName) ? "span" : "block");
    const isPiece = kind === "note" || element.matches(divided);
    const language = languageOf(element);
    return {
      kind,
      key: (isPiece && element.dataset.ref) || "",
      continues: element.hasAttribute("data-split-from"),
      foreign: language === languageOf(element.parentElement) ? "" : language,
      words: kind === "formula" ? (element.getAttribute("alttext") ?? element.textContent) : "",
    };
  }

  // Style sheets choose faces and margins by `[lang]`: an element that had none keeps those it has.
  function lookOf(element) {
    if (element.hasAttribute("lang")) return {};
    const look = getComputedStyle(element);
    const { fontFamily } = look;
    // Margins are laid out to be told, which for all pages takes long.
    if (element.localName !== "div") return { fontFamily };
    return { fontFamily, marginTop: look.marginTop, marginBottom: look.marginBottom };
  }

  function describeLink(link) {
    return {
      target: link.href,
      words: link.textContent.replaceAll("\u00AD", "").replace(/\s+/g, " ").trim(),
      isCall: link.hasAttribute("data-footnote-call"),
    };
  }

  function languageOf(element) {
    return element?.closest("[lang]")?.getAttribute("lang") || "und";
  }
})();
