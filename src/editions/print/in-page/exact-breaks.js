// Where a page ends inside a text, Paged.js finds the place in the source by looking for the text itself, and so takes an
// earlier one where words repeat. Here it is counted from where the page began.
(() => {
  const { colophon } = globalThis;
  const softHyphen = "\u00AD";
  const mostLettersMoved = 7;

  colophon.ExactBreaks = class extends Paged.Handler {
    onPageLayout(wrapper, pageStart) {
      this.pageStart = pageStart;
      this.isRecto = wrapper.closest(".pagedjs_right_page") !== null;
    }

    onBreakToken(token, overflow) {
      if (token) Object.assign(token, { equals: isSameBreak, toJSON: nameOfBreak });
      const { startContainer, startOffset } = overflow ?? {};
      if (!token?.offset || startContainer?.nodeType !== Node.TEXT_NODE) return;
      const begun = token.node === this.pageStart?.node ? (this.pageStart.offset ?? 0) : 0;
      const found = breakIn(startContainer, startOffset);
      const { end, next } = this.isRecto ? wholeWord(startContainer.data, found) : found;
      if (end !== startOffset) overflow.setStart(startContainer, end);
      token.offset = begun + next;
    }
  };

  // Paged.js takes a break at the beginning of a text for any other break in it, and gives the page up.
  function isSameBreak(other) {
    return this.node === other?.node && (this.offset ?? 0) === (other.offset ?? 0);
  }

  // By it Paged.js knows that a page made no progress; its own confuses an element with a text inside it.
  function nameOfBreak() {
    const { node, offset } = this;
    if (!node) return {};
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    return JSON.stringify([
      element?.dataset.ref,
      element === node || [...element.childNodes].indexOf(node),
      offset ?? 0,
    ]);
  }

  // Where this page's text ends, and where the next page's begins.
  function breakIn(text, offset) {
    if (text.parentElement.closest("pre")) return lineBreakIn(text.data, offset);
    // The letter after a soft hyphen at a page's end has an empty box there, and is taken for one of that page.
    const next = text.data[offset - 2] === softHyphen ? offset - 1 : offset;
    return { end: next, next };
  }

  // Nobody should have to turn the leaf inside a word: the whole of it goes over, unless the line would be left too empty.
  function wholeWord(text, found) {
    if (text[found.next - 1] !== softHyphen) return found;
    const start = text.lastIndexOf(" ", found.next) + 1;
    const letters = text.slice(start, found.next).replaceAll(softHyphen, "").length;
    return start > 1 && letters <= mostLettersMoved ? { end: start, next: start } : found;
  }

  // Code breaks between its lines: the indentation belongs to the line it begins, and empty lines stand on neither page.
  function lineBreakIn(code, offset) {
    const next = code.lastIndexOf("\n", offset - 1) + 1;
    const end = code.slice(0, next).trimEnd().length;
    return end === 0 ? { end: offset, next: offset } : { end, next };
  }
})();
