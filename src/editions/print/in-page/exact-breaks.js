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
      const offset = breakIn(startContainer, startOffset);
      if (offset !== startOffset) overflow.setStart(startContainer, offset);
      token.offset = begun + offset;
    }
  };

  function breakIn(text, offset) {
    // Code breaks between its lines; the indentation belongs to the line it begins.
    if (text.parentElement.closest("pre")) return text.data.lastIndexOf("\n", offset - 1) + 1 || offset;
    // The letter after a soft hyphen at a page's end has an empty box there, and is taken for one of that page.
    return text.data[offset - 2] === softHyphen ? offset - 1 : offset;
  }
})();
