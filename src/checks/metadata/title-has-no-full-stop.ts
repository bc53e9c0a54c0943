import type { Check } from "../check.ts";

export const titleHasNoFullStop: Check = {
  id: "metadata/title-has-no-full-stop",
  severity: "warning",
  summary: "The title does not end with a full stop, colon, comma or semicolon.",
  why: "Citations put their own sign behind it.",
  remedy: "Take it away.",
  basis: "The Chicago Manual of Style, 8.160",
  example: {
    file: "publication.yaml",
    bad: "title: Tides of the inner bay.\n",
    good: "title: Tides of the inner bay\n",
  },
  run: ({ manuscript: { metadata }, placeOf }) =>
    (["title", "subtitle"] as const).flatMap((key) => {
      const text = metadata[key] ?? "";
      return /[\p{L}\p{N})”"][.:;,]$/u.test(text) && !abbreviated.test(text)
        ? [
            {
              place: placeOf([key]),
              message: `The ${key} is "${text}"; a ${key} without "${text.slice(-1)}" at its end was expected.`,
            },
          ]
        : [];
    }),
};

/** "Acme Inc.", "U.S.", "vol. 2, etc." end with a point of their own. */
const abbreviated =
  /(?:^|[\s.(])(?:\p{L}|etc|al|Inc|Ltd|Co|Corp|Jr|Sr|vol|no|ed|eds|St|u\.\s?a|usw|[pP]t)\.$/u;
