import { Gunzip } from "fflate";
import { imageSize } from "image-size";
import { allowMore, usualLimits } from "../limits/usual-limits.ts";
import type { Checked, Diagnostic } from "../model/diagnostic.ts";
import type { Resource } from "../model/galley.ts";
import type { Limits } from "../model/limits.ts";
import type { Image } from "../model/manuscript.ts";
import type { Folder } from "../model/tools.ts";
import { type FontTools, setFigureFonts } from "./figure-fonts.ts";
import { type InertSvg, inertSvg } from "./inert-svg.ts";
import { withoutDocumentType, withPathData } from "./plain-svg.ts";
import { withoutOrigin } from "./without-origin.ts";

/** An image's address, as the manuscript gives it → the file the editions carry. */
export type Resources = ReadonlyMap<string, Resource>;

const mediaTypes: Readonly<Record<string, Resource["mediaType"]>> = {
  png: "image/png",
  jpg: "image/jpeg",
  svg: "image/svg+xml",
  webp: "image/webp",
};
const extensions: Readonly<Record<Resource["mediaType"], string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/svg+xml": "svg",
  "image/webp": "webp",
};

/**
 * Reads every image once. Its type comes from its bytes, never from its name; it gets a new name. An image that is
 * missing, remote or unreadable is a finding, and is not in the map.
 */
export async function loadResources(
  images: readonly Image[],
  folder: Folder,
  tools: FontTools,
  limits: Limits = usualLimits,
): Promise<Checked<Resources>> {
  const first = new Map<string, Image>();
  for (const image of images) if (!first.has(image.url)) first.set(image.url, image);
  const loaded = await Promise.all([...first.values()].map((image) => load(image, folder, limits)));
  const resources = new Map<string, Resource>();
  for (const [index, { image, bytes, size }] of loaded.filter(isReadable).entries()) {
    const mediaType = size.mediaType;
    const resource: Resource = {
      href: `images/image-${index + 1}.${extensions[mediaType]}`,
      mediaType,
      bytes,
      width: size.width,
      height: size.height,
      place: image.place,
    };
    resources.set(image.url, await setFigureFonts(resource, tools));
  }
  const failed = new Map(loaded.map(({ image, diagnostics }) => [image.url, diagnostics]));
  return {
    value: resources,
    diagnostics: images.flatMap((image) =>
      (failed.get(image.url) ?? []).map((diagnostic) => ({ ...diagnostic, place: image.place })),
    ),
  };
}

type Size = { readonly mediaType: Resource["mediaType"]; readonly width: number; readonly height: number };
type Loaded = {
  readonly image: Image;
  readonly bytes: Uint8Array | null;
  readonly size: Size | null;
  readonly diagnostics: readonly Diagnostic[];
};
type Readable = Loaded & { readonly bytes: Uint8Array; readonly size: Size };

function isReadable(loaded: Loaded): loaded is Readable {
  return loaded.bytes !== null && loaded.size !== null;
}

async function load(image: Image, folder: Folder, limits: Limits): Promise<Loaded> {
  const { path, diagnostics } = find(image, folder.paths);
  if (path === null) return { image, bytes: null, size: null, diagnostics };
  const refused = (found: Refusal): Loaded => ({
    image,
    bytes: null,
    size: null,
    diagnostics: [...diagnostics, { ...found, severity: "error", place: image.place }],
  });
  const written = await folder.read(path);
  const bytes = inflate(written, limits);
  if (bytes === null || bytes.length > limits.pictureMebibytes * 1024 ** 2)
    return refused(
      tooLarge(
        `"${path}" has more than ${limits.pictureMebibytes} MiB${written === bytes ? "" : " unpacked"}`,
        allowMore("pictureMebibytes", limits),
      ),
    );
  const size = measure(bytes);
  if (size === null)
    return refused(
      unreadable(`"${path}" is not an image that can be read; PNG, JPEG, SVG or WebP was expected.`),
    );
  if (size.mediaType === "image/svg+xml") {
    const svg = plainSvg(bytes, limits);
    if (svg.kind === "broken")
      return refused(
        unreadable(`"${path}" is not well-formed: ${svg.reason}. Well-formed SVG was expected.`),
      );
    if (svg.kind === "limit") return refused(tooLarge(`In "${path}", ${svg.reason}`));
    const active = svg.refused.map((what) => activePicture(path, what, image));
    return { image, bytes: svg.bytes, size, diagnostics: [...diagnostics, ...active] };
  }
  if (size.width * size.height > limits.pictureMegapixels * 1e6)
    return refused(
      tooLarge(
        `"${path}" is ${size.width} by ${size.height} pixels, more than ${limits.pictureMegapixels} million`,
        allowMore("pictureMegapixels", limits),
      ),
    );
  return { image, bytes: withoutOrigin(bytes, size.mediaType), size, diagnostics };
}

type Refusal = Omit<Diagnostic, "severity" | "place">;

function unreadable(message: string): Refusal {
  return {
    check: "figures/file-is-readable",
    message,
    help: "Export the image again in one of these formats.",
  };
}

function tooLarge(what: string, more = ""): Refusal {
  return {
    check: "limits/picture-size",
    message: `${what}; a picture that can be drawn was expected.`,
    help: `Export it smaller: no printer shows more. ${more}`.trimEnd(),
  };
}

function activePicture(path: string, what: string, { place }: Image): Diagnostic {
  return {
    check: "policy/pictures-are-inert",
    severity: "error",
    place,
    message: `"${path}" holds ${what}; pictures run nothing and fetch nothing, so it was left out.`,
    help: "Export the picture as plain SVG, with all it shows inside it.",
  };
}

function find(image: Image, paths: readonly string[]): { path: string | null; diagnostics: Diagnostic[] } {
  const { url, place } = image;
  if (paths.includes(url)) return { path: url, diagnostics: [] };
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) {
    const message = `The image "${url}" lies on the network; a file in the manuscript folder was expected.`;
    const help =
      "Download it into the manuscript folder and name that file; nothing is fetched while building.";
    return {
      path: null,
      diagnostics: [{ check: "figures/file-is-local", severity: "error", place, message, help }],
    };
  }
  if (leaves(url)) {
    const message = `The image "${url}" lies outside the manuscript folder.`;
    const help = "Move it into the folder, or build the folder that holds both the text and the image.";
    return {
      path: null,
      diagnostics: [{ check: "policy/file-is-inside", severity: "error", place, message, help }],
    };
  }
  const folded = paths.filter((path) => fold(path) === fold(url));
  if (folded.length === 1 && folded[0] !== undefined) {
    const message = `The image is written "${url}", the file is called "${folded[0]}".`;
    const help = "Write the name as the file has it: on most servers capital and small letters differ.";
    const check = "figures/file-name-is-spelt-alike";
    return { path: folded[0], diagnostics: [{ check, severity: "warning", place, message, help }] };
  }
  const message = `The image "${url}" is not in the manuscript folder.`;
  const near = paths.filter((path) => stem(path) === stem(url)).map((path) => `"${path}"`);
  const help =
    near.length > 0
      ? `Is it ${near.join(" or ")}?`
      : "Add the file, or correct the path; it counts from the text's own folder.";
  return {
    path: null,
    diagnostics: [{ check: "figures/file-exists", severity: "error", place, message, help }],
  };
}

/** Whether a path, read as any system may read it, leads out of the folder at some step. */
function leaves(url: string): boolean {
  let depth = 0;
  for (const step of url.split(/[\\/]/)) {
    if (step === "..") depth -= 1;
    else if (step !== "" && step !== ".") depth += 1;
    if (depth < 0) return true;
  }
  return /^[\\/]/.test(url);
}

function fold(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** File name without folders and extension, folded. */
function stem(path: string): string {
  return fold(path.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
}

/** `.svgz` is SVG behind gzip; e-books take it only unpacked. Null where it grows beyond the limits. */
function inflate(bytes: Uint8Array, limits: Limits): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const pieces: Uint8Array[] = [];
  let length = 0;
  const gunzip = new Gunzip((piece) => {
    length += piece.length;
    if (length <= limits.pictureMebibytes * 1024 ** 2) pieces.push(piece);
  });
  try {
    for (let at = 0; at < bytes.length && length <= limits.pictureMebibytes * 1024 ** 2; at += packedPiece)
      gunzip.push(bytes.subarray(at, at + packedPiece), at + packedPiece >= bytes.length);
  } catch {
    return bytes;
  }
  return length > limits.pictureMebibytes * 1024 ** 2 ? null : Buffer.concat(pieces);
}

/** A piece grows to a thousand times its size at most. */
const packedPiece = 16 * 1024;

type PlainSvg =
  | { readonly kind: "plain"; readonly bytes: Uint8Array; readonly refused: readonly string[] }
  | Exclude<InertSvg, { kind: "inert" }>;

function plainSvg(bytes: Uint8Array, limits: Limits): PlainSvg {
  const svg = new TextDecoder().decode(bytes);
  const whole = withoutDocumentType(svg, limits.pictureMebibytes * 1024 ** 2);
  if (whole === null) return { kind: "limit", reason: "entities grow without end" };
  const inert = inertSvg(whole);
  if (inert.kind !== "inert") return inert;
  const plain = withPathData(inert.svg);
  return {
    kind: "plain",
    bytes: plain === svg ? bytes : new TextEncoder().encode(plain),
    refused: inert.refused,
  };
}

const svgDefault = { width: 600, height: 400 };

/** Null where the bytes are no image we can carry. Orientation of a photograph is taken into account. */
function measure(bytes: Uint8Array): Size | null {
  try {
    const { type, width, height, orientation } = imageSize(bytes);
    const mediaType = mediaTypes[type ?? ""];
    if (mediaType === undefined) return null;
    if (!(width > 0 && height > 0))
      return mediaType === "image/svg+xml" ? { mediaType, ...svgDefault } : null;
    return (orientation ?? 1) >= 5
      ? { mediaType, width: height, height: width }
      : { mediaType, width, height };
  } catch {
    return null;
  }
}
