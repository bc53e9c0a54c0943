/** What a TrueType program says of its glyphs (ISO/IEC 14496-22). */
export type GlyphMeasures = {
  readonly glyphs: number;
  /** In thousandths of the type size. */
  readonly widthOf: (glyph: number) => number;
};

/** Reads `head`, `hhea`, `hmtx` and `maxp`; undefined where it is no TrueType program. */
export function readGlyphMeasures(program: Uint8Array): GlyphMeasures | undefined {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
  if (program.length < 12 || ![0x00010000, 0x74727565].includes(view.getUint32(0))) return undefined;
  const tables = new Map(
    Array.from({ length: view.getUint16(4) }, (_, index) => {
      const at = 12 + index * 16;
      return [view.getUint32(at), view.getUint32(at + 8)] as const;
    }),
  );
  const offsets = ["head", "hhea", "hmtx", "maxp"].map((tag) => tables.get(tagNumber(tag)) ?? -1);
  const [head = -1, hhea = -1, hmtx = -1, maxp = -1] = offsets;
  if (offsets.some((offset) => offset < 0 || offset + 4 > program.length)) return undefined;
  const unit = view.getUint16(head + 18);
  const measured = view.getUint16(hhea + 34);
  const widthOf = (glyph: number): number => {
    const at = hmtx + Math.min(glyph, measured - 1) * 4;
    return at + 2 > program.length ? 0 : (view.getUint16(at) * 1000) / unit;
  };
  return { glyphs: view.getUint16(maxp + 4), widthOf };
}

function tagNumber(tag: string): number {
  return [...tag].reduce((number, letter) => number * 256 + letter.charCodeAt(0), 0);
}
