import { namesBefore, type ScannedText, type Work } from "./scanned-text.ts";
import type { Bracket, Token } from "./tokens.ts";

/**
 * "(Hill 12)" and "(Hill, “Tides” 12–14; Moss 3)", as the MLA Handbook cites: names, perhaps a title, and pages without
 * a date. Only the list can tell that these are citations.
 */
export function authorPages(text: ScannedText, { open, close }: Bracket): readonly Work[] {
  const found: Work[] = [];
  let from = open + 1;
  for (let at = from; at <= close; at += 1) {
    if (at < close && text.tokens[at]?.text !== ";") continue;
    const work = workIn(text, from, at);
    if (work !== null) found.push(work);
    from = at + 1;
  }
  return found;
}

function workIn(text: ScannedText, from: number, to: number): Work | null {
  const { tokens, passage } = text;
  const pages = startOfPages(tokens, from, to);
  if (pages === null) return null;
  const quote = tokens[pages - 1]?.text === '"' ? openingQuote(tokens, from, pages - 1) : null;
  const read = namesBefore(text, quote ?? pages, from);
  const isName = read?.unusual === null || read?.unusual === "group";
  if (read === null || !isName || read.from >= (quote ?? pages)) return null;
  const start = tokens[read.from]?.start ?? 0;
  const title =
    quote === null ? null : passage.text.slice(tokens[quote + 1]?.start, tokens[pages - 1]?.start);
  const end = tokens[to - 1]?.end ?? start;
  return {
    start,
    end,
    group: start,
    text: passage.text.slice(start, end),
    form: "author-page",
    names: title === null ? read.names : [...read.names, title.replace(/[,.\s]+$/u, "")],
    author: read.author,
    etAl: read.etAl,
    date: null,
    locator: passage.text.slice(tokens[pages]?.start, end),
    secondary: false,
    certainty: "faint",
  };
}

/** The first of the numbers at the end, "12–14, 18"; no years, which are dates. */
function startOfPages(tokens: readonly Token[], from: number, to: number): number | null {
  let start: number | null = null;
  for (let at = to - 1; at > from; at -= 1) {
    const { kind, text = "" } = tokens[at] ?? {};
    if (kind === "number" && text.length < 4) start = at;
    else if (!/^[-,]$/.test(text) || start === null) break;
  }
  return start;
}

function openingQuote(tokens: readonly Token[], from: number, close: number): number | null {
  for (let at = close - 1; at > from; at -= 1) if (tokens[at]?.text === '"') return at;
  return null;
}
