import type { Check, Finding } from "../check.ts";
import { picturesOf } from "./pictures.ts";

export const alternativeIsNotAFileName: Check = {
  id: "figures/alternative-is-not-a-file-name",
  severity: "warning",
  summary: "The alternative text is not the name of the image's file.",
  why: 'Readers who listen hear "map underscore final two dot p n g".',
  remedy: "Say in a sentence what the image shows.",
  basis: "WCAG 2.2, 1.1.1",
  example: {
    bad: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](picture.svg){#fig:map alt="picture.svg"}\n',
    good: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n',
  },
  run: ({ manuscript }) =>
    picturesOf(manuscript)
      .filter(({ image }) => isFileName(image.alternative.trim(), image.url))
      .map(
        ({ image }): Finding => ({
          place: image.place,
          message: `The alternative text is "${image.alternative.trim()}", the name of a file; a sentence that says what the image shows was expected.`,
        }),
      ),
};

function isFileName(text: string, url: string): boolean {
  const name = url.slice(url.lastIndexOf("/") + 1);
  const stem = name.replace(/\.[^.]*$/, "");
  if (/^\S+\.(?:png|jpe?g|gif|svg|webp|tiff?|pdf|eps)$/i.test(text)) return true;
  // One plain word may well be both: "logo".
  return text !== "" && (text === name || (text === stem && /[\d_-]/.test(text)));
}
