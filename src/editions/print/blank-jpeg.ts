/**
 * A grey JPEG of the given size that says `comment`, about two bits for every 8 by 8 pixels (ITU-T T.81, baseline). It
 * holds an image's place while the pages are laid out and printed.
 */
export function blankJpeg(width: number, height: number, comment: string): Uint8Array {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xfe, Buffer.from(comment, "latin1")),
    segment(0xdb, Buffer.from([0, ...new Array<number>(64).fill(1)])),
    segment(0xc0, frame(width, height)),
    segment(0xc4, oneCodeTable(0x00)),
    segment(0xc4, oneCodeTable(0x10)),
    segment(0xda, Buffer.from([1, 1, 0x00, 0, 63, 0])),
    // Two zero bits a block, "no change in brightness" and "end of block"; the last byte is filled up with ones.
    scan(blocks * 2),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function segment(marker: number, content: Buffer): Buffer {
  const length = content.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), content]);
}

/** 8 bits a sample, one component without subsampling. */
function frame(width: number, height: number): Buffer {
  return Buffer.from([8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]);
}

/** A Huffman table whose only code is a single zero bit, which means 0. */
function oneCodeTable(identifier: number): Buffer {
  return Buffer.from([identifier, 1, ...new Array<number>(15).fill(0), 0]);
}

function scan(bits: number): Buffer {
  const bytes = Buffer.alloc(Math.ceil(bits / 8));
  const filled = bytes.length * 8 - bits;
  if (filled > 0) bytes[bytes.length - 1] = (1 << filled) - 1;
  return bytes;
}
