// Headings, and all else with `break-after: avoid`, go over with what follows them, however many stand on each other.
// Paged.js takes only the last of them along.
(() => {
  const { colophon } = globalThis;

  // Gives the overflow from where the page ends then; as it was where nothing would be left on the page.
  colophon.keepWithNext = (overflow, rendered) => {
    const first = firstWhole(overflow);
    if (!first) return overflow;
    let start = first;
    for (let before = keptBefore(start, rendered); before; before = keptBefore(before, rendered))
      start = before;
    const outer = opened(start, rendered);
    if (outer === first) return overflow;
    const earlier = document.createRange();
    earlier.setStartBefore(outer);
    earlier.setEndAfter(rendered.lastChild);
    return colophon.beginsPage(earlier, rendered) ? overflow : earlier;
  };

  colophon.beginsPage = ({ startContainer, startOffset }, rendered) => {
    const before = document.createRange();
    const float = [...rendered.querySelectorAll(":scope > [data-floats]")].at(-1);
    if (float) before.setStartAfter(float);
    else before.setStart(rendered, 0);
    before.setEnd(startContainer, startOffset);
    return before.toString().trim() === "";
  };

  // The element that goes over from its beginning on, if there is one.
  function firstWhole(overflow) {
    const { startContainer, startOffset } = overflow ?? {};
    const node = startContainer?.childNodes[startOffset];
    return node?.nodeType === Node.ELEMENT_NODE ? node : null;
  }

  // What stands before an element, or before the elements it opens, and must not be parted from it.
  function keptBefore(element, rendered) {
    const before = opened(element, rendered).previousElementSibling;
    return before?.dataset.breakAfter === "avoid" ? before : null;
  }

  // The outermost element that begins with this one: no box is left empty at the foot of a page.
  function opened(element, rendered) {
    let outer = element;
    while (isFirst(outer) && outer.parentElement !== rendered) outer = outer.parentElement;
    return outer;
  }

  function isFirst(element) {
    const before = element.previousSibling;
    return before?.nodeType === Node.TEXT_NODE && before.data.trim() === ""
      ? !before.previousSibling
      : !before;
  }
})();
