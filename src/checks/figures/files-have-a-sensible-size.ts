import type { Check, Finding } from "../check.ts";
import { picturesOf } from "./pictures.ts";

export const filesHaveASensibleSize: Check = {
  id: "figures/files-have-a-sensible-size",
  severity: "advice",
  summary: "No picture is larger than 10 megabytes.",
  why: "The e-book takes long to load, and some shops refuse it.",
  remedy: "Export the picture with the pixels it needs at its size, as JPEG for photographs.",
  basis: "House",

  run: ({ manuscript, images }) => {
    const seen = new Set<string>();
    return picturesOf(manuscript).flatMap(({ image }): readonly Finding[] => {
      const size = images.get(image.url)?.bytes.length ?? 0;
      if (size <= most || seen.has(image.url)) return [];
      seen.add(image.url);
      return [
        {
          place: image.place,
          message: `"${image.url}" has ${Math.round(size / 1_000_000)} megabytes; at most ${most / 1_000_000} were expected.`,
        },
      ];
    });
  },
};

/** Bytes. */
const most = 10_000_000;
