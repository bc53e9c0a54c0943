import type { Block, Inline } from "../../model/pandoc.ts";
import { decoded } from "./decoded.ts";

/** What the alignment of words says of a node. */
export type Surroundings = {
  readonly text: string;
  /** Behind the last word that stands before the node, and the first word that stands after it. */
  readonly lower: number;
  readonly upper: number;
  /** The node's own first word that was found, and how many of its words stand before that. */
  readonly own: number | null;
  readonly missed: number;
};

/** As many of a block's first words may be Pandoc's own, or not in the source: numbers of examples, entities. */
const mostMissed = 4;

/** Offset at which a node begins, or null where that is not certain. */
export function findStart(node: Block | Inline, at: Surroundings): number | null {
  switch (node.t) {
    case "Cite":
      return startOfCitation(node.c[0][0]?.citationId ?? "", at);
    case "Note":
      return search(/\^\[|\[\^[^\]\s]+\](?!:)/g, at);
    case "Math":
      return startOfFormula(node.c[1], at);
    case "Image":
      return startOfImage(node.c[2][0], at);
    case "Link":
      return startOfLink(at) ?? literal(node.c[2][0], at);
    case "Span":
      return startOfSpan(node.c[1].length === 0, at);
    case "RawInline":
    case "RawBlock":
      return literal(node.c[1], at) ?? startOfBlock(at);
    case "Header":
      return startOfLine(at) ?? search(/^[ \t>]*#{1,6}(?=[ \t\n])/gm, at);
    case "CodeBlock":
      return startOfCode(at);
    case "Div":
      return startOfLine(at);
    case "HorizontalRule":
      return search(/^[ \t>]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/gm, at);
    case "Figure":
      return startOfFigure(node, at);
    case "Para":
    case "Plain":
      return startOfBlock(at) ?? firstLiteral(node.c, at);
    case "LineBlock":
      return startOfBlock(at);
    default:
      return null;
  }
}

/** The first match between the node's neighbours. */
function search(pattern: RegExp, { text, lower, upper }: Surroundings): number | null {
  pattern.lastIndex = lower;
  const found = pattern.exec(text);
  return found === null || found.index > upper ? null : found.index;
}

function literal(needle: string, { text, lower, upper }: Surroundings): number | null {
  if (needle === "") return null;
  const found = text.slice(lower, upper + needle.length).indexOf(needle);
  return found === -1 ? null : lower + found;
}

function firstLiteral(inlines: readonly Inline[], at: Surroundings): number | null {
  const [first] = inlines;
  return first?.t === "Str" ? literal(first.c, at) : null;
}

function startOfCitation(key: string, at: Surroundings): number | null {
  const { text, own, missed } = at;
  if (own !== null && missed === 0) {
    const sign = /@\{?$/.exec(text.slice(Math.max(0, own - 2), own));
    if (sign !== null) return own - sign[0].length;
  }
  return literal(`@${key}`, at) ?? literal(`@{${key}`, at) ?? literal(key, at);
}

function startOfFormula(tex: string, at: Surroundings): number | null {
  const { text, lower, own, missed } = at;
  const head = tex.trim().split("\n")[0] ?? "";
  const start = own !== null && missed === 0 ? own : literal(head, at);
  if (start === null) return null;
  const before = text.slice(lower, start);
  const opening = Math.max(
    before.lastIndexOf("$"),
    before.lastIndexOf("\\("),
    before.lastIndexOf("\\["),
    before.lastIndexOf("\\begin{"),
  );
  if (opening === -1) return start;
  return lower + (before.endsWith("$$", opening + 1) ? opening - 1 : opening);
}

/** Goes back from the address to the image's beginning; the alternative text stands between. */
function startOfImage(url: string, at: Surroundings): number | null {
  const { text, lower, own } = at;
  const address = addressOf(url, at) ?? own;
  if (address === null) return search(/!\[/g, at);
  const found = text.slice(lower, address).lastIndexOf("![");
  return found === -1 ? search(/!\[|<img/g, at) : lower + found;
}

function addressOf(url: string, at: Surroundings): number | null {
  return literal(`](${url}`, at) ?? literal(`](<${url}`, at) ?? literal(`](${decoded(url)}`, at);
}

function startOfFigure(node: Extract<Block, { t: "Figure" }>, at: Surroundings): number | null {
  const url = addressIn(node.c[2]);
  const image = url === null ? null : startOfImage(url, at);
  return image ?? startOfBlock(at);
}

function addressIn(blocks: readonly Block[]): string | null {
  for (const block of blocks) {
    if (block.t !== "Plain" && block.t !== "Para") continue;
    const image = block.c.find(({ t }) => t === "Image");
    if (image?.t === "Image") return image.c[2][0];
  }
  return null;
}

/** The bracket before the link's first word; `[![` where its text is an image. */
function startOfLink({ text, lower, own, missed }: Surroundings): number | null {
  if (own === null || missed > 0) return null;
  const before = text.slice(lower, own);
  const bracket = /[[<][^[\]<>\p{L}\p{N}]*$/u.exec(before);
  if (bracket === null) return own;
  const isImage = before.slice(0, bracket.index).endsWith("[!");
  return lower + bracket.index - (isImage ? 2 : 0);
}

function startOfSpan(isEmpty: boolean, at: Surroundings): number | null {
  const { text, lower, own } = at;
  if (!isEmpty) return startOfLink(at);
  const found = own === null ? -1 : text.slice(lower, own).lastIndexOf("[]{");
  return found === -1 ? search(/\[\]\{|<span/g, at) : lower + found;
}

/** The line of the block's first word; a word inside a line has only its own marks before it. */
function startOfBlock(at: Surroundings): number | null {
  const { text, own, missed } = at;
  if (own === null || missed > mostMissed) return null;
  const line = text.lastIndexOf("\n", own - 1) + 1;
  const before = text.slice(line, own);
  const marks =
    /^[ \t]*(?=(?:[ \t>]|[-*+:][ \t]|\(?(?:\d{1,9}|#|@[\w-]*|[a-zA-Z]{1,5})[.)][ \t])*[^\p{L}\p{N}]*$)/u;
  const indent = marks.exec(before);
  if (indent !== null) return line + indent[0].length;
  return own - (/[^\s\p{L}\p{N}|]*$/u.exec(before)?.[0].length ?? 0);
}

function startOfLine({ text, own, missed }: Surroundings): number | null {
  if (own === null || missed > mostMissed) return null;
  const line = text.lastIndexOf("\n", own - 1) + 1;
  return line + (/^[ \t]*/.exec(text.slice(line, own))?.[0].length ?? 0);
}

/** The fence, where there is one between the code and what stands before it. */
function startOfCode(at: Surroundings): number | null {
  const line = startOfLine(at);
  if (line === null) return search(/^[ \t>]*(?:```|~~~)/gm, at);
  const fence = [...at.text.slice(at.lower, line + 3).matchAll(/(?:^|(?<=\n))[ \t>]*(?=```|~~~)/g)].at(-1);
  return fence === undefined ? line : at.lower + fence.index + fence[0].length;
}
