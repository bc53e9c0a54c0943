// Paged.js continues a table with its next row alone. Here the continuation gets the head again. Every page's piece of a
// table has the column widths that all its rows together ask for, so that the columns do not jump from page to page.
(() => {
  const { colophon } = globalThis;
  const widthsOf = new Map();

  // Called once for a table, while all its rows stand in the page at their size.
  colophon.settleColumns = (table, reference) => {
    if (!widthsOf.has(reference)) widthsOf.set(reference, wholeWordWidths(table));
    const widths = widthsOf.get(reference);
    if (widths) setColumns(table, widths);
  };

  colophon.RepeatTableHeads = class extends Paged.Handler {
    renderNode(clone, node) {
      if (node.localName !== "tr") return;
      const table = clone.closest("table");
      if (!table || table.dataset.settled) return;
      table.dataset.settled = "true";
      const whole = node.closest("table");
      const head = whole?.querySelector(":scope > thead");
      if (table.dataset.splitFrom && head && !head.contains(node)) table.prepend(copyOf(head));
      const widths = widthsOf.get(table.dataset.ref);
      if (widths) setColumns(table, widths);
    }
  };

  function copyOf(head) {
    const copy = head.cloneNode(true);
    copy.dataset.repeated = "true";
    for (const element of [copy, ...copy.querySelectorAll("*")]) {
      for (const name of ["id", "data-id", "data-ref"]) element.removeAttribute(name);
    }
    return copy;
  }

  // In pixels. No word is divided for the sake of a column that could be wider.
  function wholeWordWidths(table) {
    const { hyphens } = table.style;
    table.style.hyphens = "none";
    if (table.scrollWidth > table.parentElement.clientWidth + 1) table.style.hyphens = hyphens;
    const widths = measure(table);
    table.style.hyphens = hyphens;
    return widths;
  }

  // By a row of empty cells, since cells of the table's own may span columns.
  function measure(table) {
    const spans = [...table.rows].map((row) => [...row.cells].reduce((sum, { colSpan }) => sum + colSpan, 0));
    const count = Math.max(0, ...spans);
    if (count < 2) return null;
    const row = table.insertRow();
    for (let index = 0; index < count; index += 1) row.insertCell();
    const widths = [...row.cells].map((cell) => cell.getBoundingClientRect().width);
    row.remove();
    return withPlay(widths);
  }

  // Rounding must not divide a word that fills its column: the widest column gives the others a little.
  function withPlay(widths) {
    const widest = widths.indexOf(Math.max(...widths));
    const given = play * (widths.length - 1);
    return widths.map((width, index) => (index === widest ? width - given : width + play));
  }

  const play = 0.25;

  function setColumns(table, widths) {
    table.querySelector(":scope > colgroup")?.remove();
    const group = columns(widths);
    const caption = table.querySelector(":scope > caption");
    if (caption) caption.after(group);
    else table.prepend(group);
    table.style.tableLayout = "fixed";
  }

  function columns(widths) {
    const group = document.createElement("colgroup");
    for (const width of widths) {
      const column = document.createElement("col");
      column.style.width = `${width}px`;
      group.append(column);
    }
    return group;
  }
})();
