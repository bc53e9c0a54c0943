// A box may end so near the foot that its text has room and its closing edge has none: padding that goes overleaf alone
// would take the rule below a callout with it. There the edge closes up to the text.
(() => {
  const { colophon } = globalThis;

  colophon.closeUp = (rendered, bounds) => {
    for (let box = rendered.lastElementChild; box; box = box.lastElementChild) {
      const goesOver = [...box.getClientRects()].some(({ left }) => left >= bounds.right);
      if (!goesOver) return;
      box.style.paddingBlockEnd = "0";
      box.style.marginBlockEnd = "0";
    }
  };
})();
