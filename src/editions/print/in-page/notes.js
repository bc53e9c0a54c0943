// Notes at the page's foot. Paged.js reckons their room in whole pixels, sets a note that runs on without limit, and moves
// the rule above the notes after the text's lines are set: lines drop out of sight. Here the text always keeps what it
// has been given, and the notes get exactly the rest; what does not fit goes to the next page in its order.
(() => {
  const { colophon } = globalThis;
  // Notes from the page before leave the rest of the page to the text.
  const mostForEarlierNotes = 0.6;
  // A call in the upper part of the page stays there, though its note may have to go overleaf.
  const upperPart = 0.5;
  // Longer notes begin below the column of their call.
  const mostForMovedLine = 0.4;
  // Fewer lines are not divided.
  const linesKeptWhole = 3;
  const linesBeforeDivision = 2;

  colophon.placeNotes = (footnotes) => {
    footnotes.moveFootnote = function (note, pageArea, isCalledHere) {
      if (note.nodeType !== Node.ELEMENT_NODE) return;
      note.removeAttribute("data-break-before");
      const call = isCalledHere ? this.createFootnoteCall(note) : null;
      const foot = footOf(pageArea);
      note.remove();
      if (noteOf(note.dataset.ref, foot)) return;
      if (call && isOverleaf(call, foot)) {
        notesOverleaf(foot).set(note.dataset.ref, note);
        return;
      }
      setNote(note, foot);
      if (call) makeRoom(call, note, foot);
    };

    // Without contents the page is made for the notes alone.
    footnotes.beforePageLayout = function (page, contents) {
      if (this.needsLayout.length === 0) return;
      const foot = footOf(page.element.querySelector(".pagedjs_area"));
      for (const fragment of this.needsLayout.splice(0)) {
        for (const note of [...fragment.children]) setNote(note, foot);
      }
      const most = foot.height * (contents ? mostForEarlierNotes : 1);
      setHeight(foot, Math.min(wantedBy(foot), most));
    };

    footnotes.afterPageLayout = async function (element, page, breakToken, chunker) {
      const foot = footOf(element.querySelector(".pagedjs_area"));
      fetchNotes(foot);
      const rest = foot.inner.firstElementChild ? settle(foot) : null;
      if (foot.inner.firstElementChild === null) {
        foot.content.classList.add("pagedjs_footnote_empty");
        setHeight(foot, 0);
      }
      if (rest === null) return;
      this.needsLayout.push(rest);
      const { breakBefore, previousBreakAfter } = breakToken?.node?.dataset ?? {};
      if (!breakToken || breakBefore || previousBreakAfter) await addPageOfNotes(page, chunker);
    };
  };

  // Text that has come back to the page brings its notes along.
  colophon.placeReturnedNotes = (rendered) => {
    const area = rendered.closest(".pagedjs_area");
    const notes = overleaf.get(area);
    if (!notes) return;
    for (const call of rendered.querySelectorAll("[data-footnote-call]")) {
      const foot = footOf(area);
      const note = notes.get(call.dataset.footnoteCall);
      if (!note || noteOf(note.dataset.ref, foot) || isOverleaf(call, foot)) continue;
      setNote(note, foot);
      makeRoom(call, note, foot);
    }
  };

  // Paged.js does not count such a page, and takes it for another first one where it follows a first.
  async function addPageOfNotes(page, chunker) {
    chunker.total = chunker.pages.length;
    const made = chunker.clonePage(page);
    const { element } = chunker.pages[chunker.total];
    await made;
    for (const name of [...element.classList])
      if (name.endsWith("first_page")) element.classList.remove(name);
    chunker.total = chunker.pages.length;
  }

  function footOf(area) {
    const content = area.querySelector(".pagedjs_footnote_content");
    const text = area.querySelector(".pagedjs_page_content");
    const { top, bottom, height } = area.getBoundingClientRect();
    return { area, content, text, inner: content.firstElementChild, top, bottom, height };
  }

  // The text that does not fit stands in a second column beside the page.
  function isOverleaf(call, { text }) {
    return call.getBoundingClientRect().left >= text.getBoundingClientRect().right;
  }

  const overleaf = new WeakMap();

  function notesOverleaf({ area }) {
    if (!overleaf.has(area)) overleaf.set(area, new Map());
    return overleaf.get(area);
  }

  function noteOf(reference, { inner }) {
    return inner.querySelector(`[data-ref="${CSS.escape(reference)}"]`);
  }

  // The end of a paragraph that is still being set may stand overleaf and come back when more of it follows.
  function fetchNotes(foot) {
    const calls = [...foot.text.querySelectorAll("[data-footnote-call]")];
    const references = calls.map(({ dataset }) => dataset.footnoteCall);
    if (references.every((reference) => noteOf(reference, foot))) return;
    for (const reference of references) {
      const note = noteOf(reference, foot) ?? notesOverleaf(foot).get(reference);
      if (note) setNote(note, foot);
    }
  }

  function setNote(note, { inner, content }) {
    note.hidden = false;
    inner.append(note);
    content.classList.remove("pagedjs_footnote_empty");
    note.dataset.footnoteMarker = note.dataset.ref;
    note.id = `note-${note.dataset.ref}`;
  }

  function setHeight({ area }, pixels) {
    area.style.setProperty("--pagedjs-footnotes-height", `${pixels}px`);
  }

  function heightOf({ area }) {
    return Number.parseFloat(area.style.getPropertyValue("--pagedjs-footnotes-height")) || 0;
  }

  // The rule above the notes with the space around it.
  function frameOf({ content }) {
    const style = getComputedStyle(content);
    return ["marginTop", "borderTopWidth", "paddingTop", "paddingBottom", "borderBottomWidth", "marginBottom"]
      .map((name) => Number.parseFloat(style[name]) || 0)
      .reduce((sum, length) => sum + length, 0);
  }

  function wantedBy(foot) {
    return Math.ceil(foot.inner.getBoundingClientRect().height + frameOf(foot));
  }

  // The notes get what they want, up to the line that calls the newest. Where not even the beginning of that note has
  // room beside its call, the line goes overleaf with it.
  function makeRoom(call, note, foot) {
    colophon.alignToGrid(foot.text);
    const line = lineOf(call);
    const wanted = wantedBy(foot);
    const columns = colophon.columnsOf(foot.text);
    const column = colophon.columnAt(call.getBoundingClientRect().left, columns);
    // What the notes take from each column before its own pushes the line down, too.
    const roomBelow = (edge) => (foot.bottom - edge + column * heightOf(foot)) / (column + 1);
    const room = roomBelow(line.bottom);
    if (wanted > room && column < columns.count - 1 && wanted < foot.height * mostForMovedLine) {
      // The line goes to the head of the next column.
      setHeight(foot, Math.max(wanted, heightOf(foot)));
      return;
    }
    const least = wanted - note.getBoundingClientRect().height + leastOf(note);
    const isLow = column > 0 || line.top > foot.top + foot.height * upperPart;
    const goesOverleaf = least > room && isLow && mayBreakBefore(call, foot.text);
    const height = goesOverleaf ? roomBelow(line.top) : Math.min(wanted, Math.floor(room));
    if (height > heightOf(foot)) setHeight(foot, height);
  }

  function leastOf(note) {
    const { height } = note.getBoundingClientRect();
    const line = Number.parseFloat(getComputedStyle(note).lineHeight);
    return height < line * (linesKeptWhole + 0.5) ? height : line * linesBeforeDivision;
  }

  // A line is higher than its letters, and the call is set above it.
  function lineOf(call) {
    const walker = document.createTreeWalker(
      call.closest("[data-has-notes]") ?? call.parentElement,
      NodeFilter.SHOW_TEXT,
    );
    walker.currentNode = call;
    const before = walker.previousNode();
    const own = call.getBoundingClientRect();
    const letter = before === null || before.data === "" ? own : lastRectOf(before);
    const style = getComputedStyle(call.parentElement);
    const leading = Math.max(0, (Number.parseFloat(style.lineHeight) - letter.height) / 2 || 0);
    const isSameLine = letter.bottom >= own.top;
    const { top, bottom } = isSameLine ? letter : own;
    return { top: Math.min(top, own.top) - leading, bottom: Math.max(bottom, own.bottom) + leading };
  }

  function lastRectOf(text) {
    const range = document.createRange();
    range.setStart(text, text.data.length - 1);
    range.setEnd(text, text.data.length);
    return range.getBoundingClientRect();
  }

  function mayBreakBefore(call, text) {
    for (let element = call.parentElement; element !== text; element = element.parentElement) {
      if (getComputedStyle(element).breakInside === "avoid") return false;
    }
    return true;
  }

  // Gives the notes their place below the text as it now stands; returns what has none.
  function settle(foot) {
    const wanted = wantedBy(foot);
    const room = Math.floor(foot.bottom - endOf(foot));
    if (wanted <= room) {
      setHeight(foot, wanted);
      return null;
    }
    const rest = colophon.divideNotes(foot.inner, room - frameOf(foot));
    setHeight(foot, Math.min(wantedBy(foot), room));
    return rest;
  }

  function endOf({ text, top }) {
    // A page made for notes alone has no text.
    const blocks = [...(text.firstElementChild?.children ?? [])];
    return Math.max(top, ...blocks.map((block) => block.getBoundingClientRect().bottom));
  }
})();
