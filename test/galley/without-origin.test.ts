import { crc32, deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { withoutOrigin } from "../../src/galley/without-origin.ts";

const secret = "59.913 N, 10.752 E, by Ana Mora";

/** A block of EXIF with which side is up and a text, little-endian as cameras write it. */
function exifWith(orientation: number): Buffer {
  const block = Buffer.alloc(38);
  block.write("II\x2a\0\x08\0\0\0\x02\0", 0, "latin1");
  block.writeUInt16LE(0x010e, 10);
  block.writeUInt16LE(2, 12);
  block.writeUInt32LE(secret.length + 1, 14);
  block.writeUInt32LE(38, 18);
  block.writeUInt16LE(0x0112, 22);
  block.writeUInt16LE(3, 24);
  block.writeUInt32LE(1, 26);
  block.writeUInt16LE(orientation, 30);
  return Buffer.concat([block, Buffer.from(`${secret}\0`)]);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

function jpeg(...segments: readonly Buffer[]): Buffer {
  const picture = Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, picture]);
}

function chunk(type: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  const typed = Buffer.concat([Buffer.from(type), data]);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

function png(...chunks: readonly Buffer[]): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const data = deflateSync(Buffer.from([0, 255]));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    ...chunks,
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function webp(flags: number, ...others: readonly (readonly [string, Buffer])[]): Buffer {
  const wide = Buffer.alloc(10);
  wide[0] = flags;
  const chunks = [["VP8X", wide] as const, ["VP8L", Buffer.from([1, 2, 3])] as const, ...others].map(
    ([type, data]) => {
      const head = Buffer.from(`${type}\0\0\0\0`, "latin1");
      head.writeUInt32LE(data.length, 4);
      return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
    },
  );
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(4 + Buffer.concat(chunks).length, 4);
  return Buffer.concat([head, ...chunks]);
}

const adobe = segment(0xee, Buffer.from("Adobe12345"));
const profile = segment(0xe2, Buffer.from("ICC_PROFILE\0\x01\x01colours", "latin1"));
const exif = (orientation: number) =>
  segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exifWith(orientation)]));

describe("a picture", () => {
  test("of a camera keeps its colours and nothing of where it was taken", () => {
    const sent = jpeg(
      exif(1),
      profile,
      segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
      segment(0xed, Buffer.from(`Photoshop 3.0\0${secret}`)),
      segment(0xe2, Buffer.from(`MPF\0${secret}`)),
      segment(0xfe, Buffer.from(secret)),
      adobe,
    );
    expect(Buffer.from(withoutOrigin(sent, "image/jpeg"))).toEqual(jpeg(profile, adobe));
  });

  test("that was taken with the camera on its side is still turned", () => {
    const plain = Buffer.from(withoutOrigin(jpeg(exif(6)), "image/jpeg"));
    expect(plain.includes(secret)).toBe(false);
    // Big-endian: the tag, a short, one of them, its value.
    expect(plain.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]))).toBe(true);
  });

  test("in PNG loses its texts and its time", () => {
    const sent = png(
      chunk("tEXt", Buffer.from(`Author\0${secret}`)),
      chunk("pHYs", Buffer.from([0, 0, 11, 18, 0, 0, 11, 18, 1])),
      chunk("eXIf", exifWith(1)),
      chunk("tIME", Buffer.alloc(7)),
    );
    expect(Buffer.from(withoutOrigin(sent, "image/png"))).toEqual(
      png(chunk("pHYs", Buffer.from([0, 0, 11, 18, 0, 0, 11, 18, 1]))),
    );
    const turned = Buffer.from(withoutOrigin(png(chunk("eXIf", exifWith(8))), "image/png"));
    expect(turned.includes("eXIf")).toBe(true);
    expect(turned.includes(secret)).toBe(false);
  });

  test("in WebP loses them, too, and does not say that it has them", () => {
    const sent = webp(0x1c, ["EXIF", exifWith(1)], ["XMP ", Buffer.from(secret)]);
    expect(Buffer.from(withoutOrigin(sent, "image/webp"))).toEqual(webp(0x10));
  });

  test("without any of it, or cut off, or drawn, stays as it is", () => {
    for (const [file, type] of [
      [jpeg(profile, adobe), "image/jpeg"],
      [png(), "image/png"],
      [webp(0), "image/webp"],
      [jpeg(exif(1)).subarray(0, 40), "image/jpeg"],
      [png(chunk("tEXt", Buffer.from(secret))).subarray(0, 50), "image/png"],
      [Buffer.from("<svg/>"), "image/svg+xml"],
    ] as const)
      expect(withoutOrigin(file, type)).toBe(file);
  });
});
