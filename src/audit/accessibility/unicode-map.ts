/** Which codes a ToUnicode CMap gives characters, and which values it gives (ISO 32000-1, 9.10.3). */
export type UnicodeMap = {
  readonly has: (code: number) => boolean;
  /** Values that stand for no character: 0, U+FEFF and U+FFFE. */
  readonly forbidden: readonly number[];
};

const sections = /begin(bfchar|bfrange)(.*?)end\1/gs;
const tokens = /<([0-9A-Fa-f\s]*)>|[[\]]/g;

export function readUnicodeMap(text: string): UnicodeMap {
  const codes = new Set<number>();
  const forbidden = new Set<number>();
  const take = (code: number, value: string): void => {
    codes.add(code);
    for (const unit of value.match(/.{4}/g) ?? []) {
      const number = Number.parseInt(unit, 16);
      if (number === 0 || number === 0xfeff || number === 0xfffe) forbidden.add(number);
    }
  };
  for (const [, kind, body = ""] of text.matchAll(sections)) {
    const read = [...body.matchAll(tokens)].map(([token, digits]) => digits?.replace(/\s/g, "") ?? token);
    if (kind === "bfchar")
      for (let at = 0; at + 1 < read.length; at += 2) take(hex(read[at]), read[at + 1] ?? "");
    else takeRanges(read, take);
  }
  return { has: (code) => codes.has(code), forbidden: [...forbidden] };
}

/** First and last code, then the first one's value or a list of all values. */
function takeRanges(read: readonly string[], take: (code: number, value: string) => void): void {
  for (let at = 0; at + 2 < read.length; ) {
    const [first, last] = [hex(read[at]), hex(read[at + 1])];
    const isList = read[at + 2] === "[";
    const end = isList ? read.indexOf("]", at) : at + 2;
    const values = isList ? read.slice(at + 3, end) : [];
    const start = read[at + 2] ?? "";
    for (let code = first; code <= last; code += 1) {
      const value = isList ? values[code - first] : raised(start, code - first);
      if (value !== undefined) take(code, value);
    }
    at = (end < 0 ? read.length : end) + 1;
  }
}

/** The value that comes so many after: its last unit counts. */
function raised(value: string, by: number): string {
  const last = hex(value.slice(-4)) + by;
  return value.slice(0, -4) + last.toString(16).padStart(4, "0");
}

function hex(digits: string | undefined): number {
  return Number.parseInt(digits ?? "", 16);
}
