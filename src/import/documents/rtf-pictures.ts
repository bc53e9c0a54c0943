import { createHash } from "node:crypto";
import type { RtfToken } from "./rtf-tokens.ts";

const endings = ["png", "jpg", "jpeg", "emf", "wmf", "bmp", "pict"];

export type PicturesTaken = {
  /** A few bytes stand in for each picture, which may be megabytes of text. */
  readonly tokens: readonly RtfToken[];
  /** By the address Pandoc gives them: the SHA-1 of what stands in for their bytes, with the ending of their kind. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
};

export function takePictures(tokens: readonly RtfToken[]): PicturesTaken {
  const made: RtfToken[] = [];
  const pictures = new Map<string, Uint8Array>();
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    at += 1;
    if (token === undefined) break;
    made.push(token);
    if (token.kind !== "word" || token.name !== "pict") continue;
    const { data, others, end } = readPicture(tokens, at);
    const stand = (pictures.size + 1).toString(16).padStart(8, "0");
    const address = createHash("sha1").update(Buffer.from(stand, "hex")).digest("hex");
    for (const ending of endings)
      pictures.set(`${address}.${ending}`, new Uint8Array(Buffer.from(data, "hex")));
    made.push(...others, { kind: "text", text: stand });
    at = end;
  }
  return { tokens: made, pictures };
}

type PictureRead = {
  /** Hexadecimal. */
  readonly data: string;
  /** Its size and properties. */
  readonly others: readonly RtfToken[];
  /** Index of the brace that closes its group. */
  readonly end: number;
};

function readPicture(tokens: readonly RtfToken[], start: number): PictureRead {
  const parts: string[] = [];
  const others: RtfToken[] = [];
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.kind === "close" && depth === 0))
      return { data: hexIn(parts), others, end: at };
    if (token.kind === "open") depth += 1;
    if (token.kind === "close") depth -= 1;
    if (depth === 0 && token.kind === "text") parts.push(token.text);
    else if (depth === 0 && token.kind === "binary")
      parts.push(Buffer.from(token.bytes, "latin1").toString("hex"));
    else others.push(token);
  }
  return { data: hexIn(parts), others, end: tokens.length };
}

function hexIn(parts: readonly string[]): string {
  return parts.join("").replace(/[^0-9a-fA-F]/g, "");
}
