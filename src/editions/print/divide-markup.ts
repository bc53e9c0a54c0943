/** A piece of a page's markup that can be laid out alone: whole divisions, and the opening of the one behind them. */
export type MarkupPart = { readonly index: number; readonly of: number; readonly markup: string };

const divisionOpening = /<section class="division [^>]*>/g;

/**
 * Divides the markup of a book before divisions, which always begin on a right-hand page, into parts of at least `least`
 * characters. Markup without divisions is one part.
 */
export function divideMarkup(markup: string, least: number): readonly MarkupPart[] {
  const bodyBegins = markup.indexOf("<body>") + "<body>".length;
  const bodyEnds = markup.lastIndexOf("</body>");
  const starts = [bodyBegins];
  for (const { index } of markup.matchAll(divisionOpening))
    if (index - (starts.at(-1) ?? 0) >= least && index < bodyEnds) starts.push(index);
  const head = markup.slice(0, bodyBegins);
  const foot = markup.slice(bodyEnds);
  return starts.map((start, index) => {
    const end = starts[index + 1];
    const text = markup.slice(start, end ?? bodyEnds);
    const next = end === undefined ? "" : `${openingAt(markup, end)}</section>`;
    return { index, of: starts.length, markup: `${head}${text}${next}${foot}` };
  });
}

function openingAt(markup: string, at: number): string {
  return markup.slice(at, markup.indexOf(">", at) + 1);
}
