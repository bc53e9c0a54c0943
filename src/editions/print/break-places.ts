/** Where a line may end inside an address or a piece of code: behind a sign that is followed by a word. */
const signs = /(?:&amp;|[/._:=?#,\-)\]}|])+(?=[\p{L}\p{N}([{<"'%@~])/gu;
const addresses = /\b(?:https?:\/\/|www\.|doi:|10\.\d{4,9}\/)\S+/g;
/** Shorter ones fit in a line nearly always, and are read more easily whole. */
const shortest = 14;

/**
 * Lets long addresses and inline code end a line behind their slashes and other signs, without adding a character:
 * otherwise the line before them is stretched, or they stick out.
 */
export function allowBreaks(markup: string): string {
  return mapText(markup, withBreaks);
}

/** A dash without spaces, and the letters it follows: the browser would let a line begin with it. */
const dash = /([\p{L}\p{M}\p{N}]{1,3}[”’)»,.;:!?]*—)(?=[\p{L}\p{N}“‘(«])/gu;

/** Keeps unspaced em dashes on the line of the word before them. */
export function keepDashes(markup: string): string {
  if (!markup.includes("—")) return markup;
  return mapText(markup, (text, kind) =>
    kind === "text" ? text.replace(dash, '<span class="kept">$1</span>') : text,
  );
}

function mapText(markup: string, change: (text: string, kind: Kind) => string): string {
  const open: Kind[] = ["text"];
  return markup.replace(/<[^>]*>|[^<]+/g, (piece) => {
    if (!piece.startsWith("<")) return change(piece, open.at(-1) ?? "text");
    if (piece.startsWith("</")) open.pop();
    else if (!piece.endsWith("/>") && !/^<[!?]/.test(piece)) open.push(kindOf(piece, open.at(-1) ?? "text"));
    return piece;
  });
}

type Kind = "text" | "code" | "never";

function kindOf(tag: string, around: Kind): Kind {
  if (around === "never" || /^<(?:head|style|pre|math|svg)[\s>]/.test(tag)) return "never";
  return /^<(?:code|kbd|samp)[\s>]/.test(tag) ? "code" : around;
}

function withBreaks(text: string, kind: Kind): string {
  if (kind === "never") return text;
  const words = kind === "code" ? /\S+/g : addresses;
  return text.replace(words, (word) => (word.length < shortest ? word : word.replace(signs, "$&<wbr/>")));
}
