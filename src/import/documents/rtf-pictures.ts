import { createHash } from "node:crypto";

const kinds: Readonly<Record<string, string>> = {
  pngblip: "png",
  jpegblip: "jpg",
  emfblip: "emf",
  wmetafile: "wmf",
};

/** Pictures of RTF by the address Pandoc gives them: the SHA-1 of their bytes with the ending of their kind. */
export function picturesInRtf(source: string): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const group of source.matchAll(/\{\\(?:\*\\)?pict\b/g)) {
    const inside = groupAt(source, group.index);
    const data = withoutGroups(inside)
      .replace(/\\[a-z]+-?\d* ?/g, "")
      .replace(/[^0-9a-fA-F]/g, "");
    const bytes = new Uint8Array(Buffer.from(data, "hex"));
    const address = createHash("sha1").update(bytes).digest("hex");
    for (const kind of Object.values(kinds)) found.set(`${address}.${kind}`, bytes);
    found.set(address, bytes);
  }
  return found;
}

function groupAt(source: string, start: number): string {
  let open = 0;
  for (let at = start; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === "\\") at += 1;
    else if (sign === "{") open += 1;
    else if (sign === "}") open -= 1;
    if (open === 0) return source.slice(start + 1, at);
  }
  return "";
}

function withoutGroups(text: string): string {
  const less = text.replace(/\{[^{}]*\}/g, "");
  return less === text ? text : withoutGroups(less);
}
