import { crc32 } from "node:zlib";
import type { Resource } from "../model/galley.ts";

/**
 * A picture without what a camera or a program wrote into it besides the picture: where it was taken, when, with what,
 * by whom, a smaller one of it. Which side is up stays, and so do colour profiles and resolutions. A file that is not
 * built as its format says stays as it is.
 */
export function withoutOrigin(bytes: Uint8Array, mediaType: Resource["mediaType"]): Uint8Array {
  const remove = removers[mediaType];
  return remove === undefined
    ? bytes
    : (remove(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) ?? bytes);
}

/** Null where there is nothing to take out, or where the file breaks off. */
type Remover = (file: Buffer) => Buffer | null;

const removers: Partial<Readonly<Record<Resource["mediaType"], Remover>>> = {
  "image/jpeg": plainJpeg,
  "image/png": plainPng,
  "image/webp": plainWebp,
};

const exifName = Buffer.from("Exif\0\0", "latin1");
const profileName = Buffer.from("ICC_PROFILE", "latin1");

/** Markers with a length (ITU T.81, B.1.1); of APP1 to APP15 those for colours stay: ICC profiles (APP2), Adobe's (APP14). */
function plainJpeg(file: Buffer): Buffer | null {
  const kept: Buffer[] = [file.subarray(0, 2)];
  let isChanged = false;
  for (let at = 2; ; ) {
    if (at + 4 > file.length || file[at] !== 0xff) return null;
    const marker = file[at + 1] ?? 0;
    // Any number of these may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + file.readUInt16BE(at + 2);
    // The picture itself begins; nothing of the kind stands behind it.
    if (marker === 0xda) return isChanged ? Buffer.concat([...kept, file.subarray(at)]) : null;
    if (end > file.length) return null;
    const segment = file.subarray(at, end);
    const plain = plainSegment(marker, segment);
    kept.push(...plain);
    isChanged ||= plain[0] !== segment;
    at = end;
  }
}

function plainSegment(marker: number, segment: Buffer): readonly Buffer[] {
  if (marker === 0xe1 && segment.subarray(4, 10).equals(exifName))
    return upright(segment.subarray(10)).map(asJpegSegment);
  const isProfile = marker === 0xe2 && segment.subarray(4, 15).equals(profileName);
  const isOther = marker === 0xfe || (marker > 0xe0 && marker <= 0xef && marker !== 0xee && !isProfile);
  return isOther ? [] : [segment];
}

function asJpegSegment(exif: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(2 + exifName.length + exif.length, 2);
  return Buffer.concat([head, exifName, exif]);
}

const pngText = new Set(["tEXt", "zTXt", "iTXt", "tIME"]);

/** Chunks of length, type, data and checksum (PNG, third edition, 5.3). */
function plainPng(file: Buffer): Buffer | null {
  const kept: Buffer[] = [file.subarray(0, 8)];
  let isChanged = false;
  for (let at = 8; at + 12 <= file.length; ) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) return null;
    const type = file.toString("latin1", at + 4, at + 8);
    const isExif = type === "eXIf";
    if (isExif) kept.push(...upright(file.subarray(at + 8, end - 4)).map(asPngChunk));
    else if (!pngText.has(type)) kept.push(file.subarray(at, end));
    isChanged ||= isExif || pngText.has(type);
    if (type === "IEND") return isChanged ? Buffer.concat(kept) : null;
    at = end;
  }
  return null;
}

function asPngChunk(exif: Buffer): Buffer {
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const typed = Buffer.concat([Buffer.from("eXIf", "latin1"), exif]);
  length.writeUInt32BE(exif.length);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}

/** Chunks of type, length and data, in even places; the first tells which others there are (RFC 9649, 2.7). */
function plainWebp(file: Buffer): Buffer | null {
  const kept: Buffer[] = [];
  let isChanged = false;
  let hasExif = false;
  for (let at = 12; at + 8 <= file.length; ) {
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > file.length) return null;
    const type = file.toString("latin1", at, at + 4);
    const isExif = type === "EXIF";
    const left = isExif ? upright(file.subarray(at + 8, at + 8 + length)).map(asWebpChunk) : [];
    hasExif ||= left.length > 0;
    if (isExif) kept.push(...left);
    else if (type !== "XMP ") kept.push(Buffer.from(file.subarray(at, end)));
    isChanged ||= isExif || type === "XMP ";
    at = end;
  }
  const [first] = kept;
  if (!isChanged || first === undefined) return null;
  const [exifFlag, xmpFlag] = [0x08, 0x04];
  if (first.toString("latin1", 0, 4) === "VP8X")
    first[8] = (first[8] ?? 0) & ~(xmpFlag | (hasExif ? 0 : exifFlag));
  const body = Buffer.concat(kept);
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}

function asWebpChunk(exif: Buffer): Buffer {
  const head = Buffer.from("EXIF\0\0\0\0", "latin1");
  head.writeUInt32LE(exif.length, 4);
  return Buffer.concat([head, exif]);
}

const orientationTag = 0x0112;

/** Of a block of EXIF only which side is up; nothing where that is the upper one (CIPA DC-008, 4.6.5). */
function upright(exif: Buffer): readonly Buffer[] {
  const isLittle = exif.toString("latin1", 0, 2) === "II";
  const read16 = (at: number): number =>
    at + 2 > exif.length ? 0 : isLittle ? exif.readUInt16LE(at) : exif.readUInt16BE(at);
  if (exif.length < 8) return [];
  const start = isLittle ? exif.readUInt32LE(4) : exif.readUInt32BE(4);
  for (let entry = 0; entry < read16(start); entry += 1) {
    const at = start + 2 + entry * 12;
    const orientation = read16(at + 8);
    if (read16(at) === orientationTag && orientation > 1 && orientation <= 8) return [blockWith(orientation)];
  }
  return [];
}

/** Big-endian, with one entry: a short. */
function blockWith(orientation: number): Buffer {
  const block = Buffer.alloc(26);
  block.write("MM\0\x2a\0\0\0\x08\0\x01", 0, "latin1");
  block.writeUInt16BE(orientationTag, 10);
  block.writeUInt16BE(3, 12);
  block.writeUInt32BE(1, 14);
  block.writeUInt16BE(orientation, 18);
  return block;
}
