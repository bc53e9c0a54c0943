// For each page that it prints the browser looks up where every link inside the file leads: 2 of 5 s for 650 pages with
// 1,500 links. So they are printed as links to addresses, which the finished file turns into its own places.
(() => {
  const { colophon } = globalThis;
  const inside = 'a[href^="#"]';
  const idOf = (link) => decodeURIComponent(link.getAttribute("href").slice(1));

  // Calls of notes become links only when a page is laid out.
  colophon.linkedIds = (content) =>
    new Set([
      ...[...content.querySelectorAll(inside)].map(idOf),
      ...[...content.querySelectorAll(".footnote[id]")].map(({ id }) => id),
    ]);

  // Gives the addresses and where they lead. A link that leads nowhere is left as it is, for the file to tell.
  colophon.sendLinksOut = (pagesArea) => {
    const { pageOf, cornerOf } = colophon.facts;
    const destinations = new Map();
    for (const link of pagesArea.querySelectorAll(inside)) {
      const id = idOf(link);
      if (!cornerOf.has(id)) continue;
      link.setAttribute("href", `https://publication.invalid/#${encodeURIComponent(id)}`);
      destinations.set(link.href, { id, page: pageOf.get(id), ...cornerOf.get(id) });
    }
    return [...destinations];
  };
})();
