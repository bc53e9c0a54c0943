/** Elements whose content no reader of a page sees as words of the text. */
const unseen =
  /<(script|style|template|head|svg|math|textarea|select|rp)\b(?:"[^"]*"|'[^']*'|[^'">])*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<[!?][^>]*>/gi;
/** Calls of notes, which are counted anew. */
const noteCall =
  /<a\b[^>]*(?:\bfootnote-ref\b|\bdoc-noteref\b|epub:type=["'][^"']*\bnoteref\b)[^>]*>[\s\S]*?<\/a\s*>/gi;
const tag = /<\/?([a-z][\w:-]*)(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const inline = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

/** The words of HTML as a reader sees them, a line a block; no formulas. Nothing of this depends on how it is converted. */
export function htmlText(html: string): string {
  const text = html
    .replace(unseen, " ")
    .replace(noteCall, " ")
    .replace(tag, (_, name: string) => (inline.has(name.toLowerCase()) ? "" : "\n"));
  return text
    .replace(/&(#?[a-z0-9]+);/gi, (whole, name: string) => letterOf(name) ?? whole)
    .replace(/\u00AD|[\uFE00-\uFE0F]/g, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

const accents: Readonly<Record<string, string>> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  ring: "\u030A",
  cedil: "\u0327",
  caron: "\u030C",
  macr: "\u0304",
  breve: "\u0306",
  ogon: "\u0328",
};
const greek =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega".split(
    " ",
  );
const others: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  szlig: "ß",
  aelig: "æ",
  AElig: "Æ",
  oelig: "œ",
  OElig: "Œ",
  oslash: "ø",
  Oslash: "Ø",
  eth: "ð",
  ETH: "Ð",
  thorn: "þ",
  THORN: "Þ",
  lstrok: "ł",
  Lstrok: "Ł",
  inodot: "ı",
  micro: "µ",
  ordf: "ª",
  ordm: "º",
  sup1: "¹",
  sup2: "²",
  sup3: "³",
  frac12: "½",
  frac14: "¼",
  frac34: "¾",
  trade: "™",
  shy: "\u00AD",
};

/** A character by its name or number (HTML, 13.5); of named signs that are no letters, a space, since words alone are compared. */
function letterOf(name: string): string | null {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (number !== null) {
    const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
  }
  const [, base = "", accent = ""] = /^([a-z])([a-z]+)$/i.exec(name) ?? [];
  const mark = accents[accent];
  if (others[name] !== undefined) return others[name];
  if (mark !== undefined) return (base + mark).normalize("NFC");
  const index = greek.indexOf(name.toLowerCase());
  if (index === -1) return " ";
  return String.fromCharCode((/^[A-Z]/.test(name) ? 0x391 : 0x3b1) + index);
}
