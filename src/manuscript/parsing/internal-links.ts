import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Division, Id } from "../../model/manuscript.ts";
import type { Place } from "../../model/place.ts";
import { headersOf } from "../../tree/headers.ts";
import { folderOf, resolvePath, stemOf } from "../paths.ts";
import { decoded } from "./decoded.ts";
import type { Targets } from "./targets.ts";

/** True of an address with a scheme or a host of its own. */
export function isOutside(url: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url);
}

/** Every heading with the index of its division: where a file of the manuscript begins, and which division it is in. */
export type Landmark = { readonly division: number; readonly file: string; readonly id: Id };

export function landmarksOf(divisions: readonly Division[]): readonly Landmark[] {
  return divisions.flatMap(({ blocks, file }, division) =>
    headersOf(blocks).map(({ c: [, [id]], place }) => ({ division, file: place?.file ?? file, id })),
  );
}

/**
 * What `#id`, `chapter.md`, `chapter.md#id` or `chapter.html#id` means, written in `file` of the division with this
 * index. A file without an id means its first heading; null where there is no such file or id.
 */
export function resolveLink(
  url: string,
  from: { readonly division: number; readonly file: string },
  landmarks: readonly Landmark[],
  targets: Targets,
): Id | null {
  const hash = url.indexOf("#");
  const path = decoded(hash === -1 ? url : url.slice(0, hash)).replace(/\?.*$/, "");
  const fragment = hash === -1 ? "" : decoded(url.slice(hash + 1));
  if (path === "") return fragment === "" ? null : targets.resolve(String(from.division), fragment);
  const start = landmarkAt(path, from.file, landmarks);
  if (start === undefined) return null;
  return fragment === "" ? start.id : targets.resolve(String(start.division), fragment);
}

/** Other systems put all their pages into one folder: there the name alone counts. */
function landmarkAt(path: string, from: string, landmarks: readonly Landmark[]): Landmark | undefined {
  const whole = path.startsWith("/") ? path.slice(1) : resolvePath(folderOf(from), path);
  const wanted = withoutExtension(whole ?? "");
  const same = landmarks.find(({ file }) => withoutExtension(file) === wanted);
  if (same !== undefined || !/\.html?$/i.test(path)) return same;
  return landmarks.find(({ file }) => stemOf(file) === stemOf(path));
}

function withoutExtension(path: string): string {
  return path.replace(/\.(?:q?md|rmd|markdown|html?|txt)$/i, "");
}

export function leadsNowhere(place: Place, url: string, targets: Targets): Diagnostic {
  const near = targets.nearest(decoded(url.slice(url.indexOf("#") + 1)));
  const check = "links/internal-target-exists";
  if (!url.includes("#"))
    return {
      check,
      severity: "warning",
      place,
      message: `The link leads to "${url}", which is no part of the publication; its text is set without a link.`,
      help: "Link to an address on the web, or to a heading or a file of the manuscript.",
    };
  return {
    check,
    severity: "error",
    place,
    message: `The link leads to "${url}"; nothing in the manuscript has this id.`,
    help: near === null ? "Give the place meant this id." : `Did you mean "#${near}"?`,
  };
}
