import type { Check } from "../check.ts";

export const doiStandsAlone: Check = {
  id: "metadata/doi-stands-alone",
  severity: "warning",
  summary: "The publication's DOI ends with a letter, a digit or a closing bracket that was opened.",
  why: "It is printed as a link and registered; with a stray point behind it, it leads nowhere.",
  remedy: "Write the DOI alone, such as `10.1000/182`.",
  basis: "ISO 26324, DOI Handbook 2.2",
  example: {
    file: "publication.yaml",
    bad: "doi: 10.1000/182.\n",
    good: "doi: 10.1000/182\n",
  },
  run: ({
    manuscript: {
      metadata: { doi },
    },
    placeOf,
  }) =>
    doi === undefined || endsWell(doi)
      ? []
      : [
          {
            place: placeOf(["doi"]),
            message: `The DOI is "${doi}"; a DOI without what stands around it was expected.`,
          },
        ],
};

function endsWell(doi: string): boolean {
  if (/[.,;:"'<[(]$/.test(doi) || /^10\.[\d.]+\/.*(?:doi\.org\/|doi:)/i.test(doi)) return false;
  const count = (sign: string): number => doi.split(sign).length;
  return !/[)\]]$/.test(doi) || (count("(") === count(")") && count("[") === count("]"));
}
