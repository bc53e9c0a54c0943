// Where a page ends inside a text, Paged.js finds the place in the source by looking for the text itself, and so takes an
// earlier one where words repeat. Here it is counted from where the page began.
(() => {
  const { colophon } = globalThis;
  const softHyphen = "\u00AD";

  colophon.ExactBreaks = class extends Paged.Handler {
    onPageLayout(_wrapper, pageStart) {
      this.pageStart = pageStart;
    }

    onBreakToken(token, overflow) {
      const { startContainer, startOffset } = overflow ?? {};
      if (!token?.offset || startContainer?.nodeType !== Node.TEXT_NODE) return;
      const begun = token.node === this.pageStart?.node ? (this.pageStart.offset ?? 0) : 0;
      const { end, next } = breakIn(startContainer, startOffset);
      if (end !== startOffset) overflow.setStart(startContainer, end);
      token.offset = begun + next;
    }
  };

  // Where this page's text ends, and where the next page's begins.
  function breakIn(text, offset) {
    if (text.parentElement.closest("pre")) return lineBreakIn(text.data, offset);
    // The letter after a soft hyphen at a page's end has an empty box there, and is taken for one of that page.
    const next = text.data[offset - 2] === softHyphen ? offset - 1 : offset;
    return { end: next, next };
  }

  // Code breaks between its lines: the indentation belongs to the line it begins, and empty lines stand on neither page.
  function lineBreakIn(code, offset) {
    const next = code.lastIndexOf("\n", offset - 1) + 1;
    const end = code.slice(0, next).trimEnd().length;
    return end === 0 ? { end: offset, next: offset } : { end, next };
  }
})();
