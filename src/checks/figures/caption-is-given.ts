import type { Check, Finding } from "../check.ts";
import { picturesOf } from "./pictures.ts";

export const captionIsGiven: Check = {
  id: "figures/caption-is-given",
  severity: "advice",
  summary: "A picture that stands by itself has a caption.",
  why: "Without one it has no number, and the text cannot refer to it.",
  remedy: 'Write the caption between the brackets of the image: "![Map of the bay](map.png)".',
  basis: "House",
  example: {
    bad: '# Tides\n\nThe bay is small.\n\n![](picture.svg){alt="Outline of the inner bay"}\n',
    good: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n',
  },
  run: ({ manuscript }) => {
    const pictures = picturesOf(manuscript).filter(({ figure, alone }) => figure !== null || alone);
    // A figure that is referred to though it has no number is another finding.
    const meant = new Set(manuscript.crossReferences.map(({ resolved }) => resolved));
    const bare = pictures.filter(
      ({ figure }) => (figure?.caption ?? "") === "" && !(figure !== null && meant.has(figure.id)),
    );
    // A book most of whose pictures have none does without.
    if (manuscript.metadata.kind === "book" && bare.length * 2 > pictures.length) return [];
    return bare.map(
      ({ image }): Finding => ({
        place: image.place,
        message: "The picture has no caption; a caption that says what it is was expected.",
      }),
    );
  },
};
