import { promisify } from "node:util";
import { deflate, inflateSync } from "node:zlib";
import { PDFArray, type PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";

const deflateAsync = promisify(deflate);

/**
 * Says of everything that is painted and tagged nowhere (running heads, folios, rules, leaders) that it is no part of the
 * text (ISO 32000-1, 14.8.2.2). The compressor works on threads of its own.
 */
export async function markArtifacts(document: PDFDocument): Promise<void> {
  const { context } = document;
  const streams = document.getPages().flatMap((page) => {
    const contents = page.node.get(PDFName.of("Contents"));
    const all = contents instanceof PDFArray ? contents.asArray() : [contents];
    return all.filter((each) => each instanceof PDFRef);
  });
  await Promise.all(
    streams.map(async (ref) => {
      const stream = context.lookup(ref);
      if (!(stream instanceof PDFRawStream)) return;
      if (stream.dict.get(PDFName.of("Filter")) !== PDFName.of("FlateDecode")) return;
      const written = inflateSync(stream.contents).toString("latin1");
      const marked = withArtifacts(written);
      if (marked === written) return;
      const packed = await deflateAsync(Buffer.from(marked, "latin1"), { level });
      stream.dict.set(PDFName.of("Length"), PDFNumber.of(packed.length));
      context.assign(ref, PDFRawStream.of(stream.dict, packed));
    }),
  );
}

const level = 5;

const begin = "/Artifact BMC\n";
const end = "EMC\n";

/**
 * A page's operators, one or more a line as the browser writes them, with those outside all marked content put into
 * `Artifact`: texts from BT to ET, paths from their first segment to where they are painted, and objects. A stream that
 * begins marked content inside an untagged text stays as it is.
 */
export function withArtifacts(written: string): string {
  const marker = new ArtifactMarker(written);
  for (let at = 0; at < written.length; ) {
    const newline = written.indexOf("\n", at);
    const next = newline < 0 ? written.length : newline + 1;
    if (!marker.take(operatorOf(written, at, newline < 0 ? next : newline), at, next)) return written;
    at = next;
  }
  return marker.marked();
}

class ArtifactMarker {
  readonly #written: string;
  #marked = "";
  #copied = 0;
  /** Of marked content. */
  #depth = 0;
  /** Where the untagged text or path begins; -1 outside. */
  #opened = -1;
  #inText = false;

  constructor(written: string) {
    this.#written = written;
  }

  marked(): string {
    return this.#marked + this.#written.slice(this.#copied);
  }

  /** One line; false where it cannot be right to go on. */
  take(operator: string, at: number, next: number): boolean {
    if (operator === "Tj" || operator === "Td" || operator === "Tm") return true;
    if (operator === "BDC" || operator === "BMC") {
      const isTagged = this.#inText && this.#depth === 0 && this.#written.slice(at, next).includes("/MCID");
      this.#depth += 1;
      return !isTagged;
    }
    if (operator === "EMC") this.#depth -= 1;
    else if (operator === "BT" || operator === "ET") this.#turn(operator === "BT", at, next);
    else if (this.#depth === 0 && !this.#inText) this.#draw(operator, at, next);
    return true;
  }

  #turn(isStart: boolean, at: number, next: number): void {
    this.#inText = isStart;
    if (!isStart) this.#close(next);
    else if (this.#depth === 0) this.#opened = at;
  }

  #draw(operator: string, at: number, next: number): void {
    if (segments.has(operator)) this.#opened = this.#opened < 0 ? at : this.#opened;
    else if (operator === "n") this.#opened = -1;
    else if (painting.has(operator)) this.#close(next);
    else if (operator === "Do" || operator === "sh") {
      this.#opened = at;
      this.#close(next);
    }
  }

  #close(next: number): void {
    if (this.#opened >= 0) {
      const before = this.#written.slice(this.#copied, this.#opened);
      this.#marked += before + begin + this.#written.slice(this.#opened, next) + end;
      this.#copied = next;
    }
    this.#opened = -1;
  }
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
