const longest = 60;

/** A file name stem from the first of the texts that has Latin letters: ASCII, lower case, hyphens. */
export function makeSlug(...texts: readonly string[]): string {
  return texts.map(slugOf).find((slug) => slug !== "") ?? "manuscript";
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
