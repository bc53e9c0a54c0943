// Of sRGB (IEC 61966-2-1), adapted to D50 as ICC.1 asks for.
const whitePoint = [0.9642, 1, 0.8249] as const;
const primaries = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;

const curvePoints = 1024;

/** The standard's curve from a written value to light, both from 0 to 1. */
function light(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** A profile of the colours that browsers mean, made from the standard's numbers (ICC.1:2001-04). */
export function srgbProfile(): Uint8Array {
  const curve = curveElement();
  const elements: readonly (readonly [tag: string, data: Buffer])[] = [
    ["desc", descriptionElement("sRGB IEC61966-2.1")],
    ["cprt", textElement("No copyright, use freely")],
    ["wtpt", pointElement(whitePoint)],
    ...Object.entries(primaries).map(([tag, point]) => [tag, pointElement(point)] as const),
    ...["rTRC", "gTRC", "bTRC"].map((tag) => [tag, curve] as const),
  ];
  const table = Buffer.alloc(4 + elements.length * 12);
  table.writeUInt32BE(elements.length);
  const placed = new Map<Buffer, number>();
  const bodies: Buffer[] = [];
  let end = headerLength + table.length;
  elements.forEach(([tag, data], index) => {
    // The three curves are one.
    const offset = placed.get(data) ?? end;
    if (!placed.has(data)) {
      placed.set(data, offset);
      bodies.push(padded(data));
      end += padded(data).length;
    }
    table.write(tag, 4 + index * 12, "latin1");
    table.writeUInt32BE(offset, 8 + index * 12);
    table.writeUInt32BE(data.length, 12 + index * 12);
  });
  return Buffer.concat([header(end), table, ...bodies]);
}

const headerLength = 128;

function header(length: number): Buffer {
  const bytes = Buffer.alloc(headerLength);
  bytes.writeUInt32BE(length, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write("mntrRGB XYZ ", 12, "latin1");
  // A date is asked for: that of the profile's own numbers, the year the standard was published in.
  bytes.writeUInt16BE(1999, 24);
  bytes.writeUInt16BE(10, 26);
  bytes.writeUInt16BE(18, 28);
  bytes.write("acsp", 36, "latin1");
  whitePoint.forEach((value, index) => {
    bytes.writeInt32BE(Math.round(value * 65536), 68 + index * 4);
  });
  return bytes;
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}

function pointElement(point: readonly [number, number, number]): Buffer {
  const data = Buffer.alloc(20);
  data.write("XYZ ", 0, "latin1");
  point.forEach((value, index) => {
    data.writeInt32BE(Math.round(value * 65536), 8 + index * 4);
  });
  return data;
}

function curveElement(): Buffer {
  const data = Buffer.alloc(12 + curvePoints * 2);
  data.write("curv", 0, "latin1");
  data.writeUInt32BE(curvePoints, 8);
  for (let index = 0; index < curvePoints; index += 1)
    data.writeUInt16BE(Math.round(light(index / (curvePoints - 1)) * 65535), 12 + index * 2);
  return data;
}

function textElement(text: string): Buffer {
  return Buffer.concat([Buffer.from("text\0\0\0\0", "latin1"), Buffer.from(`${text}\0`, "latin1")]);
}

/** In ASCII; the parts for Unicode and the Macintosh are empty. */
function descriptionElement(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length + 1);
  const others = Buffer.alloc(4 + 4 + 2 + 1 + 67);
  return Buffer.concat([
    Buffer.from("desc\0\0\0\0", "latin1"),
    length,
    Buffer.from(`${text}\0`, "latin1"),
    others,
  ]);
}
