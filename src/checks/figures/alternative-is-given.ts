import type { Check, Finding } from "../check.ts";
import { picturesOf } from "./pictures.ts";

export const alternativeIsGiven: Check = {
  id: "figures/alternative-is-given",
  severity: "warning",
  summary: "Every image has an alternative text.",
  why: "Readers who cannot see the image hear nothing of it; EPUB Accessibility and European law ask for it.",
  remedy: 'Say in a sentence what the image shows: `![caption](map.png){alt="…"}`.',
  basis: "WCAG 2.2, 1.1.1; EPUB Accessibility 1.1",
  example: {
    bad: "# Tides\n\nThe bay ![](picture.svg) is small.\n",
    good: "# Tides\n\nThe bay ![Outline of the inner bay](picture.svg) is small.\n",
  },
  run: ({ manuscript }) =>
    picturesOf(manuscript)
      .filter(
        ({ image, attr: [, classes] }) => image.alternative.trim() === "" && !classes.includes("decorative"),
      )
      .map(
        ({ image }): Finding => ({
          place: image.place,
          message: "The image has no alternative text; a sentence that says what it shows was expected.",
        }),
      ),
};
