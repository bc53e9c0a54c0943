import type { Check, Finding } from "../check.ts";
import { jpegComponents } from "./image-headers.ts";
import { picturesOf } from "./pictures.ts";

export const coloursAreOfTheScreen: Check = {
  id: "figures/colours-are-of-the-screen",
  severity: "advice",
  summary: "Pictures use the colours of the screen, not the inks of print.",
  why: "Many reading programs show a CMYK picture in false colours or not at all.",
  remedy: "Convert the picture to sRGB and keep the original for the printer.",
  basis: "EPUB 3.3, core media types; W3C, CSS Color 4",

  run: ({ manuscript, images }) =>
    picturesOf(manuscript).flatMap(({ image }): readonly Finding[] => {
      const resource = images.get(image.url);
      return resource?.mediaType === "image/jpeg" && jpegComponents(resource.bytes) === 4
        ? [
            {
              place: image.place,
              message: `"${image.url}" is in the colours of print (CMYK); those of the screen (sRGB) were expected.`,
            },
          ]
        : [];
    }),
};
