// Pages of the print edition in a frame: each is fetched when it comes near, and a changed page takes the place of the
// old one when it is there.
// With `fitsWidth`, pages wider than the first are made as narrow as it.
export async function openFrame(iframe, { fitsWidth = false } = {}) {
  await ready(iframe);
  const { contentDocument: document, contentWindow: window } = iframe;
  const main = document.querySelector("main");
  const styles = document.head.appendChild(document.createElement("style"));
  const folder = iframe.getAttribute("src").replace(/\/[^/]*$/, "");
  const sheets = [];
  let shown = [];
  let size = null;
  let sheetStyles = "";
  const observer = new window.IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        target.near = isIntersecting;
        if (isIntersecting) void fill(target);
      }
    },
    { rootMargin: "120%" },
  );

  const scroller = document.scrollingElement;
  const current = () => {
    const middle = window.innerHeight / 3;
    const index = sheets.findIndex((sheet) => sheet.getBoundingClientRect().bottom > middle);
    return index === -1 ? Math.max(0, sheets.length - 1) : index;
  };

  async function fill(sheet) {
    const { digest } = sheet;
    if (sheet.filled === digest || !digest) return sheet;
    const response = await fetch(`${folder}/${digest}.xhtml`);
    // A newer build has other pages; its news is on the way.
    if (!response.ok || sheet.digest !== digest) return sheet;
    // The frame's own parser: its policy allows the styles of elements, which pages have.
    const source = new window.DOMParser().parseFromString(await response.text(), "application/xhtml+xml");
    const page = document.importNode(source.documentElement, true);
    const before = sheet.filled === undefined ? null : textsOf(sheet);
    if (sheet.digest !== digest) return sheet;
    sheet.replaceChildren(page);
    sheet.filled = digest;
    if (before) flash(sheet, before);
    if (size === null) measure(page);
    shape(sheet);
    for (const [mark, name] of marks) paint(sheet, mark, name);
    return sheet;
  }

  const blocksOf = (sheet) => [...sheet.querySelectorAll("[data-place]")];
  const textsOf = (sheet) => new Set(blocksOf(sheet).map(({ textContent }) => textContent));
  let known = new Set();

  // A block that only moved to another page is nothing new.
  function flash(sheet, before) {
    for (const block of blocksOf(sheet))
      if (!before.has(block.textContent) && !known.has(block.textContent)) block.classList.add("changed");
  }

  function measure(page) {
    // In a frame that is not shown nothing has a size.
    if (page.offsetWidth === 0) return;
    size = { width: page.offsetWidth, height: page.offsetHeight };
    for (const sheet of sheets) shape(sheet);
  }

  function shape(sheet) {
    if (size === null) return;
    // A page has its own size when it is there; until then the first page's is the best guess.
    const own = sheet.filled === undefined ? size : { width: 0, height: 0 };
    sheet.style.minWidth = `${own.width}px`;
    sheet.style.minHeight = `${own.height}px`;
    if (fitsWidth && sheet.firstElementChild)
      sheet.style.zoom = String(Math.min(1, size.width / (sheet.firstElementChild.offsetWidth || size.width)));
  }

  function newSheet() {
    const sheet = document.createElement("div");
    sheet.className = "sheet";
    shape(sheet);
    main.append(sheet);
    sheets.push(sheet);
    observer.observe(sheet);
    return sheet;
  }

  const marks = new Map();
  // A mark is a block's place, or the name of what was changed.
  const marked = (sheet, mark) =>
    [...sheet.querySelectorAll("[data-place], [data-id], [id]")].filter(
      ({ id, dataset }) => dataset.place === mark || dataset.id === mark || id === mark,
    );
  function paint(sheet, mark, name) {
    for (const block of marked(sheet, mark)) block.classList.add(name);
  }

  return {
    document,
    window,
    sheets,
    current,
    // Of the page one looks at, in CSS pixels; null where there is none yet.
    get size() {
      const page = sheets[current()]?.firstElementChild;
      return page?.offsetWidth ? { width: page.offsetWidth, height: page.offsetHeight } : size;
    },
    // Pages and scroll position stay where they are.
    async show(pages, { direction, newStyles }) {
      const anchor = shown[current()];
      const moved = pages.findIndex(({ digest }) => digest === anchor?.digest);
      const from = current();
      if (newStyles !== sheetStyles) {
        sheetStyles = newStyles;
        styles.textContent = newStyles;
        size = null;
      }
      main.dir = direction;
      known = new Set(sheets.flatMap((sheet) => [...textsOf(sheet)]));
      while (sheets.length > pages.length) {
        const sheet = sheets.pop();
        observer.unobserve(sheet);
        sheet.remove();
      }
      const wanted = pages.map(({ digest, folio }, index) => {
        const sheet = sheets[index] ?? newSheet();
        sheet.digest = digest;
        sheet.setAttribute("aria-label", `Page ${folio}`);
        sheet.setAttribute("role", "group");
        return sheet;
      });
      shown = pages;
      if (moved !== -1 && moved !== from && sheets[moved]) {
        const offset = sheets[moved].getBoundingClientRect().top - sheets[from].getBoundingClientRect().top;
        scroller.scrollTop += offset;
      }
      const near = wanted.filter((sheet, index) => sheet.near || index < 2);
      await Promise.all(near.map(fill));
    },
    async go(index) {
      const sheet = sheets[index];
      if (!sheet) return;
      await fill(sheet);
      sheet.scrollIntoView({ block: "start" });
    },
    async mark(index, place, name, scroll = true) {
      for (const each of sheets)
        for (const block of each.querySelectorAll(`.${name}`)) block.classList.remove(name);
      for (const [key, value] of marks) if (value === name) marks.delete(key);
      if (!place) return this.go(index);
      marks.set(place, name);
      const sheet = sheets[index];
      if (sheet && scroll) await fill(sheet);
      for (const each of sheets) paint(each, place, name);
      if (!scroll) return;
      const block = sheet && marked(sheet, place)[0];
      (block ?? sheet)?.scrollIntoView({ block: "center" });
    },
    zoom(factor) {
      main.style.setProperty("--zoom", String(factor));
    },
    spread(isOn) {
      main.classList.toggle("spread", isOn);
    },
    fillAll: () => Promise.all(sheets.map(fill)),
  };
}

function ready(iframe) {
  const isThere = () =>
    iframe.contentDocument?.readyState === "complete" && iframe.contentDocument.querySelector("main");
  if (isThere()) return Promise.resolve();
  return new Promise((resolve) => iframe.addEventListener("load", () => resolve(), { once: true }));
}
