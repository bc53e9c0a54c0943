import { promisify } from "node:util";
import { deflate, inflateSync } from "node:zlib";
import { PDFArray, type PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";

/** In millimetres: heads stand in the upper one, folios in either. */
export type Margins = { readonly top: number; readonly bottom: number };

/** Points in a millimetre. */
const point = 72 / 25.4;

const deflateAsync = promisify(deflate);

/**
 * Says of everything that is painted and tagged nowhere (running heads, folios, rules, leaders) that it is no part of the
 * text (ISO 32000-1, 14.8.2.2), and makes hyphens of divided words soft ones. The compressor works on threads of its own.
 */
export async function markArtifacts(document: PDFDocument, margins: Margins): Promise<void> {
  const { context } = document;
  const streams = document.getPages().flatMap((page) => {
    const contents = page.node.get(PDFName.of("Contents"));
    const all = contents instanceof PDFArray ? contents.asArray() : [contents];
    const area = { top: page.getHeight() - margins.top * point, bottom: margins.bottom * point };
    return all.flatMap((ref) => (ref instanceof PDFRef ? [{ ref, area }] : []));
  });
  await Promise.all(
    streams.map(async ({ ref, area }) => {
      const stream = context.lookup(ref);
      if (!(stream instanceof PDFRawStream)) return;
      if (stream.dict.get(PDFName.of("Filter")) !== PDFName.of("FlateDecode")) return;
      const written = inflateSync(stream.contents).toString("latin1");
      const marked = withArtifacts(withSoftHyphens(written), area);
      if (marked === written) return;
      const packed = await deflateAsync(Buffer.from(marked, "latin1"), { level });
      stream.dict.set(PDFName.of("Length"), PDFNumber.of(packed.length));
      context.assign(ref, PDFRawStream.of(stream.dict, packed));
    }),
  );
}

const level = 5;

const end = "EMC\n";

/** Heights in points from the page's lower edge: what is above or below is a running head or a folio. */
export type TextArea = { readonly top: number; readonly bottom: number };

/**
 * A page's operators, one or more a line as the browser writes them, with those outside all marked content put into
 * `Artifact`: texts from BT to ET, paths from their first segment to where they are painted, and objects. Texts outside
 * the text's area are said to be heads and feet of the page (ISO 32000-1, 14.8.2.2.2). A stream that begins marked
 * content inside an untagged text stays as it is.
 */
export function withArtifacts(written: string, area: TextArea): string {
  const marker = new ArtifactMarker(written, area);
  for (let at = 0; at < written.length; ) {
    const newline = written.indexOf("\n", at);
    const next = newline < 0 ? written.length : newline + 1;
    const after = marker.take(operatorOf(written, at, newline < 0 ? next : newline), at, next);
    if (after === undefined) return written;
    at = after;
  }
  return marker.marked();
}

/** Where heights on the page come from: `scale` times the height in the stream, and `shift`. */
type Heights = { readonly scale: number; readonly shift: number };

class ArtifactMarker {
  readonly #written: string;
  readonly #area: TextArea;
  #marked = "";
  #copied = 0;
  /** Of marked content. */
  #depth = 0;
  /** Where the untagged text or path begins; -1 outside. */
  #opened = -1;
  #inText = false;
  #heights: Heights = { scale: 1, shift: 0 };
  readonly #saved: Heights[] = [];
  readonly #found = new Map<string, number>();

  constructor(written: string, area: TextArea) {
    this.#written = written;
    this.#area = area;
  }

  marked(): string {
    return this.#marked + this.#written.slice(this.#copied);
  }

  /** One line; gives where to go on, or nothing where it cannot be right to go on. */
  take(operator: string, at: number, next: number): number | undefined {
    if (operator === "Tj" || operator === "Td" || operator === "Tm") return next;
    if (operator === "BDC" || operator === "BMC") return this.#begin(at, next);
    if (operator === "EMC") this.#depth -= 1;
    else if (operator === "BT" || operator === "ET") this.#turn(operator === "BT", at, next);
    else if (operator === "q") this.#saved.push(this.#heights);
    else if (operator === "Q") this.#heights = this.#saved.pop() ?? this.#heights;
    else if (operator === "cm") this.#move(at, next);
    else if (this.#depth === 0 && !this.#inText) this.#draw(operator, at, next);
    return next;
  }

  /** Tagged content is skipped: nothing in it is an artifact. */
  #begin(at: number, next: number): number | undefined {
    const isTagged = this.#depth === 0 && this.#written.slice(at, next).includes("/MCID");
    if (isTagged && this.#inText) return undefined;
    if (isTagged) return this.#endOfMarked(next);
    this.#depth += 1;
    return next;
  }

  /** Behind the end of marked content that begins before `from`, with all that is marked inside it. */
  #endOfMarked(from: number): number {
    let at = from;
    for (let depth = 1; depth > 0; ) {
      const over = this.#next(end, at);
      const inner = Math.min(this.#next("BDC\n", at), this.#next("BMC\n", at));
      depth += inner < over ? 1 : -1;
      at = Math.min(inner, over) + end.length;
    }
    return at;
  }

  /** Where the operator stands next; infinitely far where it does not. */
  #next(operator: string, from: number): number {
    const known = this.#found.get(operator) ?? -1;
    if (known >= from) return known;
    const at = this.#written.indexOf(operator, from);
    const found = at < 0 ? Number.POSITIVE_INFINITY : at;
    this.#found.set(operator, found);
    return found;
  }

  /** A matrix that turns or slants tells no height. */
  #move(at: number, next: number): void {
    const [a = 0, b = 0, c = 0, d = 0, , f = 0] = numbersIn(this.#written.slice(at, next));
    const { scale, shift } = this.#heights;
    const isUpright = b === 0 && c === 0 && a !== 0;
    this.#heights = isUpright
      ? { scale: scale * d, shift: scale * f + shift }
      : { scale: Number.NaN, shift: Number.NaN };
  }

  #turn(isStart: boolean, at: number, next: number): void {
    this.#inText = isStart;
    if (!isStart) this.#close(next, this.#opened < 0 ? "" : this.#kindOfText(next));
    else if (this.#depth === 0) this.#opened = at;
  }

  #kindOfText(next: number): string {
    const matrix = /^[^\n]* Tm$/m.exec(this.#written.slice(this.#opened, next))?.[0] ?? "";
    const height = (numbersIn(matrix)[5] ?? Number.NaN) * this.#heights.scale + this.#heights.shift;
    if (height > this.#area.top) return head;
    return height < this.#area.bottom ? foot : plain;
  }

  #draw(operator: string, at: number, next: number): void {
    if (segments.has(operator)) this.#opened = this.#opened < 0 ? at : this.#opened;
    else if (operator === "n") this.#opened = -1;
    else if (painting.has(operator)) this.#close(next, plain);
    else if (operator === "Do" || operator === "sh") {
      this.#opened = at;
      this.#close(next, plain);
    }
  }

  #close(next: number, begin: string): void {
    if (this.#opened >= 0) {
      const before = this.#written.slice(this.#copied, this.#opened);
      this.#marked += before + begin + this.#written.slice(this.#opened, next) + end;
      this.#copied = next;
    }
    this.#opened = -1;
  }
}

const plain = "/Artifact BMC\n";
const head = "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC\n";
const foot = "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC\n";

function numbersIn(line: string): readonly number[] {
  return line.trim().split(/\s+/).map(Number);
}

// A soft hyphen at the end of a line is written as a blank glyph, and the hyphen that is seen as a text of its own.
const dividedWord =
  /\/Span<<\/ActualText <FEFF00AD> >> BDC\n[^\n]* Tj\nEMC\nET\nBT\n\/Span<<\/ActualText <FEFF2010> >> BDC\n/g;
const softHyphen = "ET\nBT\n/Span<</ActualText <FEFF00AD> >> BDC\n";

/** Hyphens of divided words as soft ones, so that the word is copied, found and read as one (ISO 32000-1, 14.8.2.2.3). */
export function withSoftHyphens(written: string): string {
  return written.replace(dividedWord, softHyphen);
}

const segments = new Set(["m", "re", "l", "c", "v", "y", "h"]);
const painting = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*"]);

/** The last word of a line; dictionaries run into their operator. */
function operatorOf(written: string, from: number, to: number): string {
  let last = to;
  while (last > from && written.charCodeAt(last - 1) <= 32) last -= 1;
  // Most lines show text or move: nothing to do with any of these.
  if (last - from > 2 && written[last - 1] === "j") return "Tj";
  let first = last;
  while (first > from && written.charCodeAt(first - 1) > 32 && written[first - 1] !== ">") first -= 1;
  return written.slice(first, last);
}
