// Paged.js continues a table with its next row alone. Here the continuation gets the head again, and the column widths
// of the part before, so that the columns do not jump from page to page.
(() => {
  const { colophon } = globalThis;

  colophon.RepeatTableHeads = class extends Paged.Handler {
    constructor(chunker, polisher, caller) {
      super(chunker, polisher, caller);
      this.chunker = chunker;
      this.widths = new Map();
    }

    renderNode(clone, node) {
      if (node.localName !== "tr") return;
      const table = clone.closest("table");
      if (!table?.dataset.splitFrom || table.dataset.continued) return;
      table.dataset.continued = "true";
      const whole = node.closest("table");
      const head = whole?.querySelector(":scope > thead");
      if (head && !head.contains(node)) table.prepend(copyOf(head));
      table.querySelector(":scope > colgroup")?.remove();
      const widths = this.widths.get(table.dataset.ref);
      if (widths) table.prepend(columns(widths));
      if (widths) table.style.tableLayout = "fixed";
    }

    afterPageLayout(element) {
      for (const table of element.querySelectorAll("table")) {
        if (!this.widths.has(table.dataset.ref)) this.widths.set(table.dataset.ref, measure(table));
      }
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

  // A row whose cells span nothing shows every column's width.
  function measure(table) {
    const rows = [...table.rows].map((row) => [...row.cells]);
    const count = Math.max(0, ...rows.map((cells) => cells.length));
    const plain = rows.find((cells) => cells.length === count && cells.every((cell) => cell.colSpan === 1));
    const whole = table.getBoundingClientRect().width;
    return plain?.map((cell) => (100 * cell.getBoundingClientRect().width) / whole);
  }

  function columns(widths) {
    const group = document.createElement("colgroup");
    for (const width of widths) {
      const column = document.createElement("col");
      column.style.width = `${width}%`;
      group.append(column);
    }
    return group;
  }
})();
