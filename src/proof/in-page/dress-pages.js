// Puts each page on a wider sheet, with what a proof says beside it. Nothing on the page itself may move.
(() => {
  const { colophon } = globalThis;
  // In pixels.
  const between = 5;
  const tolerance = 0.6;

  // Gives the number of the first page that something moved on, or null.
  colophon.dressPages = ({ sheets, end, styles }) => {
    const before = colophon.printedRuns();
    const style = document.createElement("style");
    style.textContent = styles;
    document.head.append(style);
    const pages = colophon.proofPages(document);
    const area = pages[0].parentElement;
    for (const [index, page] of pages.entries()) {
      const sheet = elementFrom(sheets[index]);
      page.replaceWith(sheet);
      sheet.prepend(page);
    }
    if (end !== "") area.append(elementFrom(end));
    for (const sheet of area.querySelectorAll(".proof-sheet")) spread(sheet);
    return firstMoved(before, colophon.printedRuns());
  };

  function elementFrom(markup) {
    const { documentElement } = new DOMParser().parseFromString(markup, "application/xhtml+xml");
    return document.importNode(documentElement, true);
  }

  // Each query stands beside its line, or as little below or above as its neighbours leave.
  function spread(sheet) {
    const notes = [...sheet.querySelectorAll(".margin-query")];
    if (notes.length === 0) return;
    // The sheet itself is as tall as the window until it is printed.
    const { height } = sheet.querySelector(".pagedjs_pagebox").getBoundingClientRect();
    const room = height * 0.94;
    const tall = () => notes.reduce((sum, note) => sum + note.offsetHeight + between, 0);
    if (tall() > room) for (const note of notes) note.classList.add("brief");
    let free = height * 0.02;
    const tops = notes.map((note) => {
      const top = Math.max(free, Number(note.dataset.top));
      free = top + note.offsetHeight + between;
      return top;
    });
    let limit = height * 0.96;
    for (let index = notes.length - 1; index >= 0; index -= 1) {
      const top = Math.min(tops[index], limit - notes[index].offsetHeight);
      limit = top - between;
      notes[index].style.top = `${top}px`;
      lead(notes[index], top, sheet);
    }
  }

  // From the words to the query.
  function lead(note, top, sheet) {
    const line = sheet.querySelector(`[data-leads-to="${note.id}"]`);
    if (!line) return;
    const { from, edge, level } = line.dataset;
    const left = note.offsetLeft - note.offsetParent.querySelector(".query-leaders").clientLeft;
    line.setAttribute("points", `${from},${level} ${edge},${level} ${left},${top + 8}`);
  }

  function firstMoved(before, after) {
    const index = before.findIndex((runs, page) => {
      const now = after[page] ?? [];
      return (
        now.length !== runs.length ||
        runs.some((run, at) =>
          ["left", "top", "right", "bottom"].some((edge) => Math.abs(run[edge] - now[at][edge]) > tolerance),
        )
      );
    });
    return index === -1 ? null : index + 1;
  }
})();
