import type { Inline } from "../../model/pandoc.ts";
import { plainText } from "../docx/inline-text.ts";
import type { Picture } from "../docx/story.ts";

/** Inches between the margins of most documents. */
const textWidth = 6.5;
const inches: Readonly<Record<string, number>> = {
  in: 1,
  cm: 1 / 2.54,
  mm: 1 / 25.4,
  pt: 1 / 72,
  px: 1 / 96,
};

export function pictureOf(
  { c: [attr, alternative, [address]] }: Extract<Inline, { t: "Image" }>,
  paragraph: number,
): Picture {
  const [, , attributes] = attr;
  const width = attributes.find(([key]) => key === "width")?.[1] ?? "";
  return {
    part: address,
    alternative: alternativeOf(plainText(alternative)),
    share: shareOf(width),
    paragraph,
  };
}

/** A description that is only a file's name describes nothing; neither does "image". */
function alternativeOf(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return /^\S*\.(?:png|jpe?g|gif|tiff?|emf|wmf|svg|bmp)$|^(?:picture|image|bild|grafik) ?\d*$/i.test(plain)
    ? ""
    : plain;
}

function shareOf(width: string): number | null {
  const [, number = "", unit = ""] = /^([\d.]+(?:e-?\d+)?)\s*(%|in|cm|mm|pt|px)?$/.exec(width.trim()) ?? [];
  if (number === "") return null;
  const share =
    unit === "%" ? Number(number) : (Number(number) * (inches[unit || "px"] ?? 0) * 100) / textWidth;
  return Math.max(5, Math.min(100, Math.round(share)));
}

/** Pictures of a tree by their address: what came with it, and what is written into the address itself. */
export function picturesByAddress(
  addresses: readonly string[],
  media: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  return new Map(
    addresses.flatMap((address) => {
      const bytes = media.get(address) ?? media.get(decodedPath(address)) ?? bytesIn(address);
      return bytes === null ? [] : [[address, bytes] as const];
    }),
  );
}

function decodedPath(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The bytes of a `data:` address (RFC 2397). */
function bytesIn(address: string): Uint8Array | null {
  const found = /^data:(?<type>[^,]*),(?<data>.*)$/is.exec(address)?.groups;
  if (found === undefined) return null;
  const { type = "", data = "" } = found;
  if (/;\s*base64\s*$/i.test(type)) return new Uint8Array(Buffer.from(data, "base64"));
  return new TextEncoder().encode(decodedPath(data));
}
