import { gunzipSync } from "fflate";
import { imageSize } from "image-size";
import type { Checked, Diagnostic } from "../model/diagnostic.ts";
import type { Resource } from "../model/galley.ts";
import type { Image } from "../model/manuscript.ts";
import type { Folder } from "../model/tools.ts";
import { type FontTools, setFigureFonts } from "./figure-fonts.ts";
import { withoutDocumentType, withPathData } from "./plain-svg.ts";

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
): Promise<Checked<Resources>> {
  const first = new Map<string, Image>();
  for (const image of images) if (!first.has(image.url)) first.set(image.url, image);
  const loaded = await Promise.all([...first.values()].map((image) => load(image, folder)));
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

async function load(image: Image, folder: Folder): Promise<Loaded> {
  const { path, diagnostics } = find(image, folder.paths);
  if (path === null) return { image, bytes: null, size: null, diagnostics };
  const bytes = inflate(await folder.read(path));
  const size = measure(bytes);
  if (size?.mediaType === "image/svg+xml") return { image, bytes: plainSvg(bytes), size, diagnostics };
  if (size !== null) return { image, bytes, size, diagnostics };
  const unreadable: Diagnostic = {
    check: "figures/file-is-readable",
    severity: "error",
    place: image.place,
    message: `"${path}" is not an image that can be read; PNG, JPEG, SVG or WebP was expected.`,
    help: "Export the image again in one of these formats.",
  };
  return { image, bytes: null, size: null, diagnostics: [...diagnostics, unreadable] };
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
  if (url.startsWith("../") || url.startsWith("/")) {
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

function fold(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** File name without folders and extension, folded. */
function stem(path: string): string {
  return fold(path.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
}

/** `.svgz` is SVG behind gzip; e-books take it only unpacked. */
function inflate(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}

function plainSvg(bytes: Uint8Array): Uint8Array {
  const svg = new TextDecoder().decode(bytes);
  const plain = withPathData(withoutDocumentType(svg));
  return plain === svg ? bytes : new TextEncoder().encode(plain);
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
