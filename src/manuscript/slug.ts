import { stemOf } from "./paths.ts";

const longest = 60;
/** Names that many manuscripts have in common. */
const usual = /^(?:article|paper|index|manuscript|main|metadata|publication|book|_quarto|_bookdown)$/;

/**
 * A file name stem for the editions: ASCII, lower case, hyphens. It is the folder's name, or that of the file the
 * person named where it says more; `index.es.md` adds `-es`. Where neither has Latin letters, the title's.
 */
export function makeSlug(folder: string, document: string | undefined, title: string): string {
  const [stem = "", suffix = ""] = stemOf(document ?? "").split(".");
  const own = usual.test(stem) ? "" : slugOf(stem);
  const base = [
    own,
    slugOf(lastFolder(folder)),
    slugOf(title.split(/[:;.?!—–]/)[0] ?? ""),
    "manuscript",
  ].find((name) => name !== "");
  return suffix === "" || slugOf(suffix) === "" ? `${base}` : `${base}-${slugOf(suffix)}`;
}

function lastFolder(path: string): string {
  return path.replace(/[\\/]+$/, "").replace(/^.*[\\/]/, "");
}

function slugOf(text: string): string {
  const words = text
    .replace(/<[^>]*>|[*_`$\\]/g, "")
    .normalize("NFKD")
    .replace(/ß/g, "ss")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > longest) break;
    slug = longer;
  }
  return slug;
}
