import { closest, distance } from "fastest-levenshtein";
import identifiers from "spdx-license-ids/index.json" with { type: "json" };
import type { Check } from "../check.ts";

export const licenceIsKnown: Check = {
  id: "metadata/licence-is-known",
  severity: "warning",
  summary: "The licence is one that can be told by its SPDX identifier, with its version.",
  why: 'Machines that harvest publications look for the identifier; "CC BY" alone is one of five texts.',
  remedy: "Write the SPDX identifier, such as `CC-BY-4.0`.",
  basis: "SPDX License List",
  example: {
    file: "publication.yaml",
    bad: "licence: CC BY\n",
    good: "licence: CC-BY-4.0\n",
  },
  run: ({
    manuscript: {
      metadata: { licence },
    },
    placeOf,
  }) => {
    if (licence === undefined) return [];
    const place = placeOf(["licence"]);
    if (licence.spdx !== undefined)
      return known.has(licence.spdx.toLowerCase())
        ? []
        : [
            {
              place,
              message: `The licence is "${licence.name}"; there is none of this version.`,
              help: helpFor(licence.spdx),
            },
          ];
    if (known.has(licence.name.toLowerCase()) || reserved.test(licence.name)) return [];
    if (/^CC BY(?:-N?[CDS][ADC])*$/.test(licence.name))
      return [
        {
          place,
          message: `The licence is "${licence.name}" without a version; one such as "${licence.name.replace(" ", "-")}-4.0" was expected.`,
        },
      ];
    const near = nearestTo(licence.name);
    return near === null
      ? []
      : [
          {
            place,
            message: `The licence is "${licence.name}"; an SPDX identifier was expected.`,
            help: helpFor(licence.name),
          },
        ];
  },
};

const known: ReadonlySet<string> = new Set(identifiers.map((identifier) => identifier.toLowerCase()));
const reserved = /rights reserved|copyright|\u00a9|public domain|proprietary/i;
const longestIdentifier = 60;

/** The identifier that was probably meant; null for a licence the list does not know. */
function nearestTo(written: string): string | null {
  const plain = written.replaceAll(/[\s_]+/g, "-");
  if (plain.length > longestIdentifier) return null;
  const found = closest(plain.toLowerCase(), [...known]);
  if (distance(found, plain.toLowerCase()) > Math.max(1, Math.floor(plain.length / 4))) return null;
  return identifiers.find((identifier) => identifier.toLowerCase() === found) ?? null;
}

function helpFor(written: string): string {
  const near = nearestTo(written);
  return near === null ? licenceIsKnown.remedy : `Did you mean "${near}"?`;
}
