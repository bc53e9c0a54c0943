import type { Check, Finding } from "../check.ts";
import { picturesOf } from "./pictures.ts";

export const alternativeBeginsWithWhatIsShown: Check = {
  id: "figures/alternative-begins-with-what-is-shown",
  severity: "advice",
  summary: 'The alternative text does not begin with "image of".',
  why: "Reading programs say themselves that it is an image.",
  remedy: "Begin with what is shown.",
  basis: "WCAG 2.2, technique G94; DAISY, image description guidelines",
  example: {
    bad: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](picture.svg){#fig:map alt="Image of the outline of the bay"}\n',
    good: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n',
  },
  run: ({ manuscript }) =>
    picturesOf(manuscript).flatMap(({ image }): readonly Finding[] => {
      const [found] = opening.exec(image.alternative.trim()) ?? [];
      return found === undefined
        ? []
        : [
            {
              place: image.place,
              message: `The alternative text begins with "${found}"; what is shown was expected there.`,
            },
          ];
    }),
};

const opening =
  /^(?:an? |the |this )?(?:image|picture|photo|figure|graphic) (?:of|shows|showing)\b|^(?:ein |das |dieses )?(?:Bild|Foto) (?:von|zeigt)\b|^(?:une? |cette )?image (?:de|montre)\b|^(?:una |esta )?imagen (?:de|muestra)\b/i;
