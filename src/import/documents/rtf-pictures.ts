import { createHash } from "node:crypto";
import type { RtfToken } from "./rtf-tokens.ts";

const endings = ["png", "jpg", "jpeg", "emf", "wmf", "bmp", "pict"];

/** Pictures by the address Pandoc gives them: the SHA-1 of their bytes, with the ending of their kind. */
export function picturesInRtf(tokens: readonly RtfToken[]): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "word" || token.name !== "pict") continue;
    const bytes = bytesFrom(tokens, index + 1);
    const address = createHash("sha1").update(bytes).digest("hex");
    for (const ending of endings) found.set(`${address}.${ending}`, bytes);
  }
  return found;
}

/** Up to the end of the picture's group, groups inside it left out. */
function bytesFrom(tokens: readonly RtfToken[], start: number): Uint8Array {
  const parts: string[] = [];
  let depth = 0;
  for (let at = start; at < tokens.length && depth >= 0; at += 1) {
    const token = tokens[at];
    if (token?.kind === "open") depth += 1;
    else if (token?.kind === "close") depth -= 1;
    else if (token?.kind === "text" && depth === 0) parts.push(token.text);
    else if (token?.kind === "binary" && depth === 0)
      parts.push(Buffer.from(token.bytes, "latin1").toString("hex"));
  }
  return new Uint8Array(Buffer.from(parts.join("").replace(/[^0-9a-fA-F]/g, ""), "hex"));
}
