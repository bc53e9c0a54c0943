import type { Check, Finding } from "../check.ts";
import { picturesOf } from "./pictures.ts";

export const showDifferentPictures: Check = {
  id: "figures/show-different-pictures",
  severity: "warning",
  summary: "Two figures do not show the same picture.",
  why: "One of the two files was probably named by mistake.",
  remedy: "Name the other figure's own file, or refer to the first figure.",
  basis: "House",
  example: {
    bad: '# Tides\n\nThe bay is small (@fig:map), and its tides too (@fig:year).\n\n![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n\n![Tides of a year](picture.svg){#fig:year alt="Curve with two peaks"}\n',
    good: '# Tides\n\nThe bay is small (@fig:map), and its tides too (@fig:year).\n\n![Map of the bay](picture.svg){#fig:map alt="Outline of the inner bay"}\n\n![Tides of a year](picture.png){#fig:year alt="Curve with two peaks"}\n',
  },
  run: ({ manuscript, numbering }) => {
    const first = new Map<string, { readonly id: string; readonly label: string }>();
    return picturesOf(manuscript).flatMap(({ image, figure }): readonly Finding[] => {
      const label = figure === null ? undefined : numbering.get(figure.id)?.label;
      if (figure === null || label === undefined) return [];
      const before = first.get(image.url);
      if (before === undefined) first.set(image.url, { id: figure.id, label });
      return before === undefined || before.id === figure.id
        ? []
        : [
            {
              place: image.place,
              message: `${label} shows "${image.url}", which ${before.label} shows already; a picture of its own was expected.`,
            },
          ];
    });
  },
};
