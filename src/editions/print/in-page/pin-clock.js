// First of all scripts. Paged.js makes identifiers out of random numbers and the time, and they end up in the PDF as names of destinations.
// The same manuscript must give the same bytes, so chance and time stand still in the page.
// All our scripts share this one name.
globalThis.colophon = {};

(() => {
  let seed = 1;
  Math.random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length === 0 ? [0] : parts));
    }
    static now() {
      return 0;
    }
  };
  performance.now = () => 0;
})();
