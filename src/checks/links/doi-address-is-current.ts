import type { Check, Finding } from "../check.ts";
import { editAddress } from "./linked-places.ts";

export const doiAddressIsCurrent: Check = {
  id: "links/doi-address-is-current",
  severity: "advice",
  summary: 'Links to DOIs begin with "https://doi.org/".',
  why: 'The older forms "http://dx.doi.org/" and "http://doi.org/" are kept working only for old texts.',
  remedy: 'Write "https://doi.org/" and the DOI.',
  basis: "Crossref, DOI display guidelines",
  example: {
    bad: "# Tides\n\nThe levels are [kept in Bergen](http://dx.doi.org/10.1000/182).\n",
    good: "# Tides\n\nThe levels are [kept in Bergen](https://doi.org/10.1000/182).\n",
  },
  run: (subject) =>
    subject.manuscript.links.flatMap(({ url, place }): readonly Finding[] => {
      const [old] =
        /^(?:http:\/\/(?:dx\.|www\.)?|https:\/\/(?:dx\.|www\.))doi\.org\/(?=10\.)/i.exec(url) ?? [];
      if (old === undefined) return [];
      const edits = editAddress(subject, place, url, old, "https://doi.org/");
      return [
        {
          place,
          message: `The DOI's address begins with "${old}"; "https://doi.org/" was expected.`,
          ...(edits.length > 0 && { edits }),
        },
      ];
    }),
};
