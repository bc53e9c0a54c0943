import type { Check } from "../check.ts";
import { fold } from "../reference-list/item-values.ts";
import { type Picture, picturesOf } from "./pictures.ts";

export const alternativeAddsToTheCaption: Check = {
  id: "figures/alternative-adds-to-the-caption",
  severity: "advice",
  summary: "The alternative text says something else than the caption.",
  why: "Readers who listen hear the caption twice and still do not know what the image shows.",
  remedy: 'Describe the image itself, such as the course of its curves: `{alt="…"}`.',
  basis: "WCAG 2.2, 1.1.1; DAISY, image description guidelines",
  example: {
    bad: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](picture.svg){#fig:map alt="Map of the bay"}\n',
    good: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n',
  },
  run: ({ manuscript }) => {
    const [first, ...others] = picturesOf(manuscript).filter(repeatsTheCaption);
    if (first === undefined) return [];
    const texts =
      others.length === 0
        ? "The alternative text repeats the caption"
        : `The alternative texts of ${others.length + 1} figures repeat their captions`;
    return [
      {
        place: first.image.place,
        message: `${texts}; a description of what the image shows was expected.`,
        related: others.map(({ image }) => ({ place: image.place, message: "Here, too." })),
      },
    ];
  },
};

function repeatsTheCaption({ image, figure }: Picture): boolean {
  const caption = fold(figure?.caption ?? "");
  return caption !== "" && caption === fold(image.alternative);
}
