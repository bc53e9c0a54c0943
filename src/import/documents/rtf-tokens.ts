/** A token of Rich Text Format (RTF 1.9.1, "RTF Syntax"). */
export type RtfToken =
  | { readonly kind: "open" | "close" }
  /** `\b0`, `\u8220`; the space behind it is its own. */
  | { readonly kind: "word"; readonly name: string; readonly value: number | null }
  /** `\~`, `\*`. */
  | { readonly kind: "symbol"; readonly sign: string }
  /** `\'e9`, a byte in the code page of its font. */
  | { readonly kind: "byte"; readonly byte: number }
  | { readonly kind: "text"; readonly text: string }
  /** Bytes as they are, of a picture or object. */
  | { readonly kind: "binary"; readonly bytes: string };

const pattern = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([\s\S])|([{}])|([^\\{}]+)/g;

/** The tokens of a file of which each character is one byte; line ends mean nothing. */
export function readRtfTokens(source: string): readonly RtfToken[] {
  const tokens: RtfToken[] = [];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(source); found !== null; found = pattern.exec(source)) {
    const token = tokenOf(found);
    if (token.kind === "word" && token.name === "bin") {
      const end = pattern.lastIndex + Math.max(0, token.value ?? 0);
      tokens.push({ kind: "binary", bytes: source.slice(pattern.lastIndex, end) });
      pattern.lastIndex = end;
    } else if (token.kind !== "text" || token.text !== "") tokens.push(token);
  }
  return tokens;
}

function tokenOf([, name, value, byte, sign, brace, text = ""]: RegExpExecArray): RtfToken {
  if (name !== undefined) return { kind: "word", name, value: value === undefined ? null : Number(value) };
  if (byte !== undefined) return { kind: "byte", byte: Number.parseInt(byte, 16) };
  if (brace !== undefined) return { kind: brace === "{" ? "open" : "close" };
  if (sign === undefined) return { kind: "text", text: text.replace(/[\r\n]/g, "") };
  if (sign === "\n" || sign === "\r") return { kind: "word", name: "par", value: null };
  return /[\\{}]/.test(sign) ? { kind: "text", text: sign } : { kind: "symbol", sign };
}
