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
    ["works", '[role="doc-bibliography"] > [role="list"]'],
    ["work", ".reference-list-entry"],
  ];
  const wanted = [...kinds.map(([, selector]) => selector), divided, "[lang]"].join(", ");
  const ignored = "math *, a, thead, tbody, tfoot, [data-repeated] *";
  // The browser gives these a type of their own; any other element has none without a role.
  const typed = /^(?:p|h[1-6]|li|ol|ul|table|tr|td|th|blockquote|em|strong|code|caption|figcaption)$/;
  const inline = /^(?:span|i|b|em|strong|code|cite|q|bdi|abbr|sup|sub|small|u|s)$/;

  // Describes the elements of a page while it is the only one that the browser has to know the styles of.
  colophon.describeStructure = (page) => {
    const { marked } = colophon.facts;
    const elements = inAreas(page, wanted).filter((element) => !element.matches(ignored));
    for (const element of elements) {
      const described = describe(element);
      const { kind, language, key } = described;
      if (language === "" && (kind === "span" || (kind === "block" && key === ""))) continue;
      element.dataset.marked = String(marked.length);
      marked.push({ ...described, tag: languageOf(element), look: lookOf(element) });
    }
  };

  // Marks the elements of all pages, which are not measured any more.
  colophon.markStructure = (pagesArea) => {
    for (const head of pagesArea.querySelectorAll("thead[data-repeated]"))
      head.setAttribute("aria-hidden", "true");
    const elements = [...pagesArea.querySelectorAll("[data-marked]")];
    const plan = elements.map((element, index) => {
      const { tag, look, ...planned } = colophon.facts.marked[element.dataset.marked];
      delete element.dataset.marked;
      if (!typed.test(element.localName)) element.setAttribute("role", "group");
      element.setAttribute("lang", `${tag}-x-k${index}`);
      Object.assign(element.style, look);
      return planned;
    });
    return { elements: plan, links: inAreas(pagesArea, "a[href]").filter(prints).map(describeLink) };
  };

  function inAreas(element, selector) {
    return [...element.querySelectorAll(".pagedjs_area")].flatMap((area) => [
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
      // Empty where it is that of what surrounds it.
      language: language === languageOf(element.parentElement) ? "" : language,
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

  // Of a link that goes overleaf whole an empty one stays behind, which is no link in the file.
  function prints(link) {
    return link.textContent.trim() !== "" || link.querySelector("img, svg, math") !== null;
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
