/** HTML in the encoding it names, else UTF-8, else that of old web pages; the words are those a browser would show. */
export function decodeHtml(bytes: Uint8Array): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const named = /<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(head);
  const label = marked(bytes) ?? named?.[1] ?? named?.[2] ?? "utf-8";
  const text = decodedAs(label, bytes) ?? decodedAs("utf-8", bytes) ?? decodedAs("windows-1252", bytes) ?? "";
  return text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
}

function marked(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return bytes[0] === 0xef && bytes[1] === 0xbb ? "utf-8" : null;
}

function decodedAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
