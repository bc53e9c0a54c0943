/** What a content stream paints and marks. */
export type ScannedContent = {
  readonly artifactsInTagged: number;
  readonly taggedInArtifacts: number;
  /** Times something is painted outside all marks. */
  readonly unmarked: number;
  /** Times a colour is given in CMYK. */
  readonly inks: number;
  /** Of the graphics states that are kept, at most. */
  readonly savedStates: number;
  /** Numbers of its tagged pieces. */
  readonly tagged: readonly number[];
  /** Names of external objects that are painted, each time. */
  readonly painted: readonly string[];
};

/** Takes the bytes of a text that is shown in the font of that resource name. */
export type TakeText = (font: string, text: Uint8Array) => void;

const painting = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "EI"]);

/** Reads a decoded content stream (ISO 32000-1, 7.8.2), in whatever way its operators are set out. */
export function scanContent(bytes: Uint8Array, takeText: TakeText): ScannedContent {
  const scanner = new Scanner(bytes, takeText);
  scanner.run();
  const { artifactsInTagged, taggedInArtifacts, unmarked, inks, savedStates, tagged, painted } = scanner;
  return { artifactsInTagged, taggedInArtifacts, unmarked, inks, savedStates, tagged, painted };
}

type Mark = "artifact" | "tagged" | "other";

/** 0 an ordinary character, 1 white space, 2 a delimiter (ISO 32000-1, 7.2.2). */
const classes = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) classes[code] = 1;
for (const sign of "()<>[]{}/%") classes[sign.charCodeAt(0)] = 2;

/** Value of a hexadecimal digit; 255 for any other character. */
const digits = new Uint8Array(256).fill(255);
for (let value = 0; value < 16; value += 1) {
  const digit = value.toString(16);
  digits[digit.charCodeAt(0)] = value;
  digits[digit.toUpperCase().charCodeAt(0)] = value;
}

const code = (sign: string): number => sign.charCodeAt(0);
const [less, greater, open, close, slash, percent, backslash, capitalT, smallJ] = [
  "<",
  ">",
  "(",
  ")",
  "/",
  "%",
  "\\",
  "T",
  "j",
].map(code);

class Scanner {
  artifactsInTagged = 0;
  taggedInArtifacts = 0;
  unmarked = 0;
  inks = 0;
  savedStates = 0;
  readonly tagged: number[] = [];
  readonly painted: string[] = [];

  readonly #bytes: Uint8Array;
  readonly #takeText: TakeText;
  #at = 0;
  readonly #marks: Mark[] = [];
  #font = "";
  readonly #fonts: string[] = [];
  /** Bytes of the operands that are texts. */
  #text = new Uint8Array(256);
  #textLength = 0;
  /** The first name among the operands, as its place. */
  #nameStart = -1;
  #nameEnd = -1;
  /** Of the last dictionary among the operands. */
  #number = -1;

  constructor(bytes: Uint8Array, takeText: TakeText) {
    this.#bytes = bytes;
    this.#takeText = takeText;
  }

  run(): void {
    const bytes = this.#bytes;
    while (this.#at < bytes.length) {
      const byte = bytes[this.#at] ?? 0;
      const kind = classes[byte];
      if (kind === 1) this.#at += 1;
      else if (kind === 0) this.#word(byte);
      else this.#delimited(byte);
    }
  }

  #delimited(byte: number): void {
    if (byte === less) {
      if (this.#bytes[this.#at + 1] === less) this.#dictionary();
      else this.#hexadecimal();
    } else if (byte === open) this.#literal();
    else if (byte === slash) this.#name();
    else if (byte === percent) this.#skipTo(10);
    else this.#at += 1;
  }

  /** A number or an operator. */
  #word(first: number): void {
    const start = this.#at;
    let at = start + 1;
    while (at < this.#bytes.length && classes[this.#bytes[at] ?? 0] === 0) at += 1;
    this.#at = at;
    // Digits, signs and the point come before the letters.
    if (first < 58 && first !== 39 && first !== 34) return;
    if (at - start === 2 && first === capitalT && this.#bytes[start + 1] === smallJ) this.#show();
    else this.#operate(this.#read(start, at));
    this.#textLength = 0;
    this.#nameStart = -1;
    this.#number = -1;
  }

  #operate(operator: string): void {
    if (operator === "BDC" || operator === "BMC") this.#begin();
    else if (operator === "EMC") this.#marks.pop();
    else if (operator === "Tf") this.#font = this.#operandName();
    else if (operator === "q") this.savedStates = Math.max(this.savedStates, this.#fonts.push(this.#font));
    else if (operator === "Q") this.#font = this.#fonts.pop() ?? "";
    else if (operator === "TJ" || operator === "'" || operator === '"') this.#show();
    else if (operator === "Do") {
      this.painted.push(this.#operandName());
      this.#paint();
    } else if (operator === "BI") {
      this.#skipImage();
      this.#paint();
    } else if (painting.has(operator)) this.#paint();
    else if (operator === "k" || operator === "K") this.inks += 1;
  }

  #begin(): void {
    const isArtifact = this.#operandName() === "Artifact";
    const mark: Mark = isArtifact ? "artifact" : this.#number >= 0 ? "tagged" : "other";
    if (mark === "artifact" && this.#marks.includes("tagged")) this.artifactsInTagged += 1;
    if (mark === "tagged") {
      if (this.#marks.includes("artifact")) this.taggedInArtifacts += 1;
      this.tagged.push(this.#number);
    }
    this.#marks.push(mark);
  }

  #show(): void {
    if (this.#textLength === 0) return;
    this.#takeText(this.#font, this.#text.subarray(0, this.#textLength));
    this.#paint();
  }

  #paint(): void {
    for (const mark of this.#marks) if (mark !== "other") return;
    this.unmarked += 1;
  }

  #operandName(): string {
    return this.#nameStart < 0 ? "" : this.#read(this.#nameStart, this.#nameEnd);
  }

  #read(start: number, end: number): string {
    let text = "";
    for (let at = start; at < end; at += 1) text += String.fromCharCode(this.#bytes[at] ?? 0);
    return text;
  }

  #name(): void {
    const start = this.#at + 1;
    let at = start;
    while (at < this.#bytes.length && classes[this.#bytes[at] ?? 0] === 0) at += 1;
    if (this.#nameStart < 0) {
      this.#nameStart = start;
      this.#nameEnd = at;
    }
    this.#at = at;
  }

  #skipTo(byte: number): void {
    const next = this.#bytes.indexOf(byte, this.#at);
    this.#at = next < 0 ? this.#bytes.length : next + 1;
  }

  #put(byte: number): void {
    if (this.#textLength === this.#text.length) {
      const longer = new Uint8Array(this.#text.length * 2);
      longer.set(this.#text);
      this.#text = longer;
    }
    this.#text[this.#textLength] = byte;
    this.#textLength += 1;
  }

  #hexadecimal(): void {
    let high = -1;
    let at = this.#at + 1;
    for (; at < this.#bytes.length && this.#bytes[at] !== greater; at += 1) {
      const digit = digits[this.#bytes[at] ?? 0] ?? 255;
      if (digit === 255) continue;
      if (high < 0) high = digit;
      else {
        this.#put(high * 16 + digit);
        high = -1;
      }
    }
    if (high >= 0) this.#put(high * 16);
    this.#at = at + 1;
  }

  /** Parentheses balance; a backslash takes what follows for itself (ISO 32000-1, 7.3.4.2). */
  #literal(): void {
    let depth = 0;
    for (; this.#at < this.#bytes.length; this.#at += 1) {
      const byte = this.#bytes[this.#at] ?? 0;
      if (byte === backslash) this.#escaped();
      else if (byte === open && depth++ === 0) continue;
      else if (byte === close && --depth === 0) break;
      else this.#put(byte);
    }
    this.#at += 1;
  }

  #escaped(): void {
    this.#at += 1;
    const octal = /^[0-7]{1,3}/.exec(this.#read(this.#at, this.#at + 3))?.[0];
    if (octal !== undefined) {
      this.#at += octal.length - 1;
      this.#put(Number.parseInt(octal, 8));
      return;
    }
    const byte = this.#bytes[this.#at] ?? 0;
    if (byte === 13 && this.#bytes[this.#at + 1] === 10) this.#at += 1;
    if (byte !== 13 && byte !== 10) this.#put(escapes.get(byte) ?? byte);
  }

  /** Of its entries only the number of marked content is asked for. */
  #dictionary(): void {
    const start = this.#at;
    let depth = 0;
    for (; this.#at < this.#bytes.length; this.#at += 1) {
      const byte = this.#bytes[this.#at];
      const isDouble = this.#bytes[this.#at + 1] === byte;
      if (byte === open) {
        this.#literal();
        this.#textLength = 0;
        this.#at -= 1;
      } else if (byte === less && isDouble) {
        depth += 1;
        this.#at += 1;
      } else if (byte === greater && isDouble) {
        depth -= 1;
        this.#at += 1;
        if (depth === 0) break;
      }
    }
    this.#at += 1;
    this.#number = Number(/\/MCID\s+(\d+)/.exec(this.#read(start, this.#at))?.[1] ?? -1);
  }

  /** Data of an image that stands in the stream itself (ISO 32000-1, 8.9.7). */
  #skipImage(): void {
    for (; this.#at < this.#bytes.length; this.#at += 1) {
      const isEnd = this.#bytes[this.#at] === code("E") && this.#bytes[this.#at + 1] === code("I");
      const before = classes[this.#bytes[this.#at - 1] ?? 0];
      const after = classes[this.#bytes[this.#at + 2] ?? 32];
      if (isEnd && before === 1 && after === 1) break;
    }
    this.#at += 2;
  }
}

const escapes = new Map([
  [code("n"), 10],
  [code("r"), 13],
  [code("t"), 9],
  [code("b"), 8],
  [code("f"), 12],
]);
