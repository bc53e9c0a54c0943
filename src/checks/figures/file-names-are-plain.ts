import type { Check, Finding } from "../check.ts";
import { picturesOf } from "./pictures.ts";

export const fileNamesArePlain: Check = {
  id: "figures/file-names-are-plain",
  severity: "advice",
  summary: "Names of image files have letters without accents, digits, hyphens and points, and no spaces.",
  why: "Names with spaces and other letters are written differently by different systems, and files get lost on the way.",
  remedy: 'Rename the file, "tides-of-the-bay.png", and correct the name in the text.',
  basis: "House",
  example: {
    bad: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](kärte.svg){#fig:map alt="Outline of the inner bay"}\n',
    good: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n',
    beside: { "kärte.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600"/>' },
  },
  run: ({ manuscript }) => {
    const seen = new Set<string>();
    return picturesOf(manuscript).flatMap(({ image }): readonly Finding[] => {
      const name = readable(image.url);
      if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(name) || seen.has(name)) return [];
      seen.add(name);
      const [odd] = /[^\u0021-\u007e]/u.exec(name) ?? [];
      if (odd === undefined) return [];
      const what = /\s/u.test(odd) ? "a space" : `"${odd}"`;
      return [
        {
          place: image.place,
          message: `The image "${name}" has ${what} in its name; plain letters, digits and hyphens were expected.`,
        },
      ];
    });
  },
};

/** Addresses may have such letters as %C3%A4. */
function readable(url: string): string {
  try {
    return decodeURIComponent(url).normalize("NFC");
  } catch {
    return url;
  }
}
