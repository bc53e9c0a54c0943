import type { Files } from "./package-parts.ts";
import type { Story } from "./story.ts";

const shown = new Set(["png", "jpg", "jpeg", "svg", "webp", "gif"]);

/** Pictures under clean names; what no edition can show stays beside a placeholder. */
export function extractPictures(
  files: Files,
  story: Story,
): { readonly figures: readonly (string | null)[]; readonly resources: ReadonlyMap<string, Uint8Array> } {
  const resources = new Map<string, Uint8Array>();
  const paths = new Map<string, string>();
  const figures = story.pictures.map(({ part, paragraph }): string | null => {
    const bytes = part === null ? undefined : files.get(part);
    if (part === null || bytes === undefined) {
      story.remarks.push({
        kind: "left",
        subject: "picture",
        certainty: "sure",
        message: "A picture is missing from the document.",
        paragraph,
      });
      return null;
    }
    const known = paths.get(part);
    if (known !== undefined) return known;
    const extension = typeOf(bytes) ?? part.split(".").at(-1)?.toLowerCase() ?? "bin";
    const name = `figures/figure-${paths.size + 1}`;
    resources.set(`${name}.${extension}`, bytes);
    if (shown.has(extension)) {
      paths.set(part, `${name}.${extension}`);
      return `${name}.${extension}`;
    }
    const stand = `${name}-placeholder.svg`;
    resources.set(stand, new TextEncoder().encode(placeholder(`${name}.${extension}`)));
    paths.set(part, stand);
    story.remarks.push({
      kind: "left",
      subject: "picture",
      certainty: "sure",
      message: `The picture "${name}.${extension}" is of a kind that editions cannot show; convert it to PNG, JPEG or SVG and put it in the place of "${stand}".`,
      paragraph,
    });
    return stand;
  });
  return { figures, resources };
}

/** By its first bytes, since names in packages lie. */
function typeOf(bytes: Uint8Array): string | null {
  const head = [...bytes.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (head.startsWith("89504e47")) return "png";
  if (head.startsWith("ffd8ff")) return "jpg";
  if (head.startsWith("47494638")) return "gif";
  if (head.startsWith("49492a00") || head.startsWith("4d4d002a")) return "tiff";
  if (/^52494646.{8}57454250/.test(head)) return "webp";
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!DOCTYPE[^>]*>\s*)?<svg[\s>]/s.test(
    new TextDecoder().decode(bytes.subarray(0, 1000)),
  )
    ? "svg"
    : null;
}

/** A picture that says which file belongs in its place. */
export function placeholder(path: string): string {
  const escaped = path.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240" viewBox="0 0 480 240"><rect x="1" y="1" width="478" height="238" fill="#f4f4f4" stroke="#888" stroke-width="2" stroke-dasharray="8 6"/><text x="240" y="126" text-anchor="middle" font-family="sans-serif" font-size="18" fill="#555">${escaped}</text></svg>\n`;
}
