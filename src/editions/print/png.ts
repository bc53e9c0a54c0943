import { inflateSync } from "node:zlib";

/** A PNG image whose data a PDF can hold as they are (ISO 32000-1, 7.4.4.4: predictor 15 is PNG's own filtering). */
export type PlainPng = {
  readonly width: number;
  readonly height: number;
  /** Bits of one component: 1, 2, 4 or 8. */
  readonly depth: number;
  readonly colours: "grey" | "rgb" | "palette";
  /** Red, green and blue of each entry; empty unless `colours` says palette. */
  readonly palette: Uint8Array;
  /** The compressed rows. */
  readonly data: Uint8Array;
};

const signature = "\x89PNG\r\n\x1a\n";
/** Chunks that change how the colours are to be shown, or make parts transparent. */
const colouring = new Set(["tRNS", "iCCP", "cHRM", "cICP"]);
const usualGamma = 45455;
const colourTypes: Readonly<Record<number, PlainPng["colours"]>> = { 0: "grey", 2: "rgb", 3: "palette" };

/** Null for images with transparency, colour profiles, 16 bits, interlacing or faults: those are for the browser. */
export function readPlainPng(bytes: Uint8Array): PlainPng | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString("latin1", 0, 8) !== signature) return null;
  const chunks = [...chunksOf(file)];
  const header = chunks[0]?.data;
  if (header === undefined || header.length !== 13 || chunks.some(changesColours)) return null;
  const colours = colourTypes[header.readUInt8(9)];
  const depth = header.readUInt8(8);
  const isInterlaced = header.readUInt8(12) !== 0;
  if (colours === undefined || depth > 8 || isInterlaced) return null;
  const png: PlainPng = {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    depth,
    colours,
    palette: chunks.find(({ type }) => type === "PLTE")?.data ?? Buffer.alloc(0),
    data: Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data)),
  };
  return isWhole(png) ? png : null;
}

type Chunk = { readonly type: string; readonly data: Buffer };

function* chunksOf(file: Buffer): Generator<Chunk> {
  for (let offset = 8; offset + 12 <= file.length; ) {
    const length = file.readUInt32BE(offset);
    yield {
      type: file.toString("latin1", offset + 4, offset + 8),
      data: file.subarray(offset + 8, offset + 8 + length),
    };
    offset += 12 + length;
  }
}

function changesColours({ type, data }: Chunk): boolean {
  if (type === "gAMA") return data.length !== 4 || data.readUInt32BE(0) !== usualGamma;
  return colouring.has(type);
}

/** All rows are there, each with its filter byte; a palette has whole entries. */
function isWhole(png: PlainPng): boolean {
  const components = png.colours === "rgb" ? 3 : 1;
  const expected = png.height * (1 + Math.ceil((png.width * components * png.depth) / 8));
  if (png.colours === "palette" && (png.palette.length === 0 || png.palette.length % 3 !== 0)) return false;
  try {
    return expected > 0 && inflateSync(png.data).length === expected;
  } catch {
    return false;
  }
}
