import { allowMore, usualLimits } from "../limits/usual-limits.ts";
import type { Checked } from "../model/diagnostic.ts";
import type { Limits } from "../model/limits.ts";
import type { Source } from "../model/source.ts";
import { findingAt, lineOf, startOf } from "./finding.ts";

const help = "Save the file as UTF-8.";

/**
 * The text of a file: strict UTF-8, byte-order mark dropped, lines ended by `\n`, the last one too. Null, and one
 * finding, for anything else: an encoding is never guessed.
 */
export function decodeText(
  path: string,
  bytes: Uint8Array,
  limits: Limits = usualLimits,
): Checked<Source | null> {
  const refusal = refuse(path, bytes, limits);
  if (refusal !== null) return { value: null, diagnostics: [refusal] };
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n");
  const control = /(?![\t\n\v\f])\p{Cc}/u.exec(text);
  if (control !== null) return { value: null, diagnostics: [refuseControl(path, text, control.index)] };
  // Page breaks of old plain text files; XML knows no such characters.
  const lines = text.replace(/[\v\f]/g, " ");
  return { value: { path, text: /\n$/.test(lines) ? lines : `${lines}\n` }, diagnostics: [] };
}

function refuse(path: string, bytes: Uint8Array, limits: Limits) {
  const mostBytes = limits.textMebibytes * 1024 ** 2;
  const [first, second] = bytes;
  if (bytes.length > mostBytes)
    return findingAt(startOf(path), {
      check: "limits/file-size",
      severity: "error",
      message: `The file has ${bytes.length} bytes; at most ${mostBytes} were expected.`,
      help: `Divide the text into several files. ${allowMore("textMebibytes", limits)}`,
    });
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return findingAt(startOf(path), encoded("The file is UTF-16 (it begins with its byte-order mark)"));
  const invalid = firstInvalidByte(bytes);
  const nul = bytes.indexOf(0);
  if (nul >= 0 && (invalid < 0 || nul < invalid))
    return findingAt(placeOfByte(path, bytes, nul), encoded(`Byte ${nul} of the file is NUL`));
  if (invalid < 0) return null;
  const value = (bytes[invalid] ?? 0).toString(16).padStart(2, "0");
  const message = `Byte ${invalid} of the file (0x${value}) is not UTF-8`;
  return findingAt(placeOfByte(path, bytes, invalid), encoded(message));
}

function encoded(message: string) {
  const severity = "error" as const;
  return { check: "policy/utf-8-encoded", severity, message: `${message}; UTF-8 text was expected.`, help };
}

function refuseControl(path: string, text: string, offset: number) {
  const code = text.charCodeAt(offset).toString(16).padStart(4, "0").toUpperCase();
  const before = text.slice(0, offset).split("\n");
  return findingAt(lineOf(path, before.length, [...(before.at(-1) ?? "")].length + 1), {
    check: "policy/no-control-characters",
    severity: "error",
    message: `The text holds the control character U+${code}; only tabs and line ends were expected.`,
    help: "Delete the character.",
  });
}

/** Everything before an invalid byte is valid, so it can be decoded and counted. */
function placeOfByte(path: string, bytes: Uint8Array, offset: number) {
  const lines = new TextDecoder().decode(bytes.subarray(0, offset)).split(/\r\n?|\n/);
  return lineOf(path, lines.length, [...(lines.at(-1) ?? "")].length + 1);
}

/** Offset of the first byte that is not part of well-formed UTF-8 (Unicode, table 3-7); -1 when all are. */
function firstInvalidByte(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  const [low, high] = secondBytes[lead] ?? [0x80, 0xbf];
  if (second < low || second > high) return 0;
  const rest = bytes.subarray(at + 2, at + length);
  return rest.length === length - 2 && rest.every((byte) => byte >> 6 === 0b10) ? length : 0;
}

/** Lead bytes whose second byte is held narrower, against overlong forms, surrogates and what lies beyond Unicode. */
const secondBytes: Readonly<Record<number, readonly [low: number, high: number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};
