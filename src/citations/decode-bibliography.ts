import type { Checked } from "../model/diagnostic.ts";
import type { Source } from "../model/source.ts";
import { lineIndex } from "./line-index.ts";

/** The text of a bibliography file: strict UTF-8, byte-order mark dropped, lines ended by `\n`. */
export function decodeBibliography(file: {
  readonly path: string;
  readonly bytes: Uint8Array;
}): Checked<Source | null> {
  const { path, bytes } = file;
  const whole = decodeStart(bytes, bytes.length, false);
  if (whole !== null) {
    const text = whole.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
    return { value: { path, text }, diagnostics: [] };
  }
  const before = longestStart(bytes);
  const offset = new TextEncoder().encode(before).length;
  const value = (bytes[offset] ?? 0).toString(16).padStart(2, "0");
  return {
    value: null,
    diagnostics: [
      {
        check: "policy/utf-8-encoded",
        severity: "error",
        place: lineIndex(path, before)(before.length),
        message: `Byte ${offset} of the file (0x${value}) is not UTF-8; UTF-8 text was expected.`,
        help: "Save the file as UTF-8.",
      },
    ],
  };
}

/** Null where the first `length` bytes are not UTF-8; an unfinished character at their end is left out. */
function decodeStart(bytes: Uint8Array, length: number, unfinished: boolean): string | null {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return decoder.decode(bytes.subarray(0, length), { stream: unfinished });
  } catch {
    return null;
  }
}

/** The text before the first byte that is not UTF-8, found by halving. */
function longestStart(bytes: Uint8Array): string {
  let valid = 0;
  let invalid = bytes.length + 1;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (decodeStart(bytes, middle, true) === null) invalid = middle;
    else valid = middle;
  }
  return decodeStart(bytes, valid, true) ?? "";
}
