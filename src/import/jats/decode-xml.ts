/**
 * XML as text, in the encoding that its first bytes or its declaration name (XML 1.0, appendix F), UTF-8 where they name
 * none. Null where the bytes are not of that encoding, or nobody knows it.
 */
export function decodeXml(bytes: Uint8Array): { readonly text: string | null; readonly encoding: string } {
  const encoding = marked(bytes) ?? declared(bytes) ?? "utf-8";
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return { text: null, encoding };
  }
}

/** By a mark of byte order, or by how "<?" is written. */
function marked([first, second, third, fourth]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0x3c && second === 0 && third === 0x3f && fourth === 0) return "utf-16le";
  if (first === 0 && second === 0x3c && third === 0 && fourth === 0x3f) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : null;
}

function declared(bytes: Uint8Array): string | null {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 256));
  return /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]?.toLowerCase() ?? null;
}
