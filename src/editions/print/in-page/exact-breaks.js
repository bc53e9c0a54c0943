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
      // The letter after a soft hyphen at a page's end has an empty box there, and is taken for one of that page.
      const tooFar = startContainer.data[startOffset - 2] === softHyphen ? 1 : 0;
      if (tooFar > 0) overflow.setStart(startContainer, startOffset - tooFar);
      token.offset = begun + startOffset - tooFar;
    }
  };
})();
