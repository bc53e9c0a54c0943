import type { Check, Finding } from "../check.ts";
import { isRaster } from "./image-headers.ts";
import { picturesOf } from "./pictures.ts";
import { placedWidth } from "./placed-size.ts";

export const resolutionSuffices: Check = {
  id: "figures/resolution-suffices",
  severity: "warning",
  summary: "A picture of pixels has enough of them for the size it is printed at.",
  why: "Below 150 pixels per inch edges blur in print; for photographs printers ask for 300.",
  remedy: "Export the picture again with more pixels or as SVG, or set it smaller: `{width=50%}`.",
  basis: "Chicago Manual of Style 18, chapter 2",
  example: {
    bad: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](picture.png){#fig:map alt="Outline of the inner bay" width=100%}\n',
    good: '# Tides\n\nThe bay is small (@fig:map).\n\n![Map of the bay](picture.png){#fig:map alt="Outline of the inner bay" width=50%}\n',
    beside: { "profile.yaml": "name: Bay Studies\nlimits:\n  figure-resolution: { least: 200 }\n" },
  },
  run: ({ manuscript, images, profile }) => {
    if (!manuscript.metadata.editions.includes("pdf")) return [];
    const least = profile.limits.figureResolution?.least ?? usual;
    return picturesOf(manuscript).flatMap(({ image, attr }): readonly Finding[] => {
      const resource = images.get(image.url);
      if (resource === undefined || !isRaster(resource)) return [];
      const inches = placedWidth(resource, attr, manuscript.metadata.settings);
      const resolution = Math.ceil(resource.width / inches);
      return resolution >= least || inches < smallest
        ? []
        : [
            {
              place: image.place,
              message: `"${image.url}" is ${resource.width} × ${resource.height} pixels and set ${Math.round(inches * 25.4)} mm wide, ${resolution} pixels per inch; at least ${least} were expected.`,
            },
          ];
    });
  },
};

const usual = 150;
/** Inches; icons and badges in a line are meant for the screen. */
const smallest = 1;
